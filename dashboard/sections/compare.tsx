import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { unframed } from '../address';
import { mostLines } from '../../web/charts/lines';
import { Downloads } from '../downloads/menu';
import { usePage } from '../page';
import { PlaceLink } from '../placeLink';
import { Preview } from '../table/preview';
import { formatTable, tableFileHref, tableQuestion, type TableAddress } from '../table/tableAddress';
import { isUnanswered, notAllAnswered } from '../table/unanswered';
import { useTables, type AskedTable } from '../table/useTables';
import { Waiting } from '../waiting';
import { CompareChart, comparePicture, ofKnownYears } from './compareChart';
import { CompareChoice, compareParameter, type ComparedPlace } from './compareChoice';

interface CompareProps {
  measure: string;
  /** Of the measure. */
  name: string;
  years: readonly number[];
  /** Provinces to choose from; the first ones are compared until the reader chooses. */
  provinces: readonly ComparedPlace[];
}

/** One measure of several provinces over the years, as lines and as a table; who is compared stands in the address. */
export function Compare({ measure, name, years, provinces }: CompareProps) {
  const { say, url } = usePage();
  const given = url.searchParams.get(compareParameter)?.split(',').filter(Boolean);
  const chosen = useMemo(
    () => (given ?? provinces.map(({ id }) => id)).slice(0, mostLines),
    [given?.join(), provinces],
  );
  const title = say({ vi: `So sánh các tỉnh: ${name}`, en: `Provinces compared: ${name}` });
  const choice = <CompareChoice provinces={provinces} chosen={chosen} />;
  return (
    <section class="comparison" aria-labelledby="compare">
      {chosen.length === 0 ? (
        <>
          <header>
            <h3 id="compare">{title}</h3>
          </header>
          {choice}
        </>
      ) : (
        <Compared key={measure} {...{ measure, years, chosen, title, name, choice }} />
      )}
    </section>
  );
}

interface ComparedProps extends Pick<CompareProps, 'measure' | 'name' | 'years'> {
  chosen: readonly string[];
  title: string;
  choice: ComponentChildren;
}

function Compared({ measure, name, years, chosen, title, choice }: ComparedProps) {
  const page = usePage();
  const { language, url } = page;
  const address: TableAddress = {
    measures: [measure],
    rows: 'PROVINCE',
    columns: 'YEAR',
    clusters: [],
    provinces: chosen,
    years,
    sort: null,
    chart: null,
  };
  const asked = useTables(address);
  const link = `${unframed(url.pathname).path}${url.search}`;
  return (
    <>
      <header>
        <h3 id="compare">{title}</h3>
        <Downloads
          label={title}
          files={[
            {
              xlsx: tableFileHref('xlsx', address, language),
              csv: tableFileHref('csv', address, language),
            },
          ]}
          pictures={
            asked.phase === 'answered'
              ? comparePicture(asked.table, measure, { title, name, link }, page)
              : []
          }
          link={link}
          query={{ operation: 'Table', variables: { measure, ...tableQuestion(address).variables } }}
        />
      </header>
      {choice}
      <Lines {...{ asked, address, name, title }} />
    </>
  );
}

const noFigure = {
  vi: 'Chưa tỉnh nào trong số này có số liệu.',
  en: 'None of these provinces has a figure.',
};

interface LinesProps {
  asked: AskedTable;
  address: TableAddress;
  name: string;
  title: string;
}

function Lines({ asked, address, name, title }: LinesProps) {
  const { say } = usePage();
  if (asked.phase === 'waiting')
    return <Waiting asked={{ phase: 'waiting', attempt: asked.attempt, before: null }} />;
  if (asked.phase === 'failed') return <Waiting asked={asked} />;
  const table = ofKnownYears(asked.table);
  if (table.rows.every(({ cells }) => cells.every((cell) => !cell?.quantity))) {
    return <p class="absent">{say(isUnanswered(table, asked.retryAt) ? notAllAnswered : noFigure)}</p>;
  }
  return (
    <>
      <CompareChart table={table} measure={address.measures[0] ?? ''} name={name} />
      <Preview table={table} address={address} caption={title} isUnitSaid />
      <p>
        <PlaceLink href={formatTable(address)}>
          {say({ vi: 'Mở trong trang lập bảng', en: 'Open as a table of my own' })}
        </PlaceLink>
      </p>
    </>
  );
}
