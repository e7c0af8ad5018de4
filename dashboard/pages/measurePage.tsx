import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { SearchIndexQuery } from '../../schema/generated/operations';
import { unitName } from '../../domain/unitNames';
import { useAnswer } from '../answer';
import { allProvinces, home } from '../address';
import { isWhole, readDashboard } from '../model/dashboard';
import { isMainMeasure, mainMeasure, type Catalogue } from '../model/measures';
import { dashboardVariables, seriesYears, yearsToChoose } from '../model/years';
import { PageProvider, usePage } from '../page';
import { measureHref } from '../place';
import { Compare } from '../sections/compare';
import { CoverageBand } from '../sections/coverageBand';
import { Definition } from '../sections/definition';
import { Development } from '../sections/development';
import { Heading } from '../sections/heading';
import { Ranking } from '../sections/ranking';
import { SimulatedBand } from '../sections/simulatedBand';
import { TileMap } from '../sections/tileMap';
import { useTitle } from '../sections/title';
import { Preview, TableChart } from '../table/preview';
import type { TableAddress } from '../table/tableAddress';
import { useTables } from '../table/useTables';
import { Waiting } from '../waiting';
import { Missing } from './missing';

interface MeasurePageProps {
  id: string;
  year: number;
}

/** One measure everywhere: what it is, who has how much, and over the years. */
export function MeasurePage(props: MeasurePageProps) {
  return isMainMeasure(props.id) ? <MainMeasurePage {...props} /> : <OtherMeasurePage {...props} />;
}

function MainMeasurePage({ id, year }: MeasurePageProps) {
  const page = usePage();
  const address = useMemo(() => ({ ...home, scope: allProvinces, measure: id, year }), [id, year]);
  const asked = useAnswer('Dashboard', dashboardVariables(address, page.today), isWhole);
  const dashboard = asked.phase === 'answered' ? readDashboard(asked.answer, year) : null;
  useTitle(dashboard?.catalogue.measure(id, page.language).name ?? null);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  if (dashboard === null) return <Missing what={page.say(noYear(year))} text="" />;
  const { coverage, catalogue } = dashboard;
  return (
    <PageProvider value={{ ...page, address }}>
      <article class="place measure-page">
        <SimulatedBand simulated={coverage.simulated.length} expected={coverage.expected} />
        <Title id={id} year={year} catalogue={catalogue} />
        <CoverageBand {...dashboard} />
        <Ranking dashboard={dashboard} />
        <TileMap dashboard={dashboard} measure={mainMeasure(id)} />
        <Development dashboard={dashboard} withProvinces />
      </article>
    </PageProvider>
  );
}

const noYear = (year: number) => ({ vi: `Không có năm ${year}.`, en: `There is no year ${year}.` });

/** What is not on every page of figures: asked as a table. */
function OtherMeasurePage({ id, year }: MeasurePageProps) {
  const { language, say } = usePage();
  const asked = useAnswer('SearchIndex', { before: '2025-06-30' });
  const measure = asked.phase === 'answered' ? asked.answer.measures.find((one) => one.id === id) : undefined;
  useTitle(measure ? { vi: measure.name, en: measure.nameEn }[language] : null);
  if (asked.phase !== 'answered') return <Waiting asked={asked} />;
  if (!measure) {
    return (
      <Missing
        what={say({ vi: `Không có chỉ tiêu nào mã “${id}”.`, en: `No measure has the id “${id}”.` })}
        text={id}
      />
    );
  }
  const title = (
    <Title
      id={id}
      year={year}
      catalogue={{
        measure: () => ({
          name: { vi: measure.name, en: measure.nameEn }[language],
          unit: measure.unit,
          stock: measure.kind === 'STOCK',
        }),
        programme: (programme) => programme,
      }}
    />
  );
  if (measure.additive) return <MeasureTable measure={measure} year={year} title={title} />;
  return (
    <article class="place measure-page">
      {title}
      <p class="note">
        {say({
          vi: 'Chỉ tiêu này không cộng được giữa các đơn vị (tỷ lệ, đơn giá, trường hợp riêng), nên chỉ có trên trang của từng tỉnh.',
          en: 'Numbers of this measure are never added up (rates, prices, single cases): it stands on the pages of the provinces alone.',
        })}
      </p>
    </article>
  );
}

interface MeasureTableProps {
  measure: SearchIndexQuery['measures'][number];
  year: number;
  /** Below the word on simulated figures. */
  title: ComponentChildren;
}

function MeasureTable({ measure, year, title }: MeasureTableProps) {
  const { language, say, today } = usePage();
  const address: TableAddress = {
    measures: [measure.id],
    rows: 'PROVINCE',
    columns: 'MEASURE',
    clusters: [],
    provinces: [],
    years: [year],
    sort: { column: 0, descending: true },
    chart: 0,
  };
  const asked = useTables(address);
  if (asked.phase === 'failed') return <Waiting asked={asked} />;
  if (asked.phase === 'waiting')
    return <Waiting asked={{ phase: 'waiting', attempt: asked.attempt, before: null }} />;
  const { table } = asked;
  const known = table.rows.filter(({ cells }) => cells.some((cell) => cell?.quantity));
  if (known.length === 0) {
    return (
      <article class="place measure-page">
        {title}
        <p class="absent">
          {say({ vi: `Chưa tỉnh nào báo cáo năm ${year}.`, en: `No province reported it for ${year}.` })}
        </p>
      </article>
    );
  }
  const coverage = table.tables[0]?.total.coverage;
  const name = { vi: measure.name, en: measure.nameEn }[language];
  return (
    <article class="place measure-page">
      {coverage && <SimulatedBand simulated={coverage.simulated.length} expected={coverage.expected} />}
      {title}
      <TableChart table={{ ...table, rows: known }} address={address} column={0} />
      <Preview table={{ ...table, rows: known }} address={address} caption={`${name}, ${year}`} />
      <Compare
        measure={measure.id}
        name={name}
        years={seriesYears(year, today)}
        provinces={known.map(({ key, ...row }) => ({ id: key, name: row.name }))}
      />
    </article>
  );
}

interface TitleProps extends MeasurePageProps {
  catalogue: Catalogue;
}

/** The measure's name and what it is. */
function Title({ id, year, catalogue }: TitleProps) {
  const { language, say, today, visit } = usePage();
  const { name, unit, stock } = catalogue.measure(id, language);
  const choices = yearsToChoose(today);
  return (
    <>
      <div class="title-line">
        <Heading>
          {name}, {year}
        </Heading>
        <label class="field inline">
          <span>{say({ vi: 'Năm', en: 'Year' })}</span>
          <select
            value={String(year)}
            onChange={({ currentTarget: { value } }) => visit(measureHref(id, Number(value)))}
          >
            {(choices.includes(year) ? choices : [year, ...choices]).map((choice) => (
              <option key={choice} value={String(choice)}>
                {choice}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Definition measure={id} />
      <dl class="facts-of">
        <div>
          <dt>{say({ vi: 'Đơn vị tính', en: 'Unit' })}</dt>
          <dd>{unitName(unit, language)}</dd>
        </div>
        <div>
          <dt>{say({ vi: 'Thời điểm', en: 'When' })}</dt>
          <dd>
            {stock
              ? say({
                  vi: 'cuối năm; không cộng qua các năm',
                  en: 'end of the year; never added across years',
                })
              : say({ vi: 'phát sinh trong năm', en: 'within the year' })}
          </dd>
        </div>
        <div>
          <dt>{say({ vi: 'Nguồn', en: 'Source' })}</dt>
          <dd>
            {say({
              vi: 'báo cáo năm của LĐLĐ tỉnh, và tài liệu nhắc tới',
              en: 'yearly reports of the provincial federations, and documents that mention them',
            })}
          </dd>
        </div>
        <div>
          <dt>{say({ vi: 'Mã', en: 'Id' })}</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </div>
      </dl>
    </>
  );
}
