import type { Catalogue } from '../catalogue';
import { breakdownOf, dimensionsOf, isWithoutDimensions } from '../facts';
import { groupBy } from '../groupBy';
import {
  applicable,
  isMissing,
  isSimulated,
  isSummaryTotal,
  isTotal,
  nothingOfIt,
  withoutThose,
  type MeasuredRow,
} from './coverRow';
import { findSilences } from './silence';
import { isWholeSplit } from './wholeSplit';

/**
 * Cells alone (one sector, some programmes) do not say what else there is: their total is at least what they are together,
 * unless they split all there is, or units below say how much that is.
 */
export function unknownRest<Row extends MeasuredRow>(
  own: readonly Row[],
  below: readonly Row[],
  { measures }: Catalogue,
): Row[] {
  const totals = own.filter(isSummaryTotal);
  const [first] = totals;
  if (!first || isSimulated(first) || isWholeSplit(totals, {})) return [];
  const describedBy = measures.get(first.measure)?.describedBy ?? [];
  const parts = totals.map((row) => ({ ...row, ...withoutThose(describedBy) }));
  if (parts.some(isWithoutDimensions)) return [];
  const isKnownBelow = below.some((row) => isSummaryTotal(row) && isWithoutDimensions(row));
  if (isKnownBelow && below.every(({ beside }) => beside === undefined)) return [];
  return [
    {
      ...first,
      ...nothingOfIt,
      value: 0,
      atLeast: 0,
      atMost: null,
      adds: 'TOTAL',
      beside: totals.map(dimensionsOf),
    },
  ];
}

/** Rows for what the unit itself or one directly below it may have of cells that it did not name. */
export function silentRows<Row extends MeasuredRow>(
  unit: string,
  covered: readonly Row[],
  parentOf: ReadonlyMap<string, string | null>,
  catalogue: Catalogue,
): Row[] {
  const measure = catalogue.measures.get(covered[0]?.measure ?? '');
  if (!measure || breakdownOf(measure).length === 0) return [];
  const collected = covered.filter((row) => !isMissing(row)).map(applicable);
  if (collected.every((row) => row.unit === unit)) return [];
  const own = collected.filter((row) => row.unit === unit && row.form === 'SUMMARY' && isTotal(row));
  const reporters = [
    ...groupBy(collected, (row) => (row.unit === unit ? '' : childAbove(row.unit, unit, parentOf))).values(),
  ];
  return findSilences(reporters, own.map(dimensionsOf), measure).map(({ row, cell }) => ({
    ...row,
    ...nothingOfIt,
    ...cell,
    ...{ value: 0, atLeast: 0, atMost: null, form: 'SUMMARY', adds: 'BREAKDOWN', isSilence: true },
  }));
}

/** The unit directly below `unit` that another far below belongs to. */
function childAbove(below: string, unit: string, parentOf: ReadonlyMap<string, string | null>): string {
  let child = below;
  for (let parent = parentOf.get(child); parent != null && parent !== unit; parent = parentOf.get(child)) {
    child = parent;
  }
  return child;
}
