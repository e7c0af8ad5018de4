import type { ComponentChildren } from 'preact';
import type { SearchIndexQuery } from '../../schema/generated/operations';
import { useAnswer } from '../answer';
import { Downloads } from '../downloads/menu';
import { seriesYears } from '../model/years';
import { usePage } from '../page';
import { measureHref } from '../place';
import { Compare } from '../sections/compare';
import { SimulatedBand } from '../sections/simulatedBand';
import { useTitle } from '../sections/title';
import { Preview, TableChart } from '../table/preview';
import { tableFileHref, tableQuestion, type TableAddress } from '../table/tableAddress';
import { tablePicture } from '../table/tablePicture';
import { useTables } from '../table/useTables';
import { Waiting } from '../waiting';
import { MeasureTitle } from './measureTitle';
import { Missing } from './missing';

/** What is not on every page of figures: asked as a table. */
export function OtherMeasurePage({ id, year }: { id: string; year: number }) {
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
    <MeasureTitle
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
  const page = usePage();
  const { language, say, today } = page;
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
  const heading = say({ vi: `${name} theo tỉnh, ${year}`, en: `${name} by province, ${year}` });
  return (
    <article class="place measure-page">
      {coverage && <SimulatedBand simulated={coverage.simulated.length} expected={coverage.expected} />}
      {title}
      <section class="section" aria-labelledby="by-province">
        <header>
          <h2 id="by-province">{heading}</h2>
          <Downloads
            label={heading}
            files={[
              {
                xlsx: tableFileHref('xlsx', address, language),
                csv: tableFileHref('csv', address, language),
              },
            ]}
            pictures={[tablePicture(heading, { ...table, rows: known }, address, page)]}
            link={measureHref(measure.id, year)}
            query={{
              operation: 'Table',
              variables: { measure: measure.id, ...tableQuestion(address).variables },
            }}
          />
        </header>
        <TableChart table={{ ...table, rows: known }} address={address} column={0} />
        <Preview table={{ ...table, rows: known }} address={address} caption={heading} />
      </section>
      <Compare
        measure={measure.id}
        name={name}
        years={seriesYears(year, today)}
        provinces={known.map(({ key, ...row }) => ({ id: key, name: row.name }))}
      />
    </article>
  );
}
