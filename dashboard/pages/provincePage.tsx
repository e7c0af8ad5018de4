import type { ProvincePageQuery } from '../../schema/generated/operations';
import { activityLines, awardLines, membershipLines, welfareLines } from '../../domain/figureLines';
import { sourceOf } from '../../domain/facts';
import { useAnswer } from '../answer';
import { provinceWorkbookHref } from '../downloads/files';
import { createCatalogue } from '../model/measures';
import { yearsToChoose } from '../model/years';
import { usePage } from '../page';
import { provinceHref } from '../place';
import { Waiting } from '../waiting';
import { DocumentList } from './documentList';
import type { FigureYear } from '../model/figureYear';
import { FigureTable, type FigureTableProps } from './figureTable';
import { Fold } from '../sections/fold';
import { SimulatedYears } from '../sections/simulatedBand';
import { figureDownloads, provinceQuery } from './figureDownloads';
import { Missing } from './missing';
import { NoReports } from './noReports';
import { Lineage, Reports } from './provinceIdentity';
import { Units } from './units';
import { RetryNote } from '../retryNote';
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
  return (
    <>
      <Known province={province} catalogue={createCatalogue(measures, programmes)} lastYear={to} />
      <RetryNote at={asked.retryAt} />
    </>
  );
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
  const shared = { province, years, catalogue };
  const query = provinceQuery(province.id, years.at(-1)?.year ?? lastYear, years[0]?.year ?? lastYear);
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
          <a class="button" href={provinceWorkbookHref(province.id, newest.year, language)} download>
            {say({ vi: 'Tải Excel', en: 'Download Excel' })}
            <span class="visually-hidden">: {say({ vi: 'tất cả số liệu', en: 'all figures' })}</span>
          </a>
        )}
      </header>
      <Lineage province={province} />
      <Reports province={province} years={years} />
      {province.reports === null && <NoReports province={province} year={lastYear - 1} />}
      {province.reports !== null && (
        <>
          <Figures
            title={say({ vi: 'Đoàn viên và công đoàn cơ sở', en: 'Members and unions' })}
            lines={membershipLines(all)}
            file={figureDownloads.membership}
            {...shared}
          />
          <Figures
            title={say({ vi: 'Khen thưởng theo hình thức', en: 'Awards by kind' })}
            lines={awardLines(all)}
            file={figureDownloads.awards}
            {...shared}
          />
          <Figures
            title={say({ vi: 'Chăm lo theo chương trình', en: 'Welfare by programme' })}
            lines={welfareLines(all)}
            file={figureDownloads.welfare}
            {...shared}
          />
          <Figures
            title={say({ vi: 'Hoạt động khác', en: 'Other activities' })}
            lines={activityLines(all)}
            isFolded
            {...shared}
          />
          <Fold title={say({ vi: 'Đơn vị trực thuộc', en: 'Units below' })}>
            <Units province={province} year={lastYear - 1} query={query} />
          </Fold>
          <Fold title={say({ vi: 'Tài liệu', en: 'Documents' })} open>
            <DocumentList
              title={say({ vi: `${province.name}: tài liệu`, en: `${province.name}: documents` })}
              documents={reports.flatMap(({ year, documents }) =>
                documents.map((document) => ({ ...document, year })),
              )}
              workbook={newest && provinceWorkbookHref(province.id, newest.year, language)}
              link={provinceHref(province.id)}
              query={query}
            />
          </Fold>
        </>
      )}
    </article>
  );
}

interface FiguresProps extends Omit<FigureTableProps, 'caption'> {
  title: string;
  isFolded?: boolean;
}

function Figures({ title, isFolded = false, ...table }: FiguresProps) {
  return (
    <Fold title={title} open={!isFolded}>
      <FigureTable caption={title} {...table} />
    </Fold>
  );
}

/** The newest years with a report, and those between them; the newest first, where a telephone shows it. */
function yearsOf({ reports, seasons }: Province, lastYear: number): FigureYear[] {
  const reported = (reports ?? []).map(({ year }) => year);
  const last = Math.max(...reported, reported.length > 0 ? 0 : lastYear - 1);
  const first = Math.max(last - shownYears + 1, Math.min(last, ...reported));
  return Array.from({ length: last - first + 1 }, (_, index) => last - index).map((year) => {
    const report = reports?.find((other) => other.year === year);
    return {
      year,
      figures: report?.figures ?? null,
      cluster: seasons.find((season) => season.year === year)?.cluster.id ?? null,
      simulated: report?.documents.map(sourceOf).includes('SIMULATED') ?? false,
    };
  });
}
