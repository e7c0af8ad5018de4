import type { ProvincePageQuery } from '../../schema/generated/operations';
import { sourceOf } from '../../domain/facts';
import { formatAddress, home } from '../address';
import type { FigureYear } from '../model/figureYear';
import { usePage } from '../page';
import { clusterHref } from '../place';
import { PlaceLink, ProvinceName } from '../placeLink';
import { formatDay } from '../../web/words/dates';

type Province = NonNullable<ProvincePageQuery['province']>;

/** Who the province is: what it came from and became, its clusters and codes. */
export function Lineage({ province }: { province: Province }) {
  const { language, say } = usePage();
  const { predecessors, successors, validFrom, validTo, codes, seasons, aliases } = province;
  const clusters = [...new Map(seasons.map(({ cluster }) => [cluster.id, cluster])).values()];
  const current = codes.filter((code) => code.validTo === validTo);
  return (
    <dl class="facts-of">
      {predecessors.length > 0 && (
        <div>
          <dt>{say({ vi: 'Sáp nhập từ', en: 'Merged from' })}</dt>
          <dd>
            <Names provinces={predecessors} />
            {validFrom !== null && `, ${formatDay(validFrom, language)}`}
          </dd>
        </div>
      )}
      {successors.length > 0 && (
        <div>
          <dt>{say({ vi: 'Sáp nhập vào', en: 'Merged into' })}</dt>
          <dd>
            <Names provinces={successors} />
            {validTo !== null && `, ${formatDay(validTo, language)}`}
          </dd>
        </div>
      )}
      {clusters.length > 0 && (
        <div>
          <dt>{say({ vi: 'Cụm thi đua', en: 'Clusters' })}</dt>
          <dd>
            {clusters.map(({ id, name }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <PlaceLink href={clusterHref(id)}>{name}</PlaceLink>
              </span>
            ))}
          </dd>
        </div>
      )}
      {current.length > 0 && (
        <div>
          <dt>{say({ vi: 'Mã số', en: 'Codes' })}</dt>
          <dd>{current.map(({ scheme, code }) => `${scheme} ${code}`).join(', ')}</dd>
        </div>
      )}
      {aliases.length > 0 && (
        <div>
          <dt>{say({ vi: 'Tên khác', en: 'Other names' })}</dt>
          <dd>{aliases.join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}

function Names({ provinces }: { provinces: readonly { id: string; name: string }[] }) {
  return (
    <>
      {provinces.map((province, index) => (
        <span key={province.id}>
          {index > 0 && ', '}
          <ProvinceName province={province} />
        </span>
      ))}
    </>
  );
}

/** Each year's report: whether there is one, and of what sort it is. */
export function Reports({ province, years }: { province: Province; years: readonly FigureYear[] }) {
  const { say } = usePage();
  const { reports } = province;
  if (reports === null) return null;
  return (
    <ul class="report-years" aria-label={say({ vi: 'Báo cáo các năm', en: 'Reports by year' })}>
      {years.map(({ year, cluster }) => {
        const report = reports.find((other) => other.year === year);
        const sources = report?.documents.map(sourceOf) ?? [];
        const isSimulated = sources.includes('SIMULATED');
        const isMentioned = sources.length > 0 && sources.every((source) => source === 'MENTION');
        const state = !report
          ? say({ vi: 'chưa báo cáo', en: 'not reported' })
          : isMentioned
            ? say({ vi: 'chỉ được nhắc tới', en: 'only mentioned' })
            : isSimulated
              ? say({ vi: 'giả lập', en: 'simulated' })
              : report.draft
                ? say({ vi: 'dự thảo', en: 'draft' })
                : say({ vi: 'đã báo cáo', en: 'reported' });
        return (
          <li key={year}>
            <span
              class={`mark ${!report ? 'missing' : isMentioned ? 'mentioned' : isSimulated ? 'simulated' : 'reported'}`}
              aria-hidden="true"
            />{' '}
            {cluster === null ? (
              year
            ) : (
              <PlaceLink href={formatAddress({ ...home, scope: cluster, year })}>{year}</PlaceLink>
            )}
            : {state}
          </li>
        );
      })}
    </ul>
  );
}
