import { byRanks, growthOf, isBounded, rankIntervals, type Interval, type Ranks } from '../../domain/ranks';
import type { ProvinceRow } from './dashboard';
import type { MainMeasure, Quantity } from './measures';

export interface RankedRow {
  province: ProvinceRow;
  quantity: Quantity | null;
  /** The places that the province can have; null without a number of its own. */
  ranks: Ranks | null;
  /** Change on the year before as a ratio; null if nothing bounds it, or one of the two is simulated and the other is not. */
  growth: Interval | null;
}

/** Those that are surely larger first, by name if that is not sure; provinces without a number come last. */
export function rankProvinces(provinces: readonly ProvinceRow[], measure: MainMeasure): RankedRow[] {
  const rows = provinces
    .map((province) => {
      const quantity = province.figures && measure.read(province.figures);
      const before = province.before && measure.read(province.before);
      const compared = province.state.kind === 'mentioned' ? null : reported(quantity);
      const isAlike = province.simulated === province.simulatedBefore;
      const ratio = isAlike ? growthOf(compared, reported(before))?.ratio : undefined;
      const growth = ratio && isBounded(ratio) ? ratio : null;
      return { province, quantity, compared, growth };
    })
    .sort((a, b) => a.province.name.localeCompare(b.province.name, 'vi'));
  const ranks = rankIntervals(rows.flatMap(({ compared }) => compared ?? []));
  let next = 0;
  return rows
    .map(({ compared, ...row }): RankedRow => ({ ...row, ranks: compared ? (ranks[next++] ?? null) : null }))
    .sort((a, b) => (a.ranks && b.ranks ? byRanks(a.ranks, b.ranks) : Number(!a.ranks) - Number(!b.ranks)));
}

/** What others mention says what a province has at least, which compares it with nobody. */
function reported(quantity: Quantity | null): Quantity | null {
  return quantity && quantity.reportedBy > 0 ? quantity : null;
}

/** How long the bar of a quantity is at least. */
export function sizeOf({ value, atLeast }: Pick<Quantity, 'value' | 'atLeast'>): number {
  return value ?? atLeast;
}
