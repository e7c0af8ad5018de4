import type { Catalogue, Measure } from '../catalogue';
import { holds, isApart, type AddedFact, type Cell } from '../cells';
import { breakdownCell, breakdownOf, cellKey, isWithoutDimensions, type Dimensions } from '../facts';
import { groupBy } from '../groupBy';
import { add, zero, type Bounds } from '../quantity';
import { applicable, isMention, isMissing, type CoverRow } from './coverRow';

type AddedRow = CoverRow & Bounds & Dimensions & { id?: string; printed?: string | null | undefined };

/**
 * Adds the rows of a cover up to the cells of `Figures`. What was not collected leaves a cell that others make up without an
 * upper bound, and makes none alone: a cell that nobody reported is none.
 */
export function addUp(cover: Iterable<AddedRow>, catalogue: Catalogue): Cell[] {
  const sums = new Map<string, CellSum>();
  const open: AddedRow[] = [];
  for (const row of cover) {
    if (isMissing(row) || row.beside !== undefined) open.push(row);
    if (!isMissing(row)) addRow(sums, row, catalogue);
  }
  const cells = [...sums.values()].map(toCell);
  if (open.length === 0) return cells;
  const openOf = groupBy(open, ({ measure }) => measure);
  return cells.map((cell) =>
    openOf.get(cell.measure)?.some((row) => mayHold(row, cell)) ? withoutMost(cell) : cell,
  );
}

/** A cell while it is added up. */
interface CellSum {
  measure: string;
  dimensions: Dimensions;
  bounds: Bounds;
  /** Null if the cell is a total, or of a breakdown whose cells are all apart. */
  apart: Bounds | null;
  isMentioned: boolean;
  facts: AddedFact[];
}

/** To the total, if the row adds to it, and to the row's cell of the breakdown. */
function addRow(sums: Map<string, CellSum>, row: AddedRow, catalogue: Catalogue): void {
  const measure = measureOf(row, catalogue);
  const cell = breakdownCell(row, measure);
  const hasCell = !isWithoutDimensions(cell);
  if (row.adds === 'TOTAL') addToCell(sums, row, { dimensions: {}, isOwn: !hasCell, hasApart: false });
  if (!hasCell) return;
  addToCell(sums, row, { dimensions: cell, isOwn: true, hasApart: breakdownOf(measure).length > 1 });
}

function measureOf({ measure: id }: CoverRow, { measures }: Catalogue): Measure {
  const measure = measures.get(id);
  if (!measure) throw new Error(`Measure "${id}" is not in the catalogue`);
  return measure;
}

interface AddedCell {
  dimensions: Dimensions;
  /** Whether it is all that the row says of its cell, and not only the total that it is a part of. */
  isOwn: boolean;
  hasApart: boolean;
}

function addToCell(
  sums: Map<string, CellSum>,
  row: AddedRow,
  { dimensions, isOwn, hasApart }: AddedCell,
): void {
  const { measure } = row;
  const isLeast = isMention(row) || row.isPart === true;
  const bounds = boundsOf(applicable(row), isLeast);
  const apart = hasApart ? apartOf(row, bounds, isLeast) : null;
  const key = `${measure}|${cellKey(dimensions)}`;
  const sum = sums.get(key);
  const facts = row.id === undefined ? [] : [{ id: row.id, printed: row.printed ?? null, isOfCell: isOwn }];
  if (!sum) {
    sums.set(key, { measure, dimensions, bounds, apart, isMentioned: isLeast, facts });
    return;
  }
  sum.bounds = add(sum.bounds, bounds);
  if (apart) sum.apart = sum.apart ? add(sum.apart, apart) : apart;
  sum.isMentioned &&= isLeast;
  sum.facts.push(...facts);
}

function boundsOf({ value, atLeast, atMost, estimated }: Bounds, isLeast: boolean): Bounds {
  const bounds = { value, atLeast, atMost: isLeast ? null : atMost };
  return estimated ? { ...bounds, estimated } : bounds;
}

function apartOf(row: AddedRow, bounds: Bounds, isLeast: boolean): Bounds {
  const apart = row.apart ?? (row.adds === 'WITHIN' ? zero : bounds);
  return isLeast ? { ...apart, atMost: null } : apart;
}

function toCell({ measure, dimensions, bounds, apart, isMentioned, facts }: CellSum): Cell {
  // Not spread: V8 would give each cell a hidden class of its own, and whatever reads it would be slow.
  const cell: Cell = Object.assign({ measure }, dimensions, bounds);
  if (apart) cell.apart = apart;
  if (isMentioned) cell.mentioned = true;
  if (facts.length > 0) cell.facts = facts;
  return cell;
}

function withoutMost(cell: Cell): Cell {
  return { ...cell, atMost: null, ...(cell.apart && { apart: { ...cell.apart, atMost: null } }) };
}

/** Whether something of what was not collected may belong to a cell; what is of one cell only is in the total of all. */
function mayHold(row: AddedRow, cell: Cell): boolean {
  if (isWithoutDimensions(cell)) return row.adds === 'TOTAL';
  return !isApart(row, cell) && !row.beside?.some((reported) => holds(reported, cell));
}
