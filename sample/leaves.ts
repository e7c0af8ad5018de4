import type { Cell } from '../domain/cells';
import { cellKey } from '../domain/facts';
import { add, type Bounds } from '../domain/quantity';

/**
 * The cells of figures that contain no other: those of a breakdown and, if they do not make up the total, what is
 * left of it without dimensions. Added up they are the figures again.
 */
export function leavesOf(cells: readonly Cell[]): Cell[] {
  const measures = [...new Set(cells.map((cell) => cell.measure))];
  return measures.flatMap((measure) => {
    const own = cells.filter((cell) => cell.measure === measure);
    const parts = own.filter((cell) => !isTotal(cell));
    const total = own.find(isTotal);
    const rest = total ? parts.reduce<Bounds>(less, total) : null;
    return rest && total && (parts.length === 0 || !isNothing(rest))
      ? [...parts, { ...total, ...rest }]
      : parts;
  });
}

/** Adds the cells of several bodies, cell by cell. */
export function addCells(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const key = leafKey(cell);
    const known = sums.get(key);
    sums.set(key, known ? { ...known, ...add(known, cell) } : cell);
  }
  return [...sums.values()];
}

/** Equal for equal cells of equal measures. */
export function leafKey(cell: Cell): string {
  return `${cell.measure}|${cellKey(cell)}`;
}

/** What is left of a quantity without another one, never less than nothing. */
export function less(whole: Bounds, part: Bounds): Bounds {
  const atLeast = Math.max(0, whole.atLeast - part.atLeast);
  const value =
    whole.value === null || part.value === null ? null : Math.max(atLeast, whole.value - part.value);
  const atMost = upperLess(whole.atMost, part.atMost);
  return { value, atLeast, atMost: atMost === null ? null : Math.max(value ?? atLeast, atMost) };
}

/** If nothing bounds the part, nothing says that there is any more of the whole. */
function upperLess(whole: number | null, part: number | null): number | null {
  if (part === null) return 0;
  return whole === null ? null : whole - part;
}

function isTotal(cell: Cell): boolean {
  return cellKey(cell) === cellKey({});
}

function isNothing({ value, atLeast, atMost }: Bounds): boolean {
  return (value ?? 0) === 0 && atLeast === 0 && atMost === 0;
}
