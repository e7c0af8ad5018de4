import { useState } from 'preact/hooks';
import { formatDay, formatInstant } from '../web/words/dates';
import { Loaded, useAnswer } from './loaded';
import { usePage } from './page';
import { PageHeading } from './pageHeading';
import type { Reported, Unit } from './types';
import { usualYear } from './usualYear';
import { levelText } from './words';

/** The units in their tree, since when and until when, and who of them reported a year. */
export function UnitsPage() {
  const { say, path } = usePage();
  const [year, setYear] = useState(usualYear);
  // A report that came since the person signed in may have brought new ones.
  const units = useAnswer<Unit[]>(path('/units'));
  const reported = useAnswer<Reported[]>(path(`/reported?year=${year}`));
  const years = Array.from({ length: 8 }, (_, index) => new Date().getFullYear() - index);
  return (
    <>
      <PageHeading say={say} title={{ vi: 'Đơn vị', en: 'Units' }} />
      <p>
        <label for="units-year">{say({ vi: 'Báo cáo năm', en: 'Reports of' })}</label>{' '}
        <select
          id="units-year"
          value={String(year)}
          onChange={({ currentTarget }) => setYear(Number(currentTarget.value))}
        >
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </p>
      <Loaded {...units}>
        {(all) => (
          <Loaded {...reported}>{(rows) => <UnitTable units={all} rows={rows} year={year} />}</Loaded>
        )}
      </Loaded>
    </>
  );
}

interface UnitTableProps {
  units: readonly Unit[];
  rows: readonly Reported[];
  year: number;
}

function UnitTable({ units, rows, year }: UnitTableProps) {
  const { say, language } = usePage();
  const reportOf = new Map(rows.map((row) => [row.unit, row]));
  const listed = inTree(units).filter(({ unit }) => existedIn(unit, year) || reportOf.has(unit.id));
  const day = (date: string | null) => (date === null ? '' : formatDay(date, language));
  // Few offices know the days: a telephone has no room for columns of which nothing is known.
  const hasFrom = listed.some(({ unit }) => unit.validFrom !== null);
  const hasTo = listed.some(({ unit }) => unit.validTo !== null);
  return (
    <>
      <p role="status">
        {say({
          vi: `${rows.length} trong ${listed.length} đơn vị có số liệu năm ${year}.`,
          en: `${rows.length} of ${listed.length} units have figures of ${year}.`,
        })}
      </p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ vi: 'Đơn vị', en: 'Unit' })}</th>
              <th scope="col">{say({ vi: 'Cấp', en: 'Level' })}</th>
              {hasFrom && <th scope="col">{say({ vi: 'Từ ngày', en: 'From' })}</th>}
              {hasTo && <th scope="col">{say({ vi: 'Hết từ ngày', en: 'Ended on' })}</th>}
              <th scope="col">{say({ vi: `Năm ${year}`, en: `In ${year}` })}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ unit, depth }) => {
              const report = reportOf.get(unit.id);
              return (
                <tr key={unit.id}>
                  <th scope="row" style={{ paddingLeft: `${0.5 + depth * 1.25}rem` }}>
                    {unit.name}
                  </th>
                  <td>{say(levelText(unit.level))}</td>
                  {hasFrom && <td>{day(unit.validFrom)}</td>}
                  {hasTo && <td>{day(unit.validTo)}</td>}
                  <td>
                    {report
                      ? say({
                          vi: `✓ Có số liệu, ${formatInstant(report.updatedAt, language)}`,
                          en: `✓ Has figures, ${formatInstant(report.updatedAt, language)}`,
                        })
                      : say({ vi: '✗ Chưa có', en: '✗ Not yet' })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Each unit below the one that it belongs to. */
function inTree(
  units: readonly Unit[],
  parent: string | null = null,
  depth = 0,
): { unit: Unit; depth: number }[] {
  return units
    .filter((unit) => unit.parent === parent)
    .flatMap((unit) => [{ unit, depth }, ...inTree(units, unit.id, depth + 1)]);
}

function existedIn({ validFrom, validTo }: Unit, year: number): boolean {
  return (validFrom ?? '') <= `${year}-12-31` && (validTo === null || validTo > `${year}-01-01`);
}
