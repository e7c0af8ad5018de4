import type { Dimension } from '../../../domain/facts';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { DirectorySnapshot } from '../../operation/directory';
import { currentOf, type Boundaries } from '../boundaries';
import { provincesIfAny, type Scope } from '../scope';
import { addUpScope, type ScopeTotals } from '../scopeTotals';
import type { ReportDocument, TotalsDependencies } from '../totals';
import type { MeasureShape } from './measureShape';

/** Where a number stands. What is not given is added up. */
export interface Place {
  year?: number;
  cluster?: string;
  /** Of the map that was asked for. */
  province?: string;
  parts?: Readonly<Partial<Record<Dimension, string>>>;
}

export interface PlaceTotalsOptions {
  shape: MeasureShape;
  scope: Scope;
  years: readonly number[];
  boundaries: Boundaries;
  directory: DirectorySnapshot;
  /** Whether a gap in the whole scope is an error. */
  complete: boolean;
  /** See `TotalsRequest`. */
  documentFields?: string;
  withUnits?: boolean;
  totals: TotalsDependencies;
}

/** The totals of places, each added up once. */
export interface PlaceTotals {
  /** Null if nobody belongs to the place in that year. */
  of(place: Place, year: number, split: readonly Dimension[]): Promise<ScopeTotals | null>;
  /** The provinces of the scope, those of all years, on the map that was asked for. */
  provinces(): string[];
  /** The documents behind all totals so far, each once, by year, province and id. */
  documents(): ReportDocument[];
}

export function createPlaceTotals(options: PlaceTotalsOptions): PlaceTotals {
  const { shape, scope, years, boundaries, directory, totals } = options;
  const { provinces: generations } = directory;
  const onMap = (id: string) => (boundaries === 'CURRENT' ? currentOf(id, generations) : id);
  const known = new Map<string, Promise<ScopeTotals | null>>();
  const documents = new Map<string, ReportDocument>();

  function membersOf({ cluster, province }: Place, year: number): string[] {
    const inScope = provincesIfAny(scope, year, directory);
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
      ...(options.withUnits && { withUnits: true }),
    };
    if (request.provinces.length === 0) return null;
    const row = await addUpScope(request, totals);
    for (const found of row.documents ?? []) {
      documents.set(JSON.stringify([found.province.id, found.year, found.document.id]), found);
    }
    return row;
  }

  return {
    of(place, year, split) {
      const key = JSON.stringify([place.cluster, place.province, year, split]);
      return getOrCreate(known, key, () => addUp(place, year, split));
    },
    provinces: () => [...new Set(years.flatMap((year) => provincesIfAny(scope, year, directory).map(onMap)))],
    documents: () => [...documents.values()].sort(byYearProvinceAndId),
  };
}

function byYearProvinceAndId(a: ReportDocument, b: ReportDocument): number {
  return (
    a.year - b.year ||
    compare(a.province.id, b.province.id) ||
    compare(a.document.id ?? '', b.document.id ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
