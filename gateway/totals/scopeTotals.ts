import { AppError, ErrorCode } from '../../domain/errors';
import type { Generations } from '../../domain/lineage';
import { reportersOf, type Boundaries, type BoundaryConflict } from './boundaries';
import { reference, type Coverage, type ProvinceReference } from './coverage';
import {
  addUpProvinces,
  type ReportDocument,
  type SummedFigures,
  type TotalsDependencies,
  type TotalsRequest,
} from './totals';

/** The total of a scope for one year, on the map that was asked for. */
export interface ScopeTotals {
  year: number;
  /** Null if the scope has no total on that map. */
  figures: SummedFigures | null;
  coverage: Coverage;
  notExpressible: ConflictReference[];
  documents: ReportDocument[] | null;
}

export interface ConflictReference {
  province: ProvinceReference;
  inside: ProvinceReference[];
  outside: ProvinceReference[];
}

export interface ScopeTotalsRequest extends Omit<TotalsRequest, 'absent'> {
  boundaries: Boundaries;
  generations: Generations;
}

/** @throws AppError of code INCOMPLETE if all are required and one is missing, or there is no total */
export async function addUpScope(
  { boundaries, generations, ...request }: ScopeTotalsRequest,
  dependencies: TotalsDependencies,
): Promise<ScopeTotals> {
  const { year, complete } = request;
  const reporters = reportersOf([...new Set(request.provinces)], year, boundaries, generations);
  if (reporters.kind === 'expressible') {
    const { provinces, absent } = reporters;
    return { ...(await addUpProvinces({ ...request, provinces, absent }, dependencies)), notExpressible: [] };
  }
  const { conflicts } = reporters;
  if (complete) throw notExpressible(year, conflicts);
  return {
    year,
    figures: null,
    coverage: nobodyAsked,
    notExpressible: conflicts.map(referenceConflict),
    documents: null,
  };
}

export const nobodyAsked: Coverage = {
  expected: 0,
  reported: 0,
  complete: false,
  asOf: null,
  madeFrom: null,
  madeTo: null,
  dueOn: null,
  onTime: 0,
  simulated: [],
  sample: false,
  draft: false,
  mentioned: [],
  missing: [],
  stale: [],
  provinces: [],
};

function referenceConflict({ province, inside, outside }: BoundaryConflict): ConflictReference {
  return {
    province: reference(province),
    inside: inside.map(reference),
    outside: outside.map(reference),
  };
}

function notExpressible(year: number, conflicts: BoundaryConflict[]): AppError {
  const list = conflicts.map(({ province, outside }) => `${province} also holds ${outside.join(', ')}`);
  return new AppError(
    ErrorCode.incomplete,
    `Totals of ${year} cannot be expressed on today's map: ${list.join('; ')}`,
    { year, notExpressible: conflicts },
  );
}
