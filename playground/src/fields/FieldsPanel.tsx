import { useGraphiQL, useOperationsEditorState } from '@graphiql/react';
import {
  getNamedType,
  isRequiredArgument,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { useMemo } from 'react';
import { useWords } from '../page/state';
import { wordDescription } from '../table/words';
import type { Text } from '../../../web/words/language';
import { chosenField, fieldsOf, readQuery, toggleArgument, toggleField, type Path } from './fieldSelection';

/** The schema as boxes to tick, in the reader's language: the query is written by them, and read again as it is typed. */
export function FieldsPanel() {
  const { words } = useWords();
  const schema = useGraphiQL((state) => state.schema);
  const [query, setQuery] = useOperationsEditorState();
  const document = useMemo(() => readQuery(query), [query]);
  const change = (next: string | null) => {
    if (next !== null) setQuery(next);
  };
  const type = schema?.getQueryType();
  return (
    <section className="fields" aria-label={words(texts.title)}>
      <h2>{words(texts.title)}</h2>
      <p>{words(texts.hint)}</p>
      {!schema && <p className="note">{words(texts.waiting)}</p>}
      {document === null && (
        <p role="alert" className="note">
          {words(texts.unreadable)}
        </p>
      )}
      {schema && document && (
        <FieldTree
          type={type}
          path={[]}
          document={document}
          onField={(path) => change(toggleField(query, schema, path))}
          onArgument={(path, argument) => change(toggleArgument(query, schema, path, argument))}
        />
      )}
    </section>
  );
}

interface TreeProps {
  type: GraphQLNamedType | null | undefined;
  path: Path;
  document: DocumentNode;
  onField(path: Path): void;
  onArgument(path: Path, argument: string): void;
}

function FieldTree({ type, path, ...shared }: TreeProps) {
  return (
    <ul>
      {fieldsOf(type).map((field) => (
        <FieldItem key={field.name} field={field} path={[...path, field.name]} {...shared} />
      ))}
    </ul>
  );
}

interface ItemProps extends Omit<TreeProps, 'type'> {
  field: GraphQLField<unknown, unknown>;
}

function FieldItem({ field, path, ...shared }: ItemProps) {
  const { words } = useWords();
  const { document, onField } = shared;
  const chosen = chosenField(document, path);
  return (
    <li>
      <label title={field.description ?? undefined}>
        <input type="checkbox" checked={chosen !== undefined} onChange={() => onField(path)} />{' '}
        {words(wordDescription(field.description ?? null, field.name))} <code>{field.name}</code>
      </label>
      {chosen && (
        <>
          <Arguments field={field} path={path} {...shared} />
          <FieldTree type={getNamedType(field.type)} path={path} {...shared} />
        </>
      )}
    </li>
  );
}

/** Those that may be left out; the others come with the field, and the form below the query asks for their values. */
function Arguments({ field, path, document, onArgument }: ItemProps) {
  const { words } = useWords();
  const optional = field.args.filter((argument) => !isRequiredArgument(argument));
  if (optional.length === 0) return null;
  const given = new Set(chosenField(document, path)?.arguments?.map(({ name }) => name.value));
  return (
    <details className="arguments" open={optional.some(({ name }) => given.has(name))}>
      <summary>
        {words({ vi: `Điều kiện (${optional.length})`, en: `Conditions (${optional.length})` })}
      </summary>
      <ul>
        {optional.map(({ name, description }) => (
          <li key={name}>
            <label title={description ?? undefined}>
              <input type="checkbox" checked={given.has(name)} onChange={() => onArgument(path, name)} />{' '}
              {words(wordDescription(description ?? null, name))} <code>{name}</code>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

const texts = {
  title: { vi: 'Chọn trường', en: 'Choose fields' },
  hint: {
    vi: 'Đánh dấu những gì muốn hỏi; truy vấn tự viết theo. Điều kiện bắt buộc hiện ở mục Biến.',
    en: 'Tick what you want to ask for; the query is written by it. What it needs to know is asked under Variables.',
  },
  waiting: { vi: 'Đang đọc lược đồ…', en: 'Reading the schema…' },
  unreadable: {
    vi: 'Truy vấn đang viết dở, chưa đọc được; sửa xong thì chọn trường tiếp được.',
    en: 'The query cannot be read as it is; mend it, and fields can be chosen again.',
  },
} satisfies Record<string, Text>;
