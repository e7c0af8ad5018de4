import type { Measure } from '../catalogue';
import { isApart } from '../cells';
import { breakdownCell, cellKey, dimensions, type Dimensions } from '../facts';
import { groupBy } from '../groupBy';
import type { Bounds } from '../quantity';

/** A row of one measure that has a number. */
export type KnownRow = Bounds & Dimensions;

/** Of a cell that others named: somebody who may have more of it than was told. */
export interface Silence<Row> {
  cell: Dimensions;
  /** The first of what was told instead. */
  row: Row;
}

/**
 * Which of some reporters of a measure gave numbers in which cases of a cell may be, and did not name the cell: of a district
 * with 20 awards and no word of their kinds nobody knows how many are certificates.
 *
 * @param known cells of which all is known
 */
export function findSilences<Row extends KnownRow>(
  reporters: readonly (readonly Row[])[],
  known: readonly Dimensions[],
  measure: Measure,
): Silence<Row>[] {
  const cells = new Map(
    reporters.flat().map((row) => {
      const cell = breakdownCell(row, measure);
      return [cellKey(cell), cell];
    }),
  );
  for (const whole of [{}, ...known]) cells.delete(cellKey(whole));
  return reporters.flatMap((rows) => {
    const [first] = rows;
    const said = rows.map((row) => ({ ...row, cell: breakdownCell(row, measure) }));
    const named = new Set(said.map(({ cell }) => cellKey(cell)));
    const open = [...cells].filter(([key, cell]) => !named.has(key) && mayHaveMore(said, cell));
    return first ? open.map(([, cell]) => ({ cell, row: first })) : [];
  });
}

interface SaidRow extends Pick<Bounds, 'atLeast' | 'atMost'> {
  cell: Dimensions;
}

function mayHaveMore(said: readonly SaidRow[], cell: Dimensions): boolean {
  const isWhole = (row: SaidRow) => Object.keys(row.cell).length === 0;
  const wholes = said.filter(isWhole);
  const parts = said.filter((row) => !isWhole(row));
  if (wholes.length === 0) return parts.some((row) => row.atMost !== 0 && crosses(row.cell, cell));
  const most = wholes.reduce((sum, { atMost }) => sum + (atMost ?? Infinity), 0);
  return most > leastElsewhere(parts, cell);
}

/** Whether some of it may be in the cell, and some may not. */
function crosses(a: Dimensions, cell: Dimensions): boolean {
  const isInside = dimensions.every((name) => cell[name] === undefined || a[name] === cell[name]);
  return !isInside && !isApart(a, cell);
}

/** How much of the total is surely in other cells: those that are split alike have nothing in common. */
function leastElsewhere(parts: readonly SaidRow[], cell: Dimensions): number {
  const apart = parts.filter((part) => isApart(part.cell, cell));
  const splits = groupBy(apart, (part) => Object.keys(part.cell).sort().join('|'));
  const sums = [...splits.values()].map((alike) => alike.reduce((sum, { atLeast }) => sum + atLeast, 0));
  return Math.max(0, ...sums);
}
