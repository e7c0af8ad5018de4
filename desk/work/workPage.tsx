import { useState } from 'preact/hooks';
import { formatInstant } from '../../web/words/dates';
import type { Texts } from '../../web/words/language';
import type { Failure } from '../api';
import { StateMark } from '../listPage';
import { Alert, Loaded, useAnswer } from '../loaded';
import { usePage } from '../page';
import { PageHeading } from '../pageHeading';
import type { Step, Work } from '../types';
import { ReportText } from './reportText';
import { RowList } from './rowList';
import { MeasureForm } from './measureForm';
import { SendSection } from './sendSection';
import { useLastYear } from './useLastYear';
import { useSaving, type Saving } from './useSaving';

/** Steps 3 to 5 of one report. */
export function WorkPage({ id }: { id: string }) {
  const { path } = usePage();
  const answer = useAnswer<Work>(path(`/works/${id}`));
  return <Loaded {...answer}>{(work) => <OpenWork key={work.id} first={work} />}</Loaded>;
}

function OpenWork({ first }: { first: Work }) {
  const { say } = usePage();
  const saving = useSaving(first);
  const { work } = saving;
  const [shown, setShown] = useState<string | null>(null);
  const lastYear = useLastYear(work.head.year);
  const isForm = work.text === null && work.file === null;
  const isOpen = work.state === 'OPEN';
  return (
    <>
      <PageHeading say={say} title={{ vi: work.head.title, en: work.head.title }} />
      <p>
        <StateMark state={work.state} undoneBy={work.undoneBy} />{' '}
        {say({
          vi: `năm ${work.head.year}, mã ${work.head.document}`,
          en: `of ${work.head.year}, id ${work.head.document}`,
        })}
        {isOpen && <SavingState saving={saving} />}
      </p>
      <Alert failure={saving.failure} />
      {saving.merged && (
        <p role="status" class="alert">
          {say(saving.merged)}
        </p>
      )}
      {work.file && (
        <p>
          {say({ vi: 'Mẫu đã điền', en: 'Filled template' })}: {work.file.name}
        </p>
      )}
      {work.text !== null && (
        <section aria-labelledby="numbers">
          <h2 id="numbers">{say({ vi: '3. Đối chiếu từng con số', en: '3. Check each number' })}</h2>
          <div class="beside">
            <ReportText work={work} saving={saving} shown={shown} show={setShown} />
            <RowList work={work} saving={saving} shown={shown} show={setShown} lastYear={lastYear} />
          </div>
        </section>
      )}
      {isForm && <MeasureForm work={work} saving={saving} lastYear={lastYear} />}
      {isForm && (
        <section aria-labelledby="parts">
          <h2 id="parts">
            {say({
              vi: 'Số theo chương trình, hình thức, khối, đơn vị',
              en: 'Numbers by programme, kind, sector, unit',
            })}
          </h2>
          <RowList work={work} saving={saving} shown={shown} show={setShown} lastYear={lastYear} />
        </section>
      )}
      <SendSection saving={saving} lastYear={lastYear} />
      {work.state === 'PUBLISHED' && <CorrectButton id={work.id} />}
      <Steps steps={work.steps} />
    </>
  );
}

/** What is published stays as it is until the correction is approved. */
function CorrectButton({ id }: { id: string }) {
  const { say, ask, path, go } = usePage();
  const [failure, setFailure] = useState<Failure | null>(null);
  const correct = async () => {
    const outcome = await ask<Work>('POST', path(`/works/${id}/correct`));
    if ('data' in outcome) go(outcome.data.id);
    else setFailure(outcome.failure);
  };
  return (
    <>
      <Alert failure={failure} />
      <button type="button" onClick={() => void correct()}>
        {say({ vi: 'Đính chính báo cáo này', en: 'Correct this report' })}
      </button>
    </>
  );
}

function SavingState({ saving: { state, work } }: { saving: Saving }) {
  const { say, language } = usePage();
  const texts: Texts<Saving['state']> = {
    SAVED: {
      vi: `Đã lưu ${formatInstant(work.changedAt, language)}`,
      en: `Saved ${formatInstant(work.changedAt, language)}`,
    },
    SAVING: { vi: 'Đang lưu…', en: 'Saving…' },
    FAILED: { vi: 'Chưa lưu được', en: 'Not saved' },
  };
  return (
    <span role="status" class={`saving ${state.toLowerCase()}`}>
      {' · '}
      {say(texts[state])}
    </span>
  );
}

const stepTexts: Texts<Step['what']> = {
  BEGUN: { vi: 'bắt đầu', en: 'began' },
  SAVED: { vi: 'lưu', en: 'saved' },
  SUBMITTED: { vi: 'gửi duyệt', en: 'submitted' },
  RETURNED: { vi: 'trả lại', en: 'returned' },
  PUBLISHED: { vi: 'duyệt và công bố', en: 'approved and published' },
};

/** Saves in between are many, and say nothing by themselves. */
function Steps({ steps }: { steps: readonly Step[] }) {
  const { say, language } = usePage();
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{say({ vi: 'Các bước đã qua', en: 'What was done' })}</h2>
      <ul class="steps">
        {steps
          .filter(({ what }, index) => what !== 'SAVED' || index === steps.length - 1)
          .map(({ at, by, what, reason, revision }) => (
            <li key={at}>
              {formatInstant(at, language)} – {by} {say(stepTexts[what])}
              {reason !== undefined && `: ${reason}`}
              {revision !== undefined &&
                ` (${say({ vi: `lần thay đổi ${revision}`, en: `change ${revision}` })})`}
            </li>
          ))}
      </ul>
    </section>
  );
}
