import type { Cell } from '../../../domain/cells';
import { cellKey, dimensions } from '../../../domain/facts';
import { sameBounds, type Bounds } from '../../../domain/quantity';
import type { UnitCoverage } from '../../../domain/reports/unitCoverage';
import type { FiguresRecord, PublishedFigures } from './model';

type ComparedFigures = PublishedFigures & Pick<FiguresRecord, 'published'>;

/** Whether both say the same, for who sees drafts and for who does not. */
export function sameFigures(a: ComparedFigures, b: ComparedFigures | undefined): boolean {
  if (b === undefined || !sameContent(a, b)) return false;
  if (a.published === undefined || b.published === undefined) return a.published === b.published;
  return sameContent(a.published, b.published);
}

/** Whether both have the same cells, in whatever order, the same documents and the same coverage. */
export function sameContent(a: PublishedFigures | null, b: PublishedFigures | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    sameList(a.documents, b.documents, (id) => id, isIdentical) &&
    sameList(a.cells, b.cells, cellName, sameCell) &&
    sameList(a.coverage ?? [], b.coverage ?? [], ({ measure }) => measure, sameCoverage)
  );
}

/** Derived again, things mostly come in the order of before: only if not, both are put in order. */
function sameList<Item>(
  a: readonly Item[],
  b: readonly Item[],
  nameOf: (item: Item) => string,
  isSame: (a: Item, b: Item) => boolean,
): boolean {
  if (a.length !== b.length) return false;
  const isSameAt = (left: readonly Item[], right: readonly Item[]) =>
    left.every((item, at) => isSame(item, right[at] as Item));
  if (isSameAt(a, b)) return true;
  const inOrder = (items: readonly Item[]) =>
    items
      .map((item) => ({ item, name: nameOf(item) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map(({ item }) => item);
  return isSameAt(inOrder(a), inOrder(b));
}

function isIdentical(a: string, b: string): boolean {
  return a === b;
}

function cellName(cell: Cell): string {
  return `${cell.measure}|${cellKey(cell)}`;
}

function sameCell(a: Cell, b: Cell): boolean {
  return (
    a.measure === b.measure &&
    sameBounds(a, b) &&
    dimensions.every((dimension) => (a[dimension] ?? null) === (b[dimension] ?? null)) &&
    (a.mentioned === true) === (b.mentioned === true) &&
    sameApart(a.apart, b.apart)
  );
}

function sameApart(a: Bounds | undefined, b: Bounds | undefined): boolean {
  return a && b ? sameBounds(a, b) : (a ?? null) === (b ?? null);
}

function sameCoverage(a: UnitCoverage, b: UnitCoverage): boolean {
  return (
    a.measure === b.measure &&
    a.expected === b.expected &&
    a.reported === b.reported &&
    sameList(a.missing, b.missing, (id) => id, isIdentical)
  );
}
