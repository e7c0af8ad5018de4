import type { Catalogue, Measure } from '../catalogue';
import { holds, isApart, type AddedFact, type Cell } from '../cells';
import { breakdownCell, breakdownOf, cellKey, dimensionsOf, type Dimensions } from '../facts';
import { groupBy } from '../groupBy';
import { add, zero, type Bounds } from '../quantity';
import { applicable, isMention, isMissing, type CoverRow } from './coverRow';

type AddedRow = CoverRow & Bounds & Dimensions & { id?: string; printed?: string | null | undefined };

/**
 * Adds the rows of a cover up to the cells of `Figures`. What was not collected leaves a cell that others make up without an
 * upper bound, and makes none alone: a cell that nobody reported is none.
 */
export function addUp(cover: Iterable<AddedRow>, catalogue: Catalogue): Cell[] {
  const cells = new Map<string, Cell>();
  const rows = [...cover];
  const known = rows.filter((row) => !isMissing(row));
  for (const [row, measure] of withMeasures(known, catalogue)) {
    const isSplit = breakdownOf(measure).length > 1;
    const own = cellKey(breakdownCell(row, measure));
    for (const key of cellsOf(row, measure)) {
      const fact = row.id === undefined ? null : factIn(row, row.id, cellKey(key) === own);
      addToCell(cells, row, key, { isSplit, fact });
    }
  }
  const open = groupBy(
    rows.filter((row) => isMissing(row) || row.beside !== undefined),
    ({ measure }) => measure,
  );
  return [...cells.values()].map((cell) =>
    open.get(cell.measure)?.some((row) => mayHold(row, cell)) ? withoutMost(cell) : cell,
  );
}

function* withMeasures(rows: readonly AddedRow[], { measures }: Catalogue): Generator<[AddedRow, Measure]> {
  for (const row of rows) {
    const measure = measures.get(row.measure);
    if (!measure) throw new Error(`Measure "${row.measure}" is not in the catalogue`);
    yield [row, measure];
  }
}

/** The total, if the row adds to it, and the row's cell of the breakdown. */
function cellsOf(row: AddedRow, measure: Measure): Dimensions[] {
  const cell = breakdownCell(row, measure);
  return [...(row.adds === 'TOTAL' ? [{}] : []), ...(Object.keys(cell).length > 0 ? [cell] : [])];
}

function factIn({ printed = null }: AddedRow, id: string, isOfCell: boolean): AddedFact {
  return { id, printed, isOfCell };
}

function withoutMost(cell: Cell): Cell {
  return { ...cell, atMost: null, ...(cell.apart && { apart: { ...cell.apart, atMost: null } }) };
}

function addToCell(
  cells: Map<string, Cell>,
  row: CoverRow & Bounds,
  dimensions: Dimensions,
  { isSplit, fact }: { isSplit: boolean; fact: AddedFact | null },
): void {
  const key = keyOf(row, dimensions);
  const { value, atLeast, atMost, estimated } = applicable(row);
  const isLeast = isMention(row) || row.isPart === true;
  const bounds = { value, atLeast, atMost: isLeast ? null : atMost, ...(estimated && { estimated }) };
  const known = cells.get(key);
  const mentioned = isLeast && (known === undefined || known.mentioned === true);
  const apart = row.apart ?? (row.adds === 'WITHIN' ? zero : bounds);
  const apartHere = isLeast ? { ...apart, atMost: null } : apart;
  const hasApart = isSplit && Object.keys(dimensions).length > 0;
  cells.set(key, {
    measure: row.measure,
    ...dimensions,
    ...(known ? add(known, bounds) : bounds),
    ...(hasApart && { apart: known?.apart ? add(known.apart, apartHere) : apartHere }),
    ...(mentioned && { mentioned }),
    ...(fact && { facts: [...(known?.facts ?? []), fact] }),
  });
}

/** Whether something of what was not collected may belong to a cell; what is of one cell only is in the total of all. */
function mayHold(row: AddedRow, cell: Cell): boolean {
  const isOfTotal = Object.keys(dimensionsOf(cell)).length === 0;
  if (isOfTotal) return row.adds === 'TOTAL';
  return !isApart(row, cell) && !row.beside?.some((reported) => holds(reported, cell));
}

function keyOf({ measure }: CoverRow, dimensions: Dimensions): string {
  return `${measure}|${cellKey(dimensions)}`;
}
