import type { JoinedRow } from '../../domain/joinTables';
import type { TableCellPartsFragment } from '../../schema/generated/operations';

type Row = JoinedRow<TableCellPartsFragment>;

/** The rows by one column, those without a number last whichever way; by what is at least certain if a number is not exact. */
export function sortRows(rows: readonly Row[], sort: { column: number; descending: boolean } | null): Row[] {
  if (!sort) return [...rows];
  const sizeOf = ({ cells }: Row) => {
    const quantity = cells[sort.column]?.quantity;
    return quantity ? (quantity.value ?? quantity.atLeast) : null;
  };
  return rows.toSorted((a, b) => {
    const [left, right] = [sizeOf(a), sizeOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sort.descending ? right - left : left - right;
  });
}
