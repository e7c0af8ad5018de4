import type { AllFiguresFragment, TrailProvinceFragment } from '../../schema/generated/operations';
import { allProvinces, type Boundaries, type FigureKey, type TrailAddress } from '../address';
import type { Answer, Variables } from '../operations';
import { openMentioned } from '../../domain/mentioned';
import { addProvinces, createQuantity, type ReportedBounds } from '../../domain/quantity';
import { together } from '../../domain/together';
import type { Bounds } from '../../web/words/bounds';
import { stateOf, type ProvinceState } from './dashboard';
import type { Quantity } from './measures';

/** Finds a number among one body's typed figures; null if it did not report it. */
function readFigure(figures: AllFiguresFragment, key: FigureKey): Quantity | null {
  const { measure } = key;
  if (key.kind != null) {
    const { byKind } = figures.awards;
    // What the key leaves open, such as who received them, is of several rows.
    return asQuantity(
      together(
        byKind.filter((row) => fits(row, key)),
        'count',
        awardOverlap,
        byKind,
      ),
    );
  }
  if (key.programme != null) {
    const row = figures.welfare.byProgramme.find(({ programme }) => programme === key.programme);
    return quantityOf(row, measure);
  }
  if (key.sector != null) {
    return figures.membership.unionsBySector.find(({ sector }) => sector === key.sector)?.unions ?? null;
  }
  if (measure === 'awards') return figures.awards.total;
  return (
    quantityOf(figures.membership, measure) ??
    quantityOf(figures.welfare, measure) ??
    figures.activities.find((row) => row.measure === measure)?.quantity ??
    null
  );
}

const awardOverlap = { dimensions: ['kind', 'awardedBy', 'recipient'], apart: 'apart' };

function asQuantity(bounds: ReportedBounds | null): Quantity | null {
  return bounds && createQuantity(bounds, bounds.reportedBy ?? 1);
}

function quantityOf(row: object | undefined, measure: string): Quantity | null {
  const value: unknown = (row as Record<string, unknown> | undefined)?.[measure];
  return typeof value === 'object' && !Array.isArray(value) ? (value as Quantity | null) : null;
}

type Dimensions = Omit<FigureKey, 'measure'>;

/** Whether a row is of the part that the key names; what the key leaves open is not looked at. */
export function fits(row: Dimensions, key: FigureKey): boolean {
  const names = ['kind', 'awardedBy', 'recipient', 'programme', 'sector'] as const;
  return names.every(
    (name) => key[name] === undefined || !(name in row) || (row[name] ?? null) === key[name],
  );
}

export interface TrailRow {
  id: string;
  name: string;
  state: ProvinceState;
  simulated: boolean;
  quantity: Quantity | null;
}

export interface TotalTrail {
  total: Bounds | null;
  expected: number;
  rows: TrailRow[];
}

export function totalTrailVariables(
  { scope, year, boundaries }: { scope: string; year: number; boundaries: Boundaries },
  trail: TrailAddress,
): Variables<'TotalTrail'> {
  const all = scope === allProvinces;
  return {
    cluster: all ? '' : scope,
    season: year,
    allProvinces: all,
    year: trail.year,
    lastDay: `${trail.year}-12-31`,
    boundaries,
  };
}

/** What each province brought to a total, those that brought nothing last. */
export function readTotalTrail(answer: Answer<'TotalTrail'>, key: FigureKey): TotalTrail | null {
  const totals = answer.totals?.[0] ?? answer.cluster?.season?.series?.[0];
  if (!totals) return null;
  const { coverage, figures } = totals;
  const rows = reporters(answer).map(({ id, name, report }) => {
    const state = stateOf(id, coverage, report !== null);
    const counted = state.kind === 'missing' ? null : report;
    const found = counted && readFigure(counted.figures, key);
    return {
      id,
      name,
      state,
      simulated: counted?.documents.some(({ status }) => status === 'SAMPLE') ?? false,
      quantity: state.kind === 'mentioned' ? openMentioned(found) : found,
    };
  });
  const size = ({ quantity }: TrailRow) => (quantity ? (quantity.value ?? quantity.atLeast) : -1);
  return {
    total: isOpen(figures, key)
      ? addProvinces(
          rows.flatMap(({ quantity }) =>
            quantity ? { ...quantity, estimated: quantity.estimated === true } : [],
          ),
          coverage.expected,
        )
      : figures && readFigure(figures, key),
    expected: coverage.expected,
    rows: rows.sort((left, right) => size(right) - size(left)),
  };
}

/** Whether several rows of the sum are the number: what they hold of each other is known province by province. */
function isOpen(figures: AllFiguresFragment | null, key: FigureKey): boolean {
  return key.kind != null && (figures?.awards.byKind.filter((row) => fits(row, key)).length ?? 0) > 1;
}

/** After a merger a season's province is followed by the one that it became part of. */
function reporters(answer: Answer<'TotalTrail'>): TrailProvinceFragment[] {
  const season = answer.cluster?.season?.provinces ?? [];
  const successors = season
    .filter(({ report }) => report === null)
    .flatMap((province) => province.successors);
  const reported = successors.filter(({ report }) => report !== null);
  const all = [...(answer.provinces ?? season), ...reported];
  return [...new Map(all.map((province) => [province.id, province])).values()];
}
