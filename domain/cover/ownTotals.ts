import { holds, isApart } from '../cells';
import { cellKey, isWithoutDimensions, type Dimensions } from '../facts';
import { groupBy } from '../groupBy';
import { sum, zero, type Bounds } from '../quantity';
import { isCollectedTotal, isMissing, nothingOfIt, type CoverRow, type MeasuredRow } from './coverRow';
import { isWholeSplit } from './wholeSplit';

/**
 * What a unit's own rows of a measure leave to be counted of the rows below it: nothing beside its total of all; all, if it has
 * no total; beside totals of single cells, what may lie in none of these.
 */
export function coverOfMeasure<Row extends MeasuredRow>(own: Row[], below: Row[]): Row[] {
  const { rows, isTotal: isWhole } = ownCover(own);
  if (isWhole) return rows;
  if (!rows.some((row) => row.form === 'SUMMARY' && !isMissing(row))) return [...rows, ...below];
  const others = [
    ...own.filter((row) => row.form === 'ITEM'),
    ...below.filter((row) => row.beside === undefined),
  ];
  return besideCells(rows, others);
}

/** What a unit's own rows of a measure put into its cover, and whether they are its total, so that nothing else does. */
function ownCover<Row extends CoverRow & Dimensions>(own: readonly Row[]): { rows: Row[]; isTotal: boolean } {
  const summaries = own.filter((row) => row.form === 'SUMMARY');
  const totals = summaries.filter(isCollectedTotal);
  const hasWhole = totals.some(isWithoutDimensions);
  if (totals.length > 0) return { rows: summaries, isTotal: hasWhole };
  return { rows: own.filter((row) => row.form === 'ITEM' || isMissing(row)), isTotal: false };
}

/** A unit's own totals with those of its other rows and of the units below that are in none of their cells. */
function besideCells<Row extends MeasuredRow>(own: Row[], others: readonly Row[]): Row[] {
  const totals = own.filter(isCollectedTotal);
  const open = others.filter((row) => !totals.some((total) => holds(total, row)));
  const [apart, overlapping] = [
    open.filter((row) => totals.every((total) => isApart(total, row))),
    open.filter((row) => totals.some((total) => !isApart(total, row)) && !isWholeSplit(totals, row)),
  ];
  return [...own, ...apart, ...restOf(overlapping, totals)];
}

/**
 * What numbers that may hold more than the cells of the totals add to them: of each cell at most all of it, at least what is
 * more than the totals that it may hold. The rows themselves stay in their own cells.
 */
function restOf<Row extends MeasuredRow>(overlapping: readonly Row[], totals: readonly Row[]): Row[] {
  const counted = overlapping.filter(isCollectedTotal);
  const [first] = counted;
  if (!first) return [...overlapping];
  const extras = [...groupBy(counted, (row) => cellKey(row)).values()].map((alike) => ({
    alike,
    extra: extraOf(alike, totals),
  }));
  const extraOfRow = new Map(extras.map(({ alike: [row], extra }) => [row, extra]));
  return [
    ...overlapping.map((row) =>
      isCollectedTotal(row)
        ? { ...row, adds: 'BREAKDOWN' as const, apart: extraOfRow.get(row) ?? zero }
        : row,
    ),
    {
      ...first,
      ...nothingOfIt,
      ...sum(extras.map(({ extra }) => extra)),
      adds: 'TOTAL',
      value: null,
    },
  ];
}

/** What rows of one cell have more than the totals. */
function extraOf<Row extends MeasuredRow>(alike: readonly Row[], totals: readonly Row[]): Bounds {
  const all = sum(alike);
  const known = sum(totals.filter((total) => alike.some((row) => !isApart(total, row))));
  const atLeast = known.atMost === null ? 0 : Math.max(0, all.atLeast - known.atMost);
  return { value: null, atLeast, atMost: all.atMost };
}
