import { isRecord } from '../../../domain/isRecord';
import { firstYear } from '../../../domain/years';
import type { DirectorySnapshot } from '../../operation/directory';
import { generationsAtEndOf, type Generations } from '../../../domain/lineage';
import { mostYears } from '../../totals/scope';
import { countYears, readList, readYearRange, unknown, type Values } from './arguments';

/** How long lists below a field are, by type and field; `A.b C.d` is of the lists `C.d` below the field `A.b`. */
export type Sizes = ReadonlyMap<string, number>;

/** How long the lists of the register are at the most. */
export interface RegisterSizes {
  /** Provinces of the year that has most. */
  provinces: number;
  /** Provinces that ever existed. */
  generations: number;
  clusters: number;
  /** Years in which some cluster has a season. */
  seasonYears: readonly number[];
  /** Provinces of the season that has most. */
  seasonProvinces: number;
}

/** Null while the register has not been heard of: then the schema's assumptions hold. */
export function readRegisterSizes({ provinces, clusters }: DirectorySnapshot): RegisterSizes | null {
  if (provinces.size === 0) return null;
  const seasons = [...clusters.values()].flatMap((years) => [...years]);
  return {
    provinces: largestMap(provinces),
    generations: provinces.size,
    clusters: clusters.size,
    seasonYears: [...new Set(seasons.map(([year]) => year))],
    seasonProvinces: Math.max(1, ...seasons.map(([, ids]) => ids.length)),
  };
}

/** Provinces come and go on single days: between them the map is the same. */
function largestMap(generations: Generations): number {
  const days = [...generations.values()].flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  const changes = new Set(days.map((day) => (day === null ? firstYear : Number(day.slice(0, 4)))));
  const years = [...changes].flatMap((year) => [year - 1, year]);
  return Math.max(1, ...years.map((year) => generationsAtEndOf(year, generations).length));
}

/** What a field's arguments and the register say of the lists that it gives. */
export interface Sized {
  /** Of its own list; what the schema says if there is none. */
  size?: number;
  /** As in `Sizes`. */
  below?: Readonly<Record<string, number>>;
}

export type SizeRule = (values: Values, register: RegisterSizes | null) => Sized;

/** What no directive can say: `@listSize` takes a size from an argument that is a number, and these depend on others. */
export const sizeRules: Readonly<Record<string, SizeRule>> = {
  'Query.provinces': (_values, register) => sizeOf(register?.provinces),
  'Query.clusters': (_values, register) => sizeOf(register?.clusters),
  'ClusterSeason.provinces': (_values, register) => sizeOf(register?.seasonProvinces),
  'Cluster.seasons': seasons,
  'Province.seasons': seasons,
  'Province.reports': (values) => sizeOf(countYears(values)),
  'Query.totals': (values, register) => ({
    size: countList(values.years),
    below: gaps(scopeSize(values, register), values),
  }),
  'ClusterSeason.totals': (values, register) => ({ below: seasonGaps(values, register) }),
  'ClusterSeason.series': (values, register) => ({
    size: countList(values.years),
    below: seasonGaps(values, register),
  }),
  'Query.table': table,
  'Query.ranking': (values, register) => {
    const rows = scopeSize(values, register);
    const cell = standings(mostPredecessors);
    return {
      below: {
        'Ranking.rows': rows,
        ...gaps(rows, values),
        ...under('RankingRow.current', cell),
        ...under('RankingRow.previous', cell),
      },
    };
  },
};

/** How many provinces of so many each list of a coverage can name. */
function standings(size: number): Record<string, number> {
  const lists = ['missing', 'stale', 'mentioned', 'simulated', 'provinces'];
  return Object.fromEntries(lists.map((list) => [`Coverage.${list}`, size]));
}

/** Of how many provinces one on today's map can be the sum. */
const mostPredecessors = 4;
/** Documents behind a report. */
const documentsPerReport = 5;
/** Of kinds, bodies, sectors, programmes and so on. */
const mostParts = 15;
/** A table with more cells is refused. */
const mostCells = 10_000;
/** Provinces, if the register has not been heard of. */
const assumedProvinces = 64;

function sizeOf(size: number | undefined): Sized {
  return size === undefined ? {} : { size };
}

function seasons(values: Values, register: RegisterSizes | null): Sized {
  if (!register) return {};
  const { from, to } = readYearRange(values);
  return { size: register.seasonYears.filter((year) => from <= year && year <= to).length };
}

/** Years that are asked for; none if there are more than are allowed, which is refused. */
function countList(value: unknown): number {
  const count = readList(value ?? unknown)?.length ?? mostYears;
  return count > mostYears ? 0 : count;
}

/** Provinces that a total can name, on either map. */
function scopeSize({ scope, boundaries }: Values, register: RegisterSizes | null): number {
  const size = namedProvinces(scope, register);
  if (boundaries === 'AS_REPORTED' || boundaries === null) return size;
  return Math.min(size * mostPredecessors, register?.generations ?? assumedProvinces);
}

function namedProvinces(scope: unknown, register: RegisterSizes | null): number {
  const { provinces, clusters } = isRecord(scope) ? scope : ({} as Values);
  const all = register?.provinces ?? assumedProvinces;
  if (provinces != null) return readList(provinces)?.length ?? all;
  if (clusters == null) return all;
  return (readList(clusters)?.length ?? register?.clusters ?? 1) * (register?.seasonProvinces ?? all);
}

function seasonGaps({ boundaries }: Values, register: RegisterSizes | null): Record<string, number> {
  const size = register?.seasonProvinces ?? assumedProvinces;
  return gaps(boundaries === 'CURRENT' ? size * mostPredecessors : size, { boundaries });
}

/** Of a total of so many provinces: all may be missing or old; on today's map it may not be expressible at all. */
function gaps(size: number, { boundaries }: Values): Record<string, number> {
  const isAsReported = boundaries === 'AS_REPORTED' || boundaries === null;
  return {
    ...standings(size),
    'Totals.notExpressible': isAsReported ? 0 : size,
  };
}

function table(values: Values, register: RegisterSizes | null): Sized {
  const { rows, columns, years, scope } = values;
  const yearCount = countList(years);
  const provinces = scopeSize(values, register);
  const clusters =
    readList(isRecord(scope) ? (scope.clusters ?? []) : unknown)?.length ?? register?.clusters ?? 1;
  const counts: Record<string, number> = { YEAR: yearCount, CLUSTER: clusters, PROVINCE: provinces };
  const most = Math.max(yearCount, clusters, provinces, mostParts);
  const countOf = (axis: unknown) => (typeof axis === 'string' ? (counts[axis] ?? mostParts) : most);
  const rowCount = countOf(rows);
  const cellCount = Math.min(countOf(columns), mostCells);
  const whole = provinces * yearCount;
  /** Province-years behind a number that stands at these places. */
  const behind = (...axes: unknown[]) => {
    const ofProvince = axes.includes('PROVINCE') ? mostPredecessors : provinces;
    const count = Math.min(ofProvince, provinces) * (axes.includes('YEAR') ? 1 : yearCount);
    return standings(count);
  };
  return {
    below: {
      'Table.rows': rowCount,
      'Table.columns': cellCount,
      'TableRow.cells': cellCount,
      'Table.sources': whole * documentsPerReport,
      ...standings(whole),
      ...under('TableRow.cells', behind(rows, columns)),
      ...under('TableRow.total', behind(rows)),
      ...under('TableColumn.total', behind(columns)),
    },
  };
}

function under(field: string, sizes: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(sizes).map(([list, size]) => [`${field} ${list}`, size]));
}
