import { pick, useGraphiQL } from '@graphiql/react';
import { useRef, useState, type FormEvent } from 'react';
import type { Text } from '../../../web/words/language';
import { examples } from '../examples/content';
import { titleOf } from '../examples/examples';
import { useWords } from '../page/state';
import { addQuery } from './collections';
import { useQueries } from './useQueries';

/** Keeps the query of the tab that is shown under a name. */
export function SaveButton() {
  const { words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { queryEditor, variableEditor, operationName } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'operationName'),
  );
  const [saved, keep] = useQueries();
  const [name, setName] = useState('');
  const [group, setGroup] = useState('');
  const [said, setSaid] = useState<Text | null>(null);
  const open = () => {
    const example = examples.find((one) => one.name === operationName);
    setName(example ? words(titleOf(example)) : (operationName ?? ''));
    setSaid(null);
    dialog.current?.showModal();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const query = queryEditor?.getValue() ?? '';
    if (query.trim() === '') return setSaid(texts.empty);
    const content = { name, group, query, variables: variableEditor?.getValue() ?? '' };
    const fault = keep(addQuery(saved, content, crypto.randomUUID()));
    if (fault) return setSaid(fault);
    dialog.current?.close();
  };
  const groups = [...new Set(saved.map((query) => query.group))].filter(Boolean);
  return (
    <>
      <button type="button" onClick={open}>
        {words(texts.save)}
      </button>
      <dialog ref={dialog} aria-labelledby="save-title">
        <form onSubmit={save} className="save-form">
          <h2 id="save-title">{words(texts.title)}</h2>
          <p className="note">{words(texts.here)}</p>
          <label>
            {words(texts.name)}
            <input type="text" required value={name} onChange={({ target }) => setName(target.value)} />
          </label>
          <label>
            {words(texts.group)}
            <input
              type="text"
              list="save-groups"
              value={group}
              onChange={({ target }) => setGroup(target.value)}
            />
          </label>
          <datalist id="save-groups">
            {groups.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          {said && <p role="alert">{words(said)}</p>}
          <p className="buttons">
            <button type="submit" className="primary">
              {words(texts.save)}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {words(texts.cancel)}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}

const texts = {
  save: { vi: 'Lưu', en: 'Save' },
  title: { vi: 'Lưu truy vấn', en: 'Save the query' },
  here: {
    vi: 'Chỉ giữ trong trình duyệt này, trên máy này. Để giữ lâu hoặc gửi đi, hãy xuất ra tệp.',
    en: 'Kept in this browser, on this machine only. To keep it for long or to send it, export it to a file.',
  },
  name: { vi: 'Tên', en: 'Name' },
  group: { vi: 'Nhóm (không bắt buộc)', en: 'Group (optional)' },
  empty: { vi: 'Truy vấn còn trống.', en: 'The query is empty.' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
} satisfies Record<string, Text>;
