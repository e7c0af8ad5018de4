import type { ProvinceRow } from './dashboard';
import type { MainMeasure, Quantity } from './measures';

export interface RankedRow {
  province: ProvinceRow;
  quantity: Quantity | null;
  /** From 1; provinces that cannot be told apart share one. Null without a number. */
  rank: number | null;
  /** Change on the year before as a ratio; null where either is missing, bounded or zero. */
  growth: number | null;
}

/** The largest first; provinces without a number come last, by name. */
export function rankProvinces(provinces: readonly ProvinceRow[], measure: MainMeasure): RankedRow[] {
  const rows = provinces
    .map((province) => {
      const quantity = province.figures && measure.read(province.figures);
      const before = province.before && measure.read(province.before);
      return { province, quantity, growth: growthOf(quantity, before) };
    })
    .sort(byNumberThenName);
  const sizes = rows.map(({ quantity }) => quantity && sizeOf(quantity));
  return rows.map((row, index) => ({
    ...row,
    rank: sizes[index] == null ? null : sizes.indexOf(sizes[index]) + 1,
  }));
}

/** By what a quantity is ordered and how long its bar is at least. */
export function sizeOf({ value, atLeast }: Pick<Quantity, 'value' | 'atLeast'>): number {
  return value ?? atLeast;
}

type Row = Omit<RankedRow, 'rank'>;

function byNumberThenName(left: Row, right: Row): number {
  const size = ({ quantity }: Row) => (quantity ? sizeOf(quantity) : -1);
  return size(right) - size(left) || left.province.name.localeCompare(right.province.name, 'vi');
}

function growthOf(now: Quantity | null, before: Quantity | null): number | null {
  if (!isExact(now) || !isExact(before) || before.atLeast === 0) return null;
  return now.atLeast / before.atLeast - 1;
}

function isExact(quantity: Quantity | null): quantity is Quantity {
  return quantity !== null && quantity.atLeast === quantity.atMost;
}
