import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';
import { useWords } from '../page/state';

interface TypePageProps {
  type: GraphQLNamedType;
  onOpen(type: string): void;
}

/** A type with its fields, their arguments and what they lead to. */
export function TypePage({ type, onOpen }: TypePageProps) {
  const { words } = useWords();
  return (
    <article className="type-page">
      <h3>
        <code>{type.name}</code>
      </h3>
      {type.description && <p>{type.description}</p>}
      <dl>
        {membersOf(type).map(({ name, description, leadsTo, args }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
              {leadsTo && <TypeLink type={leadsTo} onOpen={onOpen} />}
            </dt>
            <dd>
              {description}
              {args.length > 0 && (
                <details>
                  <summary>{words({ vi: `${args.length} đối số`, en: `${args.length} arguments` })}</summary>
                  <dl>
                    {args.map((argument) => (
                      <div key={argument.name}>
                        <dt>
                          <code>{argument.name}</code>
                          {argument.leadsTo && <TypeLink type={argument.leadsTo} onOpen={onOpen} />}
                        </dt>
                        <dd>{argument.description}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

interface Member {
  name: string;
  description: string;
  /** Null of a value of an enum. */
  leadsTo: GraphQLType | null;
  args: readonly Omit<Member, 'args'>[];
}

function membersOf(type: GraphQLNamedType): Member[] {
  const member = (
    { name, description }: { name: string; description?: string | null | undefined },
    leadsTo: GraphQLType | null,
    args: Member['args'] = [],
  ): Member => ({ name, description: description ?? '', leadsTo, args });
  if (isEnumType(type)) return type.getValues().map((value) => member(value, null));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => member(field, field.type));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map((field) =>
    member(
      field,
      field.type,
      field.args.map((argument) => member(argument, argument.type)),
    ),
  );
}

/** With its marks of lists and of what is always there: `[Province!]!`. */
function TypeLink({ type, onOpen }: { type: GraphQLType; onOpen(type: string): void }) {
  const { name } = getNamedType(type);
  return (
    <button type="button" className="link type" onClick={() => onOpen(name)}>
      {String(type)}
    </button>
  );
}
