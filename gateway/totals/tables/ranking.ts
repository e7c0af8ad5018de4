import { InvalidInputError } from '../../../domain/errors';
import { firstYear } from '../../../domain/years';
import type { Quantity } from '../../../domain/quantity';
import type { Boundaries } from '../boundaries';
import { differenceOf } from '../reconcile';
import { assertScope, assertYears, type Scope } from '../scope';
import { reference, type ProvinceReference } from '../totals';
import { createCells, membersOfScope } from './cells';
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
}

export interface Growth {
  value: number | null;
  atLeast: number | null;
  atMost: number | null;
  basisPoints: number | null;
}

export interface RankingRow {
  rank: number | null;
  province: ProvinceReference;
  current: TableCell;
  previous: TableCell;
  growth: Growth | null;
}

export interface Ranking extends MeasureLabel {
  year: number;
  rows: RankingRow[];
  total: TableCell;
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
  const members = membersOfScope(scope, year, dependencies.directory);
  const before = createCells({ ...shared, scope: { provinces: members }, years: [year - 1] });
  const [total, rows] = await Promise.all([
    current.at({}),
    Promise.all(
      ids.map(async (province) => {
        const [now, previous] = await Promise.all([current.at({ province }), before.at({ province })]);
        return {
          province: reference(province),
          current: now,
          previous,
          growth: growthOf(now.quantity, previous.quantity),
        };
      }),
    ),
  ]);
  return { ...measureLabel(measure), year, rows: rank(rows, by), total };
}

export function growthOf(current: Quantity | null, previous: Quantity | null): Growth | null {
  if (!current || !previous) return null;
  const known = current.value !== null && previous.value !== null;
  const value = known ? (current.value ?? 0) - (previous.value ?? 0) : null;
  const share = value === null || !previous.value ? null : Math.round((value / previous.value) * 10_000);
  // GraphQL's Int; more than a 200,000-fold growth says nothing but that the earlier number was of something else.
  const basisPoints = share === null || share > 2 ** 31 - 1 ? null : share;
  return { value, ...differenceOf(current, previous), basisPoints };
}

type UnrankedRow = Omit<RankingRow, 'rank'>;

function rank(rows: readonly UnrankedRow[], by: RankingOrder): RankingRow[] {
  const sizeOf = ({ current, growth }: UnrankedRow): number | null =>
    by === 'GROWTH'
      ? (growth?.basisPoints ?? null)
      : (current.quantity?.value ?? current.quantity?.atLeast ?? null);
  const sorted = [...rows].sort((a, b) => (sizeOf(b) ?? -Infinity) - (sizeOf(a) ?? -Infinity) || 0);
  return sorted.map((row) => {
    const size = sizeOf(row);
    return { rank: size === null ? null : sorted.findIndex((other) => sizeOf(other) === size) + 1, ...row };
  });
}
