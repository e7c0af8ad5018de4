import type { ProvincePageQuery } from '../../schema/generated/operations';
import { activityLines, awardLines, membershipLines, welfareLines } from '../../domain/figureLines';
import { sourceOf } from '../../domain/facts';
import { useAnswer } from '../answer';
import { formatAddress, home } from '../address';
import { createCatalogue } from '../model/measures';
import { yearsToChoose } from '../model/years';
import { usePage } from '../page';
import { clusterHref } from '../place';
import { PlaceLink, ProvinceName } from '../placeLink';
import { Waiting } from '../waiting';
import { formatDay } from '../../web/words/dates';
import { DocumentList } from './documentList';
import type { FigureYear } from '../model/figureYear';
import { FigureTable } from './figureTable';
import { Fold } from '../sections/fold';
import { SimulatedYears } from '../sections/simulatedBand';
import { figureDownloads } from './figureDownloads';
import { Missing } from './missing';
import { Units } from './units';
import { useTitle } from '../sections/title';
import { Heading } from '../sections/heading';

type Province = NonNullable<ProvincePageQuery['province']>;

/** As many years as are read at a glance. */
const shownYears = 6;

/** All that is known of a province. */
export function ProvincePage({ id }: { id: string }) {
  const { say, today } = usePage();
  const choices = yearsToChoose(today);
  const [to = 0, from = to] = [choices[0], choices.at(-1)];
  const asked = useAnswer('ProvincePage', { province: id, year: to - 1, from, to });
  useTitle(asked.phase === 'answered' ? (asked.answer.province?.name ?? null) : null);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  const { province, measures, programmes } = asked.answer;
  if (!province) {
    return (
      <Missing
        what={say({ vi: `Không có tỉnh nào mã “${id}”.`, en: `No province has the id “${id}”.` })}
        text={id}
      />
    );
  }
  return <Known province={province} catalogue={createCatalogue(measures, programmes)} lastYear={to} />;
}

interface KnownProps {
  province: Province;
  catalogue: ReturnType<typeof createCatalogue>;
  lastYear: number;
}

function Known({ province, catalogue, lastYear }: KnownProps) {
  const { language, say } = usePage();
  const reports = province.reports ?? [];
  const years = yearsOf(province, lastYear);
  const all = reports.map(({ figures }) => figures);
  const newest = reports.at(-1);
  const shared = { province: province.id, years, catalogue };
  return (
    <article class="place">
      <SimulatedYears
        years={reports
          .filter(({ documents }) => documents.map(sourceOf).includes('SIMULATED'))
          .map(({ year }) => year)}
      />
      <header class="title-line">
        <Heading>{province.name}</Heading>
        {newest && (
          <a
            class="button"
            href={`/workbook.xlsx?province=${encodeURIComponent(province.id)}&year=${newest.year}&language=${language}`}
            download
          >
            {say({ vi: 'Tải Excel', en: 'Download Excel' })}
            <span class="visually-hidden">: {say({ vi: 'tất cả số liệu', en: 'all figures' })}</span>
          </a>
        )}
      </header>
      <Lineage province={province} />
      <Reports province={province} years={years} />
      <Fold title={say({ vi: 'Đoàn viên và công đoàn cơ sở', en: 'Members and unions' })} open>
        <FigureTable
          caption={say({ vi: 'Đoàn viên và công đoàn cơ sở', en: 'Members and unions' })}
          lines={membershipLines(all)}
          file={figureDownloads.membership}
          {...shared}
        />
      </Fold>
      <Fold title={say({ vi: 'Khen thưởng theo hình thức', en: 'Awards by kind' })} open>
        <FigureTable
          caption={say({ vi: 'Khen thưởng theo hình thức', en: 'Awards by kind' })}
          lines={awardLines(all)}
          file={figureDownloads.awards}
          {...shared}
        />
      </Fold>
      <Fold title={say({ vi: 'Chăm lo theo chương trình', en: 'Welfare by programme' })} open>
        <FigureTable
          caption={say({ vi: 'Chăm lo theo chương trình', en: 'Welfare by programme' })}
          lines={welfareLines(all)}
          file={figureDownloads.welfare}
          {...shared}
        />
      </Fold>
      <Fold title={say({ vi: 'Hoạt động khác', en: 'Other activities' })}>
        <FigureTable
          caption={say({ vi: 'Hoạt động khác', en: 'Other activities' })}
          lines={activityLines(all)}
          {...shared}
        />
      </Fold>
      <Fold title={say({ vi: 'Đơn vị trực thuộc', en: 'Units below' })}>
        <Units units={province.units} year={lastYear - 1} />
      </Fold>
      <Fold title={say({ vi: 'Tài liệu', en: 'Documents' })} open>
        <DocumentList
          documents={reports.flatMap(({ year, documents }) =>
            documents.map((document) => ({ ...document, year })),
          )}
        />
      </Fold>
    </article>
  );
}

/** The newest years with a report, and those between them; the newest first, where a telephone shows it. */
function yearsOf({ reports, seasons }: Province, lastYear: number): FigureYear[] {
  const reported = (reports ?? []).map(({ year }) => year);
  const last = Math.max(...reported, reported.length > 0 ? 0 : lastYear - 1);
  const first = Math.max(last - shownYears + 1, Math.min(last, ...reported));
  return Array.from({ length: last - first + 1 }, (_, index) => last - index).map((year) => ({
    year,
    figures: reports?.find((report) => report.year === year)?.figures ?? null,
    cluster: seasons.find((season) => season.year === year)?.cluster.id ?? null,
  }));
}

/** Who the province is: what it came from and became, its clusters and codes. */
function Lineage({ province }: { province: Province }) {
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
function Reports({ province, years }: { province: Province; years: readonly FigureYear[] }) {
  const { say } = usePage();
  const { reports } = province;
  if (reports === null) {
    return (
      <p class="consequence">
        {say({
          vi: 'Tỉnh này chưa tham gia, hoặc hiện không trả lời; chưa có số liệu để xem.',
          en: 'This province takes no part, or does not answer now; there are no figures to see.',
        })}
      </p>
    );
  }
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
