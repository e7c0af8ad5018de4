import { isForAllRecipients } from '../../domain/awardScope';
import { IntervalBar, scaleOf, type BarState } from '../../web/charts/intervalBar';
import { sayDifference, tableUnits, type Bounds } from '../../web/words/bounds';
import type { CountedIn, Unit } from '../../web/words/moneyUnit';
import { awardFigure } from '../model/breakdowns';
import type { Reconciliation as Row } from '../model/dashboard';
import { figureOf, nameFigure } from '../model/figureName';
import type { Catalogue } from '../model/measures';
import { Number } from '../number';
import { usePage } from '../page';
import { UnitNote } from '../unitNote';
import { Verdict } from './verdict';

interface ReconciliationTableProps {
  rows: readonly Row[];
  catalogue: Catalogue;
  year: number;
  /** How the sum of a row is drawn. */
  stateOf(row: Row): BarState;
}

/** Published, summed, and the difference; all money in one unit, which each row's name ends with. */
export function ReconciliationTable({ rows, ...shared }: ReconciliationTableProps) {
  const { language, say } = usePage();
  const numbers = rows.flatMap(({ measure, published, computed, difference }) => {
    const { unit } = shared.catalogue.measure(measure, language);
    return [published, computed, ...endsOf(difference)].map((bounds) => ({ unit, bounds }));
  });
  const saidInOf = tableUnits(numbers, 'sum');
  return (
    <table class="compare">
      <thead>
        <tr>
          <th scope="col">{say({ vi: 'Chỉ tiêu', en: 'Measure' })}</th>
          <th scope="col" class="bar">
            <span class="visually-hidden">{say({ vi: 'Biểu đồ', en: 'Chart' })}</span>
          </th>
          <th scope="col" class="amount">
            <span class="swatch published" aria-hidden="true" /> {say({ vi: 'Công bố', en: 'Published' })}
          </th>
          <th scope="col" class="amount">
            <span class="swatch" aria-hidden="true" />{' '}
            {say({ vi: 'Cộng từ các tỉnh', en: 'Sum of provinces' })}
          </th>
          <th scope="col" class="amount">
            {say({ vi: 'Chênh lệch', en: 'Difference' })}
          </th>
          <th scope="col">{say({ vi: 'Kết luận', en: 'Verdict' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow
            key={JSON.stringify(figureOf(row))}
            {...{ row, saidInOf, ...shared }}
            isForAll={isForAllRecipients(row, rows)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** A difference that is small beside its amounts is none that may be rounded away. */
function endsOf({ atLeast, atMost }: Row['difference']): Bounds[] {
  return [atLeast, atMost].flatMap((end) =>
    end === null ? [] : { value: null, atLeast: Math.abs(end), atMost: Math.abs(end) },
  );
}

interface TableRowProps extends Omit<ReconciliationTableProps, 'rows'> {
  row: Row;
  /** What numbers that are counted in this unit are said in. */
  saidInOf(unit: Unit): CountedIn;
  /** Whether it is of awards to all recipients together. */
  isForAll: boolean;
}

function TableRow({ row, saidInOf, catalogue, year, stateOf, isForAll }: TableRowProps) {
  const { language, say } = usePage();
  const { published, computed, difference, verdict } = row;
  const saidIn = saidInOf(catalogue.measure(row.measure, language).unit);
  const figure = isForAll ? awardFigure(row, true) : figureOf(row);
  const label = nameFigure(figure, catalogue, language);
  const scale = scaleOf([published, computed]);
  const isComparable = verdict !== 'NOT_COMPARABLE' && computed !== null;
  return (
    <tr>
      <th scope="row">
        {label}
        <UnitNote unit={saidIn} />
      </th>
      <td class="bar">
        <IntervalBar bounds={published} scale={scale} state="published" />
        {computed && <IntervalBar bounds={computed} scale={scale} state={stateOf(row)} />}
      </td>
      <td class="amount" data-label={say({ vi: 'Công bố', en: 'Published' })}>
        <Number
          bounds={published}
          origin={published.derived ? 'sum' : 'printed'}
          unit={saidIn}
          printed={published.printed}
          label={`${label}, ${say({ vi: 'công bố', en: 'published' })}`}
          trail={{ figure, year, of: { kind: 'published' } }}
        />
        {published.derived && (
          <span class="remark">
            {say({
              vi: `tự cộng từ ${published.parts?.length ?? 0} số đã in`,
              en: `our sum of ${published.parts?.length ?? 0} printed numbers`,
            })}
          </span>
        )}
      </td>
      <td class="amount" data-label={say({ vi: 'Cộng', en: 'Sum' })}>
        <Number
          bounds={computed}
          origin="sum"
          unit={saidIn}
          label={`${label}, ${say({ vi: 'cộng từ các tỉnh', en: 'sum of provinces' })}`}
          trail={{ figure, year, of: { kind: 'total' } }}
        />
      </td>
      <td
        class={isComparable ? 'amount' : 'amount none'}
        data-label={say({ vi: 'Chênh lệch', en: 'Difference' })}
      >
        {isComparable ? sayDifference(difference, saidIn, language) : '–'}
      </td>
      <td>
        <Verdict row={row} />
      </td>
    </tr>
  );
}
