import { InvalidInputError } from '../../../domain/errors';
import { firstYear } from '../../../domain/years';
import {
  byRanks,
  exactOf,
  growthOf,
  isBounded,
  rankIntervals,
  type Growth as RelativeGrowth,
  type Interval,
  type Ranks,
} from '../../../domain/ranks';
import { isMention, type Quantity } from '../../../domain/quantity';
import type { Boundaries } from '../boundaries';
import { assertScope, assertYears, provincesIfAny, type Scope } from '../scope';
import { reference, type Coverage, type ProvinceReference } from '../coverage';
import { createCells } from './cells';
import { readMeasure } from './dimensions';
import { createMeasureShape } from './measureShape';
import type { TableCell } from './tableCell';
import { measureLabel, type MeasureLabel, type TableDependencies } from './table';

export type RankingOrder = 'VALUE' | 'GROWTH';

export interface RankingRequest {
  measure: string;
  scope: Scope;
  year: number;
  by: RankingOrder;
  boundaries: Boundaries;
  /** See `TotalsRequest`. */
  documentFields?: string;
  withUnits?: boolean;
}

/** As the API says it: ratios in hundredths of a percent, their bounds rounded outwards. */
export interface Growth {
  value: number | null;
  atLeast: number | null;
  atMost: number | null;
  basisPoints: number | null;
  basisPointsAtLeast: number | null;
  basisPointsAtMost: number | null;
}

export interface RankingRow {
  rank: number | null;
  bestRank: number | null;
  worstRank: number | null;
  province: ProvinceReference;
  current: TableCell;
  previous: TableCell;
  growth: Growth | null;
}

export interface Ranking extends MeasureLabel {
  year: number;
  rows: RankingRow[];
  total: TableCell;
  previousTotal: TableCell;
  growth: Growth | null;
}

export async function createRanking(
  request: RankingRequest,
  dependencies: TableDependencies,
): Promise<Ranking> {
  const { scope, year, by } = request;
  assertYears([year]);
  if (year === firstYear) throw new InvalidInputError('year', `a year after ${firstYear}`, year);
  assertScope(scope);
  const measure = readMeasure(request.measure, dependencies.catalogue);
  const shared = {
    ...request,
    ...dependencies,
    measure,
    shape: createMeasureShape(measure, new Map(), false),
    complete: false,
  };
  const current = createCells({ ...shared, years: [year] });
  // The year before of the same provinces, whether or not they were in the scope's cluster then.
  const ids = current.provinces();
  const members = provincesIfAny(scope, year, dependencies.directory);
  const before = createCells({ ...shared, scope: { provinces: members }, years: [year - 1] });
  const [total, previousTotal, rows] = await Promise.all([
    current.at({}),
    before.at({}),
    Promise.all(
      ids.map(async (province) => {
        const [now, previous] = await Promise.all([current.at({ province }), before.at({ province })]);
        return { province, current: now, previous, growth: growthBetween(now, previous) };
      }),
    ),
  ]);
  const growth = growthBetween(total, previousTotal);
  return {
    ...measureLabel(measure),
    ...{ year, rows: rank(rows, by), total, previousTotal },
    growth: growth && growthInBasisPoints(growth),
  };
}

interface Compared {
  province: string;
  current: TableCell;
  previous: TableCell;
  growth: RelativeGrowth | null;
}

/** The largest first; last, without a rank, those of which too little is known to compare them. */
function rank(rows: readonly Compared[], by: RankingOrder): RankingRow[] {
  const sized = rows.map((row) => ({ ...row, size: sizeOf(row, by) }));
  const known = sized.flatMap(({ size, ...row }) => (size ? [{ row, size }] : []));
  const ranks = rankIntervals(known.map(({ size }) => size));
  const ranked = known.flatMap(({ row }, index) => {
    const at = ranks[index];
    return at ? [{ row, at }] : [];
  });
  return [
    ...ranked.sort((a, b) => byRanks(a.at, b.at)).map(({ row, at }) => rowOf(row, at)),
    ...sized.filter(({ size }) => !size).map((row) => rowOf(row, null)),
  ];
}

/** By what a province is compared; null if a part of it is missing, or nothing is known. */
function sizeOf({ current, previous, growth }: Compared, by: RankingOrder): Interval | null {
  const size = reported(current);
  if (!size || !current.coverage.complete) return null;
  if (by === 'VALUE') return size;
  return growth && isBounded(growth.ratio) && previous.coverage.complete ? growth.ratio : null;
}

/** Between a simulated number and a reported one there is none. */
function growthBetween(now: TableCell, before: TableCell): RelativeGrowth | null {
  return isAlike(now.coverage, before.coverage) ? growthOf(reported(now), reported(before)) : null;
}

/** Whether all that reported is simulated both times, or the same provinces are. */
function isAlike(now: Coverage, before: Coverage): boolean {
  const [all, allBefore] = [now, before].map(({ simulated, reported: of }) => simulated.length === of);
  if (now.simulated.length > 0 && before.simulated.length > 0 && all && allBefore) return true;
  const ids = ({ simulated }: Coverage) =>
    simulated
      .map(({ id }) => id)
      .sort()
      .join();
  return ids(now) === ids(before);
}

/** What others mention says what a province has at least, which compares it with nobody. */
function reported({ quantity }: TableCell): Quantity | null {
  return quantity && !isMention(quantity) ? quantity : null;
}

function rowOf({ province, current, previous, growth }: Compared, ranks: Ranks | null): RankingRow {
  return {
    rank: ranks && ranks.best === ranks.worst ? ranks.best : null,
    bestRank: ranks?.best ?? null,
    worstRank: ranks?.worst ?? null,
    province: reference(province),
    current,
    previous,
    growth: growth && growthInBasisPoints(growth),
  };
}

export function growthInBasisPoints({ difference, ratio }: RelativeGrowth): Growth {
  const exact = exactOf(ratio);
  return {
    value: exactOf(difference),
    ...difference,
    basisPoints: exact === null ? null : basisPoints(exact, Math.round),
    basisPointsAtLeast: ratio.atLeast === null ? null : basisPoints(ratio.atLeast, Math.floor),
    basisPointsAtMost: ratio.atMost === null ? null : basisPoints(ratio.atMost, Math.ceil),
  };
}

/** GraphQL's Int; more than a 200,000-fold growth says nothing but that the earlier number was of something else. */
function basisPoints(ratio: number, round: (number: number) => number): number | null {
  // Ten digits more than are asked for, so that 0.07 is 700 and not 700.0000000000001, which would be rounded up.
  const points = round(Number((ratio * 10_000).toFixed(6)));
  return points > 2 ** 31 - 1 ? null : points;
}
