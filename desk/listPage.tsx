import { formatInstant } from '../web/words/dates';
import type { Texts } from '../web/words/language';
import { Loaded, useAnswer } from './loaded';
import { usePage } from './page';
import { PageHeading } from './pageHeading';
import type { WorkState, WorkSummary } from './types';

const stateTexts: Texts<WorkState> = {
  OPEN: { vi: 'Đang soạn', en: 'Being worked on' },
  SUBMITTED: { vi: 'Chờ duyệt', en: 'To be approved' },
  PUBLISHED: { vi: 'Đã công bố', en: 'Published' },
};

/** What is published and was undone is published no more. */
export function StateMark({ state, undoneBy }: { state: WorkState; undoneBy: number | null }) {
  const { say } = usePage();
  if (undoneBy === null) return <span class={`state ${state.toLowerCase()}`}>{say(stateTexts[state])}</span>;
  return (
    <span class="state undone">
      {say({ vi: `Đã hoàn tác (lần thay đổi ${undoneBy})`, en: `Undone (change ${undoneBy})` })}
    </span>
  );
}

/** The reports on their way, and the one button that begins. */
export function ListPage() {
  const { say, go, path } = usePage();
  const works = useAnswer<WorkSummary[]>(path('/works'));
  return (
    <>
      <PageHeading say={say} title={{ vi: 'Báo cáo của tỉnh', en: 'Reports of the province' }} />
      <p>
        <button type="button" class="button" onClick={() => go('moi')}>
          {say({ vi: 'Nhập báo cáo', en: 'Enter a report' })}
        </button>
      </p>
      <Loaded {...works}>
        {(list) =>
          list.length === 0 ? (
            <p>
              {say({
                vi: 'Chưa có báo cáo nào trên bàn. Dán nguyên văn báo cáo, hoặc đưa tệp Word, PDF, Excel vào: các con số được đọc ra để đối chiếu, chưa có gì được công bố.',
                en: 'There is no report here yet. Paste its text, or bring a Word, PDF or Excel file: its numbers are read for you to check, and nothing is published.',
              })}
            </p>
          ) : (
            <ul class="works">
              {list.map((work) => (
                <WorkItem key={work.id} work={work} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function WorkItem({
  work: { id, state, undoneBy, title, year, document, file, open, steps, changedAt },
}: {
  work: WorkSummary;
}) {
  const { say, go, language } = usePage();
  const last = steps.at(-1);
  return (
    <li>
      <button type="button" class="link title" onClick={() => go(id)}>
        {title}
      </button>
      <p>
        <StateMark state={state} undoneBy={undoneBy} />{' '}
        {say({ vi: `năm ${year}, mã ${document}`, en: `of ${year}, id ${document}` })}
        {file !== null && `, ${say({ vi: 'tệp', en: 'file' })} ${file}`}
        {state === 'OPEN' &&
          open > 0 &&
          `, ${say({ vi: `còn ${open} số chưa xem`, en: `${open} numbers to look at` })}`}
      </p>
      <p class="note">
        {last?.by}, {formatInstant(changedAt, language)}
        {last?.what === 'RETURNED' && `: ${say({ vi: 'trả lại', en: 'returned' })} – ${last.reason ?? ''}`}
      </p>
    </li>
  );
}
