import { useState, type ChangeEvent } from 'react';
import type { Text } from '../../../web/words/language';
import { saveFile } from '../page/saveFile';
import { examples } from '../examples/content';
import { useWords } from '../page/state';
import { useShowQuery } from '../page/useShowQuery';
import { byGroup, changeQuery, readFile, writeFile, type SavedQuery } from './collections';
import { useQueries } from './useQueries';

/** The reader's own queries, by their groups; they can be taken to another machine as a file. */
export function CollectionsPanel({ onChosen }: { onChosen(): void }) {
  const { words } = useWords();
  const [saved, keep] = useQueries();
  const [said, setSaid] = useState<Text | null>(null);
  const showQuery = useShowQuery(examples);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const reading = readFile(await file.text(), saved, () => crypto.randomUUID());
    target.value = '';
    if (reading.kind === 'refused') return setSaid(reading.because);
    setSaid(keep(reading.saved) ?? imported(reading));
  };
  return (
    <section className="collections">
      <h2>{words(texts.title)}</h2>
      <p className="note">{words(texts.here)}</p>
      {saved.length === 0 && <p>{words(texts.none)}</p>}
      {byGroup(saved).map(([group, queries]) => (
        <section key={group}>
          {group !== '' && <h3>{group}</h3>}
          <ul>
            {queries.map((query) => (
              <Saved
                key={query.id}
                query={query}
                onShow={() => {
                  showQuery(query);
                  onChosen();
                }}
                onChange={(change) => setSaid(keep(changeQuery(saved, query.id, change)))}
                onDelete={() => setSaid(keep(saved.filter(({ id }) => id !== query.id)))}
              />
            ))}
          </ul>
        </section>
      ))}
      <p className="buttons">
        <button
          type="button"
          disabled={saved.length === 0}
          onClick={() => saveFile('congdoan-truy-van.json', writeFile(saved), 'application/json')}
        >
          {words(texts.write)}
        </button>
        <label className="button">
          {words(texts.read)}
          <input type="file" accept="application/json,.json" onChange={(event) => void read(event)} />
        </label>
      </p>
      <p role="status">{said && words(said)}</p>
    </section>
  );
}

interface SavedProps {
  query: SavedQuery;
  onShow(): void;
  onChange(change: Partial<Pick<SavedQuery, 'name' | 'group'>>): void;
  onDelete(): void;
}

function Saved({ query, onShow, onChange, onDelete }: SavedProps) {
  const { words } = useWords();
  const [isEdited, setIsEdited] = useState(false);
  const [name, setName] = useState(query.name);
  const [group, setGroup] = useState(query.group);
  return (
    <li>
      <div className="saved">
        <button type="button" className="link" onClick={onShow}>
          {query.name}
        </button>
        <button
          type="button"
          aria-label={`${words(texts.change)}: ${query.name}`}
          onClick={() => setIsEdited(!isEdited)}
        >
          {words(texts.change)}
        </button>
        <button type="button" aria-label={`${words(texts.delete)}: ${query.name}`} onClick={onDelete}>
          {words(texts.delete)}
        </button>
      </div>
      {isEdited && (
        <form
          className="save-form"
          onSubmit={(event) => {
            event.preventDefault();
            onChange({ name, group });
            setIsEdited(false);
          }}
        >
          <label>
            {words(texts.name)}
            <input type="text" required value={name} onChange={({ target }) => setName(target.value)} />
          </label>
          <label>
            {words(texts.group)}
            <input type="text" value={group} onChange={({ target }) => setGroup(target.value)} />
          </label>
          <button type="submit">{words(texts.done)}</button>
        </form>
      )}
    </li>
  );
}

const texts = {
  title: { vi: 'Truy vấn đã lưu', en: 'Saved queries' },
  here: {
    vi: 'Chỉ giữ trong trình duyệt này, trên máy này.',
    en: 'Kept in this browser, on this machine only.',
  },
  none: {
    vi: 'Chưa có truy vấn nào. Bấm Lưu ở trên truy vấn.',
    en: 'There is none yet. Press Save above a query.',
  },
  change: { vi: 'Sửa', en: 'Change' },
  delete: { vi: 'Xóa', en: 'Delete' },
  name: { vi: 'Tên', en: 'Name' },
  group: { vi: 'Nhóm', en: 'Group' },
  done: { vi: 'Xong', en: 'Done' },
  write: { vi: 'Xuất ra tệp', en: 'Export to a file' },
  read: { vi: 'Nhập từ tệp', en: 'Import from a file' },
} satisfies Record<string, Text>;

function imported({ added, had }: { added: number; had: number }): Text {
  return {
    vi: `Đã nhập ${added} truy vấn${had > 0 ? `; ${had} truy vấn đã có sẵn` : ''}.`,
    en: `Imported ${added}${had > 0 ? `; ${had} were there already` : ''}.`,
  };
}
