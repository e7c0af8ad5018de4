import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql';
import type { Text } from '../../../web/words/language';
import { enumTexts, wordDescription } from '../table/words';

/** What is filled in. */
export type Field =
  | { kind: 'enum'; values: ReadonlyMap<string, Text> }
  | { kind: 'number'; isWhole: boolean }
  | { kind: 'boolean' }
  | { kind: 'text' }
  | { kind: 'known'; of: Known }
  | { kind: 'list'; of: Field }
  | { kind: 'object'; fields: NamedField[] };

/** What the catalogue knows by id, and a reader by name. */
export type Known = 'province' | 'cluster' | 'measure' | 'programme';

export interface NamedField {
  name: string;
  label: Text;
  /** The description of the schema, in both languages. */
  hint: string | null;
  isRequired: boolean;
  field: Field;
}

/** What the first operation's variables take, in their order; a variable of an unknown type is left to the JSON. */
export function variableFields(document: DocumentNode, schema: GraphQLSchema): NamedField[] {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const uses = usesOf(document, schema);
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    const input = inputType(type, schema);
    if (!input) return [];
    const { known, description } = uses.get(name) ?? { known: null, description: null };
    return [
      {
        name,
        label: wordDescription(description, name),
        hint: description,
        isRequired: isNonNullType(input) && !defaultValue,
        field: fieldOf(input, known),
      },
    ];
  });
}

function inputType(type: TypeNode, schema: GraphQLSchema): GraphQLInputType | undefined {
  // By its kind it is one of the overloads of `typeFromAST`, which has none for their union.
  const found =
    type.kind === Kind.NON_NULL_TYPE
      ? typeFromAST(schema, type)
      : type.kind === Kind.LIST_TYPE
        ? typeFromAST(schema, type)
        : typeFromAST(schema, type);
  return found as GraphQLInputType | undefined;
}

interface Use {
  known: Known | null;
  description: string | null;
}

/** Where each variable is first used: as which argument of which field. */
function usesOf(document: DocumentNode, schema: GraphQLSchema): Map<string, Use> {
  const uses = new Map<string, Use>();
  const info = new TypeInfo(schema);
  let inputField: string | null = null;
  visit(
    document,
    visitWithTypeInfo(info, {
      VariableDefinition: () => false,
      ObjectField: {
        enter: ({ name }) => void (inputField = name.value),
        leave: () => void (inputField = null),
      },
      Variable: ({ name: { value: name } }) => {
        const argument = info.getArgument();
        if (uses.has(name) || !argument) return;
        const place = inputField ?? (argument.name === 'id' ? info.getFieldDef()?.name : argument.name);
        uses.set(name, { known: knownBy(place ?? ''), description: argument.description ?? null });
      },
    }),
  );
  return uses;
}

function knownBy(name: string): Known | null {
  return knownNames.get(name) ?? null;
}

const knownNames = new Map<string, Known>(
  (['province', 'cluster', 'measure', 'programme'] as const).flatMap((known) => [
    [known, known],
    [`${known}s`, known],
  ]),
);

function fieldOf(type: GraphQLInputType, known: Known | null, within: readonly string[] = []): Field {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return { kind: 'list', of: fieldOf(nullable.ofType, known, within) };
  const named = getNamedType(nullable);
  if (isEnumType(named)) return { kind: 'enum', values: enumTexts(named) ?? new Map() };
  if (isInputObjectType(named)) {
    // A type that holds itself would have no end.
    if (within.includes(named.name)) return { kind: 'text' };
    return {
      kind: 'object',
      fields: Object.values(named.getFields()).map(({ name, description, type: inner, defaultValue }) => ({
        name,
        label: wordDescription(description, name),
        hint: description ?? null,
        isRequired: isNonNullType(inner) && defaultValue === undefined,
        field: fieldOf(inner, knownBy(name), [...within, named.name]),
      })),
    };
  }
  if (named.name === 'Boolean') return { kind: 'boolean' };
  if (['Int', 'Long', 'Float'].includes(named.name))
    return { kind: 'number', isWhole: named.name !== 'Float' };
  return known && named.name === 'ID' ? { kind: 'known', of: known } : { kind: 'text' };
}
