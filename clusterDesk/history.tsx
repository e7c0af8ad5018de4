import { useState } from 'preact/hooks';
import type { Failure } from '../desk/api';
import { Alert, Loaded, useAnswer } from '../desk/loaded';
import { usePage } from '../desk/page';
import { PageHeading } from '../desk/pageHeading';
import { personText } from '../desk/words';
import { formatInstant } from '../web/words/dates';
import type { Texts } from '../web/words/language';
import { Entries } from './sendSection';
import type { Known, Revision } from './types';

const kinds: Texts<Revision['kind']> = {
  FILES: { vi: 'Tệp của chương trình', en: 'Files of the program' },
  IMPORT: { vi: 'Nạp tệp', en: 'Import' },
  DESK: { vi: 'Bàn làm việc', en: 'Desk' },
  UNDO: { vi: 'Hoàn tác', en: 'Undoing' },
};

/** Every change of the register, each of which can be taken back. */
export function HistoryPage({ known, reload }: { known: Known; reload(): Promise<unknown> }) {
  const { say, ask, language } = usePage();
  const revisions = useAnswer<Revision[]>('/desk/revisions');
  const [failure, setFailure] = useState<Failure | null>(null);
  const undo = async (revision: number) => {
    const sure = say({
      vi: `Hoàn tác lần thay đổi số ${revision}? Việc hoàn tác cũng được ghi vào lịch sử.`,
      en: `Undo change ${revision}? The undoing is kept in the history too.`,
    });
    if (!window.confirm(sure)) return;
    const outcome = await ask('POST', '/desk/undo', { revision, reason: null });
    setFailure('failure' in outcome ? outcome.failure : null);
    await Promise.all([revisions.again(), reload()]);
  };
  return (
    <>
      <PageHeading say={say} title={{ vi: 'Lịch sử sổ đăng ký', en: 'History of the register' }} />
      <Alert failure={failure} />
      <Loaded {...revisions}>
        {(list) => (
          <ul class="works">
            {list.map(({ _id: number, at, kind, by, undoes, reason, entries }) => (
              <li key={number}>
                <p>
                  <strong>{say({ vi: `Lần ${number}`, en: `Change ${number}` })}</strong>
                  {` – ${say(kinds[kind])}${undoes === null ? '' : ` ${undoes}`}, ${say(personText(by))}, `}
                  {formatInstant(at, language)}
                  {reason !== null && ` – ${reason}`}
                </p>
                <Entries entries={entries} names={known} />
                {number > 1 && (
                  <button type="button" onClick={() => void undo(number)}>
                    {say({ vi: `Hoàn tác lần ${number}`, en: `Undo ${number}` })}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}
