import { useState } from 'preact/hooks';
import { formatInstant } from '../web/words/dates';
import type { Failure } from './api';
import { Alert, Loaded, useAnswer } from './loaded';
import { usePage } from './page';
import { PageHeading } from './pageHeading';
import type { KnownDocument, Revision } from './types';
import { personText, valueText } from './words';

/** Every change of the province's figures, each of which can be taken back. */
export function HistoryPage() {
  const { say, path, ask } = usePage();
  const revisions = useAnswer<{ rows: Revision[] }>(path('/revisions'));
  const [failure, setFailure] = useState<Failure | null>(null);
  const undo = async (id: string) => {
    const sure = say({
      vi: `Hoàn tác lần thay đổi số ${id}? Số liệu trở về như trước đó; việc hoàn tác cũng được ghi vào lịch sử.`,
      en: `Undo change ${id}? The figures are as before it again; the undoing is kept in the history too.`,
    });
    if (!window.confirm(sure)) return;
    const outcome = await ask('POST', path('/undo'), { revision: Number(id) });
    setFailure('failure' in outcome ? outcome.failure : null);
    await revisions.again();
  };
  return (
    <>
      <PageHeading say={say} title={{ vi: 'Lịch sử số liệu', en: 'History of the figures' }} />
      <Alert failure={failure} />
      <Loaded {...revisions}>
        {({ rows }) => (
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say({ vi: 'Lần', en: 'No.' })}</th>
                  <th scope="col">{say({ vi: 'Lúc', en: 'When' })}</th>
                  <th scope="col">{say({ vi: 'Người', en: 'Who' })}</th>
                  <th scope="col">{say({ vi: 'Việc', en: 'What' })}</th>
                  <th scope="col">{say({ vi: 'Hoàn tác', en: 'Undo' })}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <RevisionRow key={row.id} row={row} undo={undo} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      <Held />
    </>
  );
}

/** What is in, to be taken out: each document as a file that can be imported again, and all of it as a backup. */
function Held() {
  const { say, path, person } = usePage();
  const documents = useAnswer<KnownDocument[]>(path('/documents'));
  return (
    <section aria-labelledby="held">
      <h2 id="held">{say({ vi: 'Số liệu đang có', en: 'What is in' })}</h2>
      <Loaded {...documents}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{say({ vi: 'Chưa có tài liệu nào.', en: 'There is no document yet.' })}</p>
          ) : (
            <ul class="works">
              {rows.map(({ id, title, status }) => (
                <li key={id}>
                  {title ?? id} ({say(valueText(status))}){' '}
                  <a href={path(`/workbook?document=${encodeURIComponent(id)}`)} download>
                    {say({ vi: 'Tải về Excel', en: 'Download as Excel' })}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {person.role !== 'CLERK' && (
        <p>
          <a href={path('/backup')} download>
            {say({ vi: 'Tải bản sao lưu toàn bộ số liệu', en: 'Download a backup of everything' })}
          </a>{' '}
          <span class="note">
            {say({
              vi: 'Có cả dự thảo và số nhỏ: giữ như hồ sơ mật. Khôi phục bằng lệnh “congdoan restore”.',
              en: 'It has drafts and small numbers too: keep it safe. Restored by “congdoan restore”.',
            })}
          </span>
        </p>
      )}
    </section>
  );
}

function RevisionRow({ row, undo }: { row: Revision; undo(id: string): Promise<void> }) {
  const { say, language, person } = usePage();
  const { id, startedAt, by, undoes, undoneBy, document, file } = row;
  return (
    <tr>
      <td>{id}</td>
      <td>{formatInstant(startedAt, language)}</td>
      <td>{say(personText(by))}</td>
      <td>
        {undoes === null
          ? `${say({ vi: 'Nạp', en: 'Import of' })} ${document ?? file ?? ''}`
          : say({ vi: `Hoàn tác lần ${undoes}`, en: `Undoing of ${undoes}` })}
      </td>
      <td>
        {undoneBy !== null && say({ vi: `đã hoàn tác ở lần ${undoneBy}`, en: `undone by ${undoneBy}` })}
        {undoneBy === null && person.role !== 'CLERK' && (
          <button type="button" onClick={() => void undo(id)}>
            {say({ vi: `Hoàn tác lần ${id}`, en: `Undo ${id}` })}
          </button>
        )}
      </td>
    </tr>
  );
}
