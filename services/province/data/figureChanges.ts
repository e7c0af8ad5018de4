import type { Cell } from '../../../domain/cells';
import { cellKey, dimensionsOf, type Dimensions } from '../../../domain/facts';
import { sameBounds, type Bounds } from '../../../domain/quantity';
import type { ProvinceModels } from './model';

export interface CellChange extends Dimensions {
  measure: string;
  before: Bounds | null;
  after: Bounds | null;
}

/** What changes in the figures of one unit and year. */
export interface FigureChange {
  unit: string;
  year: number;
  cells: CellChange[];
}

export interface FigureChanges {
  /** The province's own figures first; a hundred at the most. */
  figures: FigureChange[];
  /** How many units' years have other figures. */
  figuresChanged: number;
}

const shownFigures = 100;

/** The changes that are told, of all. */
export function toldChanges(all: FigureChange[], province: string): FigureChanges {
  const order = ({ unit }: FigureChange) => (unit === province ? 0 : 1);
  const figures = [...all].sort((a, b) => order(a) - order(b) || a.year - b.year).slice(0, shownFigures);
  return { figures, figuresChanged: all.length };
}

interface Cells {
  cells: readonly Cell[];
}

export function changedCells(before: Cells | undefined, after: Cells | undefined): CellChange[] {
  const keyOf = (cell: Cell) => `${cell.measure}|${cellKey(cell)}`;
  const beforeOf = new Map(before?.cells.map((cell) => [keyOf(cell), cell]));
  const afterOf = new Map(after?.cells.map((cell) => [keyOf(cell), cell]));
  return [...new Set([...beforeOf.keys(), ...afterOf.keys()])].sort().flatMap((key) => {
    const [was, is] = [beforeOf.get(key), afterOf.get(key)];
    const cell = is ?? was;
    if (!cell || (was && is && sameBounds(was, is))) return [];
    const { measure } = cell;
    return [{ measure, ...dimensionsOf(cell), before: toBounds(was), after: toBounds(is) }];
  });
}

/** What a revision has changed, in the figures as the province itself sees them. */
export async function changesOf(
  models: ProvinceModels,
  province: string,
  revision: number,
): Promise<FigureChanges> {
  const keysOf = (filter: object) => models.figures.find(filter).select('unit year -_id').lean();
  const keys = [...(await keysOf({ since: revision })), ...(await keysOf({ until: revision }))];
  const years = new Map(keys.map(({ unit, year }) => [`${unit}|${year}`, { unit, year, cells: [] }]));
  const { figures, figuresChanged } = toldChanges([...years.values()], province);
  const shown = figures.map(({ unit, year }) => ({ unit, year }));
  if (shown.length === 0) return { figures: [], figuresChanged: 0 };
  const rows = await models.figures
    .find({ $or: shown, $and: [{ $or: [{ since: revision }, { until: revision }] }] })
    .lean();
  const rowOf = new Map(rows.map((row) => [`${row.unit}|${row.year}|${row.since === revision}`, row]));
  const changes = shown.map(({ unit, year }) => {
    const cells = changedCells(rowOf.get(`${unit}|${year}|false`), rowOf.get(`${unit}|${year}|true`));
    return { unit, year, cells };
  });
  return { figures: changes.filter(({ cells }) => cells.length > 0), figuresChanged };
}

function toBounds(bounds: Bounds | undefined): Bounds | null {
  if (!bounds) return null;
  const { value, atLeast, atMost, estimated } = bounds;
  return { value, atLeast, atMost, ...(estimated && { estimated }) };
}
