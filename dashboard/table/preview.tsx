import { BarTable } from '../../web/charts/barTable';
import { usePage } from '../page';
import { provinceHref } from '../place';
import { PlaceLink } from '../placeLink';
import type { JoinedColumn } from '../../domain/joinTables';
import type { TableCellPartsFragment } from '../../schema/generated/operations';
import { emptyReasonTexts } from '../../web/words/gaps';
import { wordBounds } from '../../web/words/bounds';
import { nameUnit, type CountedIn } from '../../web/words/moneyUnit';
import { cellState } from '../model/sumState';
import { sortRows } from './sortRows';
import { columnUnits, TableUnit } from './tableUnit';
import { dimensionTexts } from './texts';
import type { TableAddress } from './tableAddress';
import type { BuiltTable } from './useTables';

type Cell = TableCellPartsFragment;

interface PreviewProps {
  table: BuiltTable;
  address: TableAddress;
  /** What the table is; of the builder, a preview. */
  caption?: string;
  /** Whether its one unit stands above it already. */
  isUnitSaid?: boolean;
  /** Sorts by a column; without it the rows stay as they come. */
  onSort?(column: number): void;
}

/** The table as it will be in the file, with its totals and what is to be known of each number. */
export function Preview({ table, address, caption, isUnitSaid = false, onSort }: PreviewProps) {
  const { say } = usePage();
  const title = caption ?? say({ vi: 'Bảng xem trước', en: 'Preview of the table' });
  const rows = sortRows(table.rows, address.sort);
  // Of one measure each column would say the same.
  const isUnitInCaption = address.columns !== 'MEASURE';
  const units = columnUnits(table, isUnitInCaption);
  return (
    <>
      {isUnitInCaption && !isUnitSaid && <TableUnit unit={units[0] ?? ''} />}
      <div class="scrolls" role="region" aria-label={title} tabIndex={0}>
        <table class="figures preview">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say(dimensionTexts[address.rows])}</th>
              {table.columns.map((column, index) => (
                <ColumnHead
                  key={index}
                  unit={isUnitInCaption ? null : (units[index] ?? '')}
                  {...{ column, index, address, onSort }}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {address.rows === 'PROVINCE' ? (
                    <PlaceLink href={provinceHref(row.key)} class="province-name">
                      {say({ vi: row.name, en: row.nameEn })}
                    </PlaceLink>
                  ) : (
                    say({ vi: row.name, en: row.nameEn })
                  )}
                </th>
                {row.cells.map((cell, index) => (
                  <CellView key={index} cell={cell} unit={units[index] ?? ''} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say({ vi: 'Tổng', en: 'Total' })}</th>
              {table.columns.map(({ total }, index) => (
                <CellView key={index} cell={total} unit={units[index] ?? ''} />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

interface ColumnHeadProps {
  /** What the numbers of the column are said in; null if that stands above the table. */
  unit: CountedIn | null;
  address: TableAddress;
  onSort: PreviewProps['onSort'];
  column: JoinedColumn<Cell>;
  index: number;
}

function ColumnHead({ column, index, address, unit, onSort }: ColumnHeadProps) {
  const { language, say } = usePage();
  const { sort } = address;
  const words = (
    <>
      {say({ vi: column.name, en: column.nameEn })}
      {unit !== null && <span class="unit"> ({nameUnit(unit, language)})</span>}
    </>
  );
  if (!onSort) {
    return (
      <th scope="col" class="amount">
        {words}
      </th>
    );
  }
  const isSorted = sort?.column === index;
  const direction = !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class="amount" aria-sort={direction}>
      <button type="button" class="sort" onClick={() => onSort(index)}>
        {words}
        <span aria-hidden="true" class={`arrow ${direction}`} />
        <span class="visually-hidden">{say({ vi: ', bấm để xếp', en: ', press to sort' })}</span>
      </button>
    </th>
  );
}

function CellView({ cell, unit }: { cell: Cell | null; unit: CountedIn }) {
  return (
    <td class={cell?.quantity ? 'amount' : 'amount absent'}>
      <CellWords cell={cell} unit={unit} />
    </td>
  );
}

function CellWords({ cell, unit }: { cell: Cell | null; unit: CountedIn }) {
  const { language, say } = usePage();
  const { quantity, reason, coverage } = cell ?? {};
  if (!quantity) return <>{reason == null ? '–' : say(emptyReasonTexts(reason))}</>;
  const origin = coverage?.expected === 1 ? 'printed' : 'sum';
  const { qualifier, number, range } = wordBounds(quantity, origin, unit, language);
  return (
    <span class="number">
      {qualifier && <span class="qualifier">{qualifier} </span>}
      {number}
      {range && <span class="range">{range}</span>}
    </span>
  );
}

/** One column of the table as bars. */
export function TableChart({
  table,
  address,
  column,
}: Pick<PreviewProps, 'table' | 'address'> & { column: number }) {
  const { language, say } = usePage();
  const head = table.columns[column];
  if (!head) return null;
  const unit = columnUnits(table, address.columns !== 'MEASURE')[column] ?? head.unit;
  return (
    <BarTable
      caption={say({ vi: head.name, en: head.nameEn })}
      rowsName={say(dimensionTexts[address.rows])}
      unit={unit}
      language={language}
      rows={sortRows(table.rows, address.sort).map(({ key, cells, ...name }) => ({
        key,
        name: say({ vi: name.name, en: name.nameEn }),
        bounds: cells[column]?.quantity ?? null,
        state: cellState(cells[column]),
        words: <CellWords cell={cells[column] ?? null} unit={unit} />,
      }))}
    />
  );
}
