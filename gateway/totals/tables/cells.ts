import type { Measure } from '../../../domain/catalogue';
import type { Dimension } from '../../../domain/facts';
import type { EmptyReason } from '../../../domain/gapReasons';
import { existsAtEndOf } from '../../../domain/lineage';
import type { DirectorySnapshot } from '../../operation/directory';
import { nobodyAsked } from '../scopeTotals';
import type { Coverage } from '../coverage';
import type { ReportDocument } from '../totals';
import { addYears } from './addYears';
import { partsKey } from './measureShape';
import { createPlaceTotals, type Place, type PlaceTotalsOptions } from './placeTotals';
import type { TableCell } from './tableCell';

export interface CellsOptions extends PlaceTotalsOptions {
  measure: Measure;
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
  const { measure, shape, years, boundaries, directory } = options;
  const totals = createPlaceTotals(options);

  async function inYear(place: Place, year: number): Promise<TableCell> {
    const parts = Object.entries(place.parts ?? {}) as [Dimension, string][];
    const split = parts.map(([dimension]) => dimension);
    const row = await totals.of(place, year, split);
    if (!row) return empty(notThere(place, year, directory), nobodyAsked);
    const { figures, coverage } = row;
    if (!figures) return empty('NOT_EXPRESSIBLE', coverage);
    const quantity = shape.read(figures, split).get(partsKey(parts.map(([, value]) => value)));
    return quantity ? { quantity, reason: null, coverage } : empty(reasonOf(coverage), coverage);
  }

  async function partsInYear(place: Place, year: number, dimension: Dimension): Promise<string[]> {
    const figures = (await totals.of(place, year, [dimension]))?.figures;
    return figures ? [...shape.read(figures, [dimension]).keys()] : [];
  }

  return {
    async at(place) {
      const of = place.year === undefined ? years : [place.year];
      const cells = await Promise.all(of.map((year) => inYear(place, year)));
      return addYears(cells, measure.kind === 'FLOW');
    },
    provinces: totals.provinces,
    async partsOf(dimension) {
      // Province by province too: a scope that today's map cannot express may hold provinces that it can.
      const places: Place[] = [
        {},
        ...(boundaries === 'CURRENT' ? totals.provinces().map((province) => ({ province })) : []),
      ];
      const found = places.flatMap((place) => years.map((year) => partsInYear(place, year, dimension)));
      return new Set((await Promise.all(found)).flat());
    },
    documents: totals.documents,
  };
}

function empty(reason: EmptyReason, coverage: Coverage): TableCell {
  return { quantity: null, reason, coverage };
}

function notThere({ province }: Place, year: number, { provinces }: DirectorySnapshot): EmptyReason {
  const generation = province === undefined ? undefined : provinces.get(province);
  return generation && !existsAtEndOf(year, generation) ? 'NOT_IN_YEAR' : 'NOT_IN_SCOPE';
}

/** If somebody reported, the others' gaps are not why the number is missing. */
function reasonOf({ reported, missing, mentioned }: Coverage): EmptyReason {
  const [first, ...others] = missing;
  if (reported > 0 || !first) return 'NOT_REPORTED';
  const reasons = [...others.map(({ reason }) => reason), ...mentioned.map(() => 'NOT_REPORTED' as const)];
  return reasons.every((reason) => reason === first.reason) ? first.reason : 'SEVERAL';
}
