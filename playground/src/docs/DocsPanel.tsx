import { useGraphiQL } from '@graphiql/react';
import { useMemo, useState } from 'react';
import type { Text } from '../../../web/words/language';
import { useWords } from '../page/state';
import { nameOf, placeOf, schemaEntries, searchSchema, type SchemaEntry } from './schemaSearch';
import { TypePage } from './TypePage';

const mostFound = 40;

/** The schema's own descriptions: to search through, and to read from type to type. */
export function DocsPanel() {
  const { words } = useWords();
  const schema = useGraphiQL((state) => state.schema);
  const [text, setText] = useState('');
  /** The types on the way to the one that is read. */
  const [way, setWay] = useState<readonly string[]>(['Query']);
  const entries = useMemo(() => (schema ? schemaEntries(schema) : []), [schema]);
  const found = useMemo(() => searchSchema(entries, text), [entries, text]);
  if (!schema) return <p className="note">{words(texts.noSchema)}</p>;
  const type = schema.getType(way.at(-1) ?? 'Query');
  const open = (name: string) => {
    setText('');
    setWay([...way, name]);
  };
  return (
    <section className="docs">
      <h2>{words(texts.title)}</h2>
      <label>
        {words(texts.search)}
        <input
          type="search"
          value={text}
          placeholder={words(texts.such)}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {text.trim() !== '' ? (
        <Found found={found} onOpen={open} />
      ) : (
        <>
          {way.length > 1 && (
            <button type="button" onClick={() => setWay(way.slice(0, -1))}>
              ← {way.at(-2)}
            </button>
          )}
          {type && <TypePage type={type} onOpen={open} />}
        </>
      )}
    </section>
  );
}

const texts = {
  title: { vi: 'Tài liệu của lược đồ', en: 'What the schema says' },
  search: { vi: 'Tìm theo tên hoặc mô tả', en: 'Search names and descriptions' },
  such: { vi: 'như “đoàn viên” hay “doan vien”', en: 'such as “members”' },
  noSchema: { vi: 'Chưa đọc được lược đồ.', en: 'The schema has not been read.' },
} satisfies Record<string, Text>;

function Found({ found, onOpen }: { found: readonly SchemaEntry[]; onOpen(type: string): void }) {
  const { language } = useWords();
  return (
    <>
      <p role="status" className="note">
        {language === 'vi' ? `${found.length} chỗ` : `${found.length} found`}
        {found.length > mostFound &&
          (language === 'vi' ? `, ${mostFound} chỗ đầu:` : `, the first ${mostFound}:`)}
      </p>
      <ul className="found">
        {found.slice(0, mostFound).map((entry) => (
          <li key={placeOf(entry)}>
            <button type="button" className="link" onClick={() => onOpen(entry.type)}>
              <code>{nameOf(entry)}</code>
            </button>{' '}
            {placeOf(entry) !== nameOf(entry) && <span className="place">{placeOf(entry)}</span>}
            <p>{entry.description}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
