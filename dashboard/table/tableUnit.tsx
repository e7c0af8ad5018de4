import { columnUnit } from '../../web/words/bounds';
import { nameUnit, type CountedIn } from '../../web/words/moneyUnit';
import { usePage } from '../page';
import type { BuiltTable } from './useTables';

/** The one unit of a table of one measure, in the head of what is drawn of it. */
export function TableUnit({ unit }: { unit: CountedIn }) {
  const { language, say } = usePage();
  return (
    <p class="note">
      {say({ vi: 'Đơn vị tính', en: 'Unit' })}: {nameUnit(unit, language)}
    </p>
  );
}

/** What all numbers of a table of one measure are said in. */
export function sharedUnitOf(table: BuiltTable): CountedIn {
  return columnUnits(table, true)[0] ?? '';
}

/** What each column's numbers are said in; all columns alike if one unit stands above the table. */
export function columnUnits({ columns, rows }: BuiltTable, isShared: boolean): CountedIn[] {
  const numbersOf = (index: number) =>
    [...rows.map(({ cells }) => cells[index]), columns[index]?.total].map((cell) => cell?.quantity);
  return columns.map(({ unit }, index) =>
    columnUnit(unit, isShared ? columns.flatMap((_, other) => numbersOf(other)) : numbersOf(index), 'sum'),
  );
}
