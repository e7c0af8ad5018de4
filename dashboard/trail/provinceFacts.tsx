import { useAnswer } from '../answer';
import { fits } from '../model/trail';
import { usePage } from '../page';
import { Waiting } from '../waiting';
import { Fact } from './fact';
import type { TrailProps } from './trailProps';

/** The facts of a province behind a number, with their documents. */
export function ProvinceFacts({ dashboard, trail, province }: TrailProps & { province: string }) {
  const { say } = usePage();
  const { figure, year } = trail;
  const asked = useAnswer('FigureTrail', { province, year, measure: figure.measure, after: null });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const connection = asked.answer.province?.facts;
  if (!connection) {
    return (
      <p class="absent">{say({ vi: 'Tỉnh hiện không trả lời.', en: 'The province does not answer now.' })}</p>
    );
  }
  const facts = connection.edges.map(({ node }) => node).filter((fact) => fits(fact, figure));
  if (facts.length === 0) {
    return <p class="absent">{say({ vi: 'Không có số liệu gốc nào.', en: 'There are no facts.' })}</p>;
  }
  return (
    <>
      <p class="note">
        {say({
          vi: `${facts.length} số liệu gốc, như đã báo cáo:`,
          en: `${facts.length} facts, as reported:`,
        })}
      </p>
      <ol class="facts">
        {facts.map((fact) => (
          <Fact key={fact.id} fact={fact} owner={province} catalogue={dashboard.catalogue} />
        ))}
      </ol>
      {connection.pageInfo.hasNextPage && (
        <p class="note">
          {say({
            vi: `Còn nữa: có tất cả ${connection.totalCount} số liệu gốc của chỉ tiêu này.`,
            en: `There are more: ${connection.totalCount} facts of this measure in all.`,
          })}
        </p>
      )}
    </>
  );
}
