import { Axis } from '../../web/charts/axis';
import { IntervalBar, type BarState } from '../../web/charts/intervalBar';
import { niceScale } from '../../web/charts/scale';
import type { Dashboard, ProvinceRow } from '../model/dashboard';
import type { MainMeasure, Quantity } from '../model/measures';
import type { Ranks } from '../../domain/ranks';
import type { RankedRow } from '../model/ranking';
import { Number } from '../number';
import { ProvinceName, ProvinceNames } from '../placeLink';
import { usePage } from '../page';
import { UnitNote } from '../unitNote';
import { columnUnit, sayChange } from '../../web/words/bounds';
import { ProvinceNote } from './provinceNote';

interface ProvinceTableProps {
  dashboard: Dashboard;
  rows: readonly RankedRow[];
  measure: MainMeasure;
  /** With the rank and the growth since the year before. */
  ranked?: boolean;
}

/** A row a province: its name, its bar, its number, and why it has none. A chart that is a table, for every reader. */
export function ProvinceTable(props: ProvinceTableProps) {
  const { say } = usePage();
  const { rows } = props;
  // Of a cluster each has its row and its reason; of the country they would be a page of empty rows.
  const isLong = rows.length > manyProvinces;
  const shown = isLong ? rows.filter(({ quantity }) => quantity) : rows;
  const without = isLong ? rows.filter(({ quantity }) => !quantity) : [];
  return (
    <>
      {shown.length > 0 && <Bars {...props} rows={shown} />}
      {without.length > 0 && (
        <p class="note">
          {say({ vi: `Chưa có số liệu (${without.length})`, en: `No figure (${without.length})` })}:{' '}
          <ProvinceNames provinces={without.map(({ province }) => province)} />
        </p>
      )}
    </>
  );
}

/** More than a cluster has. */
const manyProvinces = 20;

function Bars({ dashboard, rows, measure, ranked = false }: ProvinceTableProps) {
  const { language, say } = usePage();
  const { catalogue, year } = dashboard;
  const { name, unit } = catalogue.measure(measure.id, language);
  const quantities = rows.map(({ quantity }) => quantity);
  const scale = niceScale(quantities);
  const saidIn = columnUnit(unit, quantities, 'printed');
  return (
    <table class={ranked ? 'bars ranked' : 'bars'}>
      <caption class="visually-hidden">
        {name}, {year}
      </caption>
      <thead>
        <tr>
          {ranked && <th scope="col">{say({ vi: 'Hạng', en: 'Rank' })}</th>}
          <th scope="col">{say({ vi: 'Tỉnh', en: 'Province' })}</th>
          <th scope="col" class="bar">
            <span class="visually-hidden">{say({ vi: 'Biểu đồ', en: 'Chart' })}</span>
            <Axis scale={scale} unit={saidIn} language={language} />
          </th>
          <th scope="col" class="amount">
            {name}
            <UnitNote unit={saidIn} />
          </th>
          {ranked && (
            <th scope="col" class="amount">
              {say({ vi: `So với ${year - 1}`, en: `On ${year - 1}` })}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ province, quantity, ranks, growth }) => (
          <tr key={province.id} class={province.state.kind} data-province={province.id}>
            {ranked && <td class="rank">{sayRanks(ranks)}</td>}
            <th scope="row">
              <ProvinceName province={province} />
              <ProvinceNote province={province} />
            </th>
            <td class="bar">
              {quantity ? (
                <IntervalBar bounds={quantity} scale={scale.end} state={barStateOf(province, quantity)} />
              ) : (
                <span class="gap" />
              )}
            </td>
            <td class="amount">
              {quantity || province.state.kind !== 'missing' ? (
                <Number
                  bounds={quantity}
                  origin="printed"
                  unit={saidIn}
                  label={`${province.name}, ${name}`}
                  trail={{
                    figure: { measure: measure.id },
                    year,
                    of: { kind: 'province', province: province.id },
                  }}
                />
              ) : (
                <span class="absent">–</span>
              )}
            </td>
            {ranked && (
              <td class="amount" data-label={say({ vi: `so với ${year - 1}`, en: `on ${year - 1}` })}>
                {growth === null ? '–' : sayChange(growth, language)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function barStateOf({ state, simulated }: ProvinceRow, { reportedBy }: Quantity): BarState {
  if (state.kind === 'mentioned' || reportedBy === 0) return 'mentioned';
  if (state.kind === 'stale') return 'stale';
  return simulated ? 'simulated' : 'reported';
}

/** `2`, or `2–5` if the bounds leave several places. */
function sayRanks(ranks: Ranks | null): string {
  if (ranks === null) return '–';
  return ranks.best === ranks.worst ? `${ranks.best}` : `${ranks.best}–${ranks.worst}`;
}
