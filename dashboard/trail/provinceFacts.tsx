import { useAnswer } from '../answer';
import { fits } from '../model/trail';
import { usePage } from '../page';
import { Waiting } from '../waiting';
import { unansweredText } from '../words/labels';
import { FactList } from './fact';
import { ProvinceCopy } from './storedCopy';
import type { TrailProps } from './trailProps';

/** The facts of a province behind a number, with their documents. */
export function ProvinceFacts({ dashboard, trail, province }: TrailProps & { province: string }) {
  const { say } = usePage();
  const { figure, year } = trail;
  const asked = useAnswer('FigureTrail', { province, year, measure: figure.measure, after: null });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const connection = asked.answer.province?.facts;
  if (!connection) return <p class="absent">{say(unansweredText)}</p>;
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
      <FactList
        facts={facts}
        owner={province}
        catalogue={dashboard.catalogue}
        copyOf={(fact) => <ProvinceCopy fact={fact} province={province} />}
      />
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
