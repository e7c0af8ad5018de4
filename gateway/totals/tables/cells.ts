import type { Measure } from '../../../domain/catalogue';
import { InvalidInputError } from '../../../domain/errors';
import type { Dimension } from '../../../domain/facts';
import type { EmptyReason } from '../../../domain/gapReasons';
import type { DirectorySnapshot } from '../../operation/directory';
import { existsAtEndOf } from '../../../domain/lineage';
import { currentOf, type Boundaries } from '../boundaries';
import { provincesOf, type Scope } from '../scope';
import { addUpScope, nobodyAsked, type ScopeTotals } from '../scopeTotals';
import type { Coverage, ReportDocument, TotalsDependencies } from '../totals';
import { addYears } from './addYears';
import { partsKey, type MeasureShape } from './measureShape';
import type { TableCell } from './tableCell';

/** Where a number stands. What is not given is added up. */
export interface Place {
  year?: number;
  cluster?: string;
  /** Of the map that was asked for. */
  province?: string;
  parts?: Readonly<Partial<Record<Dimension, string>>>;
}

export interface CellsOptions {
  measure: Measure;
  shape: MeasureShape;
  scope: Scope;
  years: readonly number[];
  boundaries: Boundaries;
  directory: DirectorySnapshot;
  /** Whether a gap in the whole scope is an error. */
  complete: boolean;
  /** See `TotalsRequest`. */
  documentFields?: string;
  totals: TotalsDependencies;
}

export interface Cells {
  at(place: Place): Promise<TableCell>;
  /** The provinces of the scope, those of all years, on the map that was asked for. */
  provinces(): string[];
  /** The values of one dimension that somebody in the scope reported. */
  partsOf(dimension: Dimension): Promise<ReadonlySet<string>>;
  /** The documents behind all cells so far, each once, by year, province and id. */
  documents(): ReportDocument[];
}

/** The numbers of one measure in a scope: each is a total of the scope, or of a part of it. */
export function createCells(options: CellsOptions): Cells {
  const { measure, shape, scope, years, boundaries, directory, totals } = options;
  const { provinces: generations } = directory;
  const onMap = (id: string) => (boundaries === 'CURRENT' ? currentOf(id, generations) : id);
  const known = new Map<string, Promise<ScopeTotals | null>>();
  const documents = new Map<string, ReportDocument>();

  function membersOf({ cluster, province }: Place, year: number): string[] {
    const inScope = membersOfScope(scope, year, directory);
    const season = cluster === undefined ? inScope : (directory.clusters.get(cluster)?.get(year) ?? []);
    return province === undefined ? [...season] : season.filter((id) => onMap(id) === province);
  }

  async function addUp(place: Place, year: number, split: readonly Dimension[]) {
    const isWhole = place.cluster === undefined && place.province === undefined;
    const request = {
      provinces: membersOf(place, year),
      year,
      boundaries,
      generations,
      shape: shape.shapeOf(split),
      complete: options.complete && isWhole,
      ...(options.documentFields && { documentFields: options.documentFields }),
    };
    if (request.provinces.length === 0) return null;
    const row = await addUpScope(request, totals);
    for (const found of row.documents ?? []) {
      documents.set(JSON.stringify([found.province.id, found.year, found.document.id]), found);
    }
    return row;
  }

  /** Null if nobody belongs to the place in that year. */
  function addUpOnce(place: Place, year: number, split: readonly Dimension[]) {
    const key = JSON.stringify([place.cluster, place.province, year, split]);
    const row = known.get(key) ?? addUp(place, year, split);
    known.set(key, row);
    return row;
  }

  async function inYear(place: Place, year: number): Promise<TableCell> {
    const parts = Object.entries(place.parts ?? {}) as [Dimension, string][];
    const split = parts.map(([dimension]) => dimension);
    const row = await addUpOnce(place, year, split);
    if (!row) return empty(notThere(place, year), nobodyAsked);
    const { figures, coverage } = row;
    if (!figures) return empty('NOT_EXPRESSIBLE', coverage);
    const quantity = shape.read(figures, split).get(partsKey(parts.map(([, value]) => value)));
    return quantity ? { quantity, reason: null, coverage } : empty(reasonOf(coverage), coverage);
  }

  function notThere({ province }: Place, year: number): EmptyReason {
    const generation = province === undefined ? undefined : generations.get(province);
    return generation && !existsAtEndOf(year, generation) ? 'NOT_IN_YEAR' : 'NOT_IN_SCOPE';
  }

  async function partsInYear(place: Place, year: number, dimension: Dimension): Promise<string[]> {
    const figures = (await addUpOnce(place, year, [dimension]))?.figures;
    return figures ? [...shape.read(figures, [dimension]).keys()] : [];
  }

  const provinces = () => [
    ...new Set(years.flatMap((year) => membersOfScope(scope, year, directory).map(onMap))),
  ];

  return {
    async at(place) {
      const of = place.year === undefined ? years : [place.year];
      const cells = await Promise.all(of.map((year) => inYear(place, year)));
      return addYears(cells, measure.kind === 'FLOW');
    },
    provinces,
    async partsOf(dimension) {
      // Province by province too: a scope that today's map cannot express may hold provinces that it can.
      const places: Place[] = [
        {},
        ...(boundaries === 'CURRENT' ? provinces().map((province) => ({ province })) : []),
      ];
      const found = places.flatMap((place) => years.map((year) => partsInYear(place, year, dimension)));
      return new Set((await Promise.all(found)).flat());
    },
    documents: () =>
      [...documents.values()].sort(
        (a, b) =>
          a.year - b.year ||
          compare(a.province.id, b.province.id) ||
          compare(a.document.id ?? '', b.document.id ?? ''),
      ),
  };
}

/** The provinces of a scope in a year, as `totals` takes them; but a cluster without a season in that year has none. */
export function membersOfScope(scope: Scope, year: number, directory: DirectorySnapshot): readonly string[] {
  const { clusters } = scope;
  if (!clusters) return provincesOf(scope, year, directory);
  const seasons = clusters.map((id, index) => {
    const ofCluster = directory.clusters.get(id);
    if (ofCluster) return ofCluster.get(year) ?? [];
    const known = [...directory.clusters.keys()].join(', ');
    throw new InvalidInputError(`scope.clusters[${index}]`, `one of ${known}`, id);
  });
  return [...new Set(seasons.flat())];
}

function empty(reason: EmptyReason, coverage: Coverage): TableCell {
  return { quantity: null, reason, coverage };
}

/** If somebody reported, the others' gaps are not why the number is missing. */
function reasonOf({ reported, missing, mentioned }: Coverage): EmptyReason {
  const [first, ...others] = missing;
  if (reported > 0 || !first) return 'NOT_REPORTED';
  const reasons = [...others.map(({ reason }) => reason), ...mentioned.map(() => 'NOT_REPORTED' as const)];
  return reasons.every((reason) => reason === first.reason) ? first.reason : 'SEVERAL';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
