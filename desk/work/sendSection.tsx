import { useEffect, useState } from 'preact/hooks';
import type { Failure, Outcome } from '../api';
import { Alert } from '../loaded';
import { formatDay } from '../../web/words/dates';
import { usePage } from '../page';
import type { Preview, Work } from '../types';
import { PreviewResult } from './previewResult';
import type { LastYear } from './useLastYear';
import type { Saving } from './useSaving';

/** Steps 4 and 5: what would change, and the step to the next person. */
export function SendSection({ saving, lastYear }: { saving: Saving; lastYear: LastYear }) {
  const { say, path, person, ask } = usePage();
  const { work } = saving;
  const [seen, setSeen] = useState<{ preview: Preview; rows: Work['rows'] } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = work.rows.filter(({ decision }) => decision === 'OPEN').length;

  const run = async <Data,>(step: string, body: (saved: Work) => object, done: (data: Data) => void) => {
    setBusy(true);
    const saved = await saving.saved();
    const outcome: Outcome<Data> | null =
      saved && (await ask<Data>('POST', path(`/works/${work.id}/${step}`), body(saved)));
    setBusy(false);
    if (outcome === null) return;
    setFailure('failure' in outcome ? outcome.failure : null);
    if ('data' in outcome) done(outcome.data);
    else if (listed.includes(outcome.failure.code)) await show();
  };
  const show = async () => {
    const outcome = await ask<Preview>('POST', path(`/works/${work.id}/preview`));
    if ('data' in outcome) setSeen({ preview: outcome.data, rows: work.rows });
  };
  const look = () =>
    run<Preview>(
      'preview',
      () => ({}),
      (preview) => setSeen({ preview, rows: work.rows }),
    );
  // Nobody approves what they have not seen.
  useEffect(() => {
    if (work.state === 'SUBMITTED') void look();
  }, [work.state]);
  const submit = () => run<Work>('submit', ({ version }) => ({ version }), saving.replace);
  if (work.state === 'PUBLISHED') return null;
  return (
    <section aria-labelledby="send">
      <h2 id="send">{say({ vi: '4. Xem trước và gửi', en: '4. See what changes, and send' })}</h2>
      <Alert failure={failure ?? saving.failure} />
      <p>
        <button type="button" disabled={isBusy} onClick={() => void look()}>
          {say({ vi: 'Xem trước thay đổi', en: 'See what would change' })}
        </button>
      </p>
      {seen && seen.rows !== work.rows && (
        <p class="alert" role="status">
          {say({
            vi: 'Số liệu đã sửa sau lần xem trước này; hãy xem trước lại.',
            en: 'The numbers were changed after this preview; look again.',
          })}
        </p>
      )}
      {seen && <PreviewResult preview={seen.preview} saving={saving} lastYear={lastYear} />}
      {work.dueOn !== null && work.isLate && <LateReason dueOn={work.dueOn} saving={saving} />}
      {work.state === 'OPEN' && (
        <>
          {open > 0 && (
            <p class="note">
              {say({
                vi: `Còn ${open} số chưa xem; số chưa xem không được gửi đi.`,
                en: `${open} numbers are not looked at; they are not sent.`,
              })}
            </p>
          )}
          <button type="button" class="button" disabled={isBusy} onClick={() => void submit()}>
            {say({ vi: '5. Gửi duyệt', en: '5. Submit' })}
          </button>
        </>
      )}
      {work.state === 'SUBMITTED' && person.role === 'CLERK' && (
        <p>{say({ vi: 'Báo cáo đang chờ lãnh đạo duyệt.', en: 'The report waits for the head.' })}</p>
      )}
      {work.state === 'SUBMITTED' && person.role !== 'CLERK' && (
        <HeadButtons run={run} isBusy={isBusy} saving={saving} />
      )}
    </section>
  );
}

/** After the due date nothing changes without a word on why. */
function LateReason({ dueOn, saving: { work, setHead } }: { dueOn: string; saving: Saving }) {
  const { say, language } = usePage();
  const day = formatDay(dueOn, language);
  return (
    <fieldset disabled={work.state !== 'OPEN'}>
      <legend>{say({ vi: `Đã quá hạn báo cáo (${day})`, en: `The report was due on ${day}` })}</legend>
      <label for="late-reason">
        {say({ vi: 'Lý do nộp hoặc sửa sau hạn', en: 'Why it comes or changes after that day' })}
      </label>
      <textarea
        id="late-reason"
        rows={2}
        value={work.head.lateReason ?? ''}
        onInput={({ currentTarget }) => setHead({ lateReason: currentTarget.value })}
      />
    </fieldset>
  );
}

/** What is wrong stands in the preview, each at its place. */
const listed = ['IMPORT_REFUSED', 'IMPORT_UNANSWERED'];

type Run = <Data>(step: string, body: (saved: Work) => object, done: (data: Data) => void) => Promise<void>;

/** The head's page: approve, or give back with a word. */
function HeadButtons({ run, isBusy, saving }: { run: Run; isBusy: boolean; saving: Saving }) {
  const { say } = usePage();
  const [reason, setReason] = useState('');
  const publish = () =>
    run<{ work: Work }>(
      'publish',
      ({ version }) => ({ version }),
      ({ work }) => saving.replace(work),
    );
  const giveBack = () => run<Work>('return', ({ version }) => ({ version, reason }), saving.replace);
  return (
    <>
      <p>
        <button type="button" class="button" disabled={isBusy} onClick={() => void publish()}>
          {say({ vi: 'Duyệt và công bố', en: 'Approve and publish' })}
        </button>
      </p>
      <label for="return-reason">{say({ vi: 'Trả lại, vì', en: 'Return, because' })}</label>
      <textarea
        id="return-reason"
        rows={2}
        value={reason}
        onInput={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <button type="button" disabled={isBusy || reason.trim() === ''} onClick={() => void giveBack()}>
        {say({ vi: 'Trả lại', en: 'Return' })}
      </button>
    </>
  );
}
