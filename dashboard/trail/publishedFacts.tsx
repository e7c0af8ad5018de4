import { useAnswer } from '../answer';
import { publishedOf } from '../model/published';
import { fits } from '../model/trail';
import { usePage } from '../page';
import { Waiting } from '../waiting';
import { FactList } from './fact';
import { PublishedCopy } from './storedCopy';
import type { TrailProps } from './trailProps';

/** The facts of a cluster's own report behind a figure that it published. */
export function PublishedFacts({ dashboard, trail }: TrailProps) {
  const { address, say } = usePage();
  const { figure, year } = trail;
  const asked = useAnswer('PublishedTrail', { cluster: address.scope, year });
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const season = asked.answer.cluster?.season;
  const facts = season?.facts.filter((fact) => fact.measure === figure.measure && fits(fact, figure)) ?? [];
  if (!season || facts.length === 0) {
    return <p class="absent">{say({ vi: 'Không có số liệu gốc nào.', en: 'There are no facts.' })}</p>;
  }
  const isDerived = year === dashboard.year && publishedOf(dashboard, figure)?.derived === true;
  return (
    <>
      {isDerived && (
        <p class="note">
          {say({
            vi: 'Cụm không in số này: trang này tự cộng từ các số đã in dưới đây.',
            en: 'The cluster did not print this number: it is our sum of the printed ones below.',
          })}
        </p>
      )}
      <FactList
        facts={facts}
        owner={season.id}
        catalogue={dashboard.catalogue}
        copyOf={(fact) => <PublishedCopy fact={fact} cluster={address.scope} year={year} />}
      />
    </>
  );
}
