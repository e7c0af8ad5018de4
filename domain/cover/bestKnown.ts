import { isApart } from '../cells';
import type { Dimensions } from '../facts';
import { groupBy } from '../groupBy';
import { sum } from '../quantity';
import { isMention, isMissing, isSimulated, isTotal, type CoverRow, type MeasuredRow } from './coverRow';

export interface RowsOfMeasure<Row> {
  own: Row[];
  below: Row[];
}

/**
 * Leaves out what better rows make needless. Simulated rows never stand beside others, and never in a real report. A mention
 * may be of a case that is in a report already, so it is left out if its unit, one above or one below reported the measure.
 */
export function bestKnown<Row extends MeasuredRow>(
  all: RowsOfMeasure<Row>,
  reports: boolean,
): RowsOfMeasure<Row> {
  if (!all.own.some(standsBack) && !all.below.some(standsBack)) return all;
  const isKnown = (row: Row) => !isMissing(row);
  const isReal = reports || [...all.own, ...all.below].some((row) => isKnown(row) && !isSimulated(row));
  if (!isReal) return all;
  const [own, below] = [all.own, all.below].map((rows) => rows.filter((row) => !isSimulated(row))) as [
    Row[],
    Row[],
  ];
  const mentions = own.filter(isMention);
  const reported = own.filter((row) => !isMention(row));
  if (reported.some(isKnown)) return { own: reported, below: below.filter((row) => !isMention(row)) };
  if (mentions.length === 0 || below.some((row) => isKnown(row) && !isMention(row))) {
    return { own: reported, below };
  }
  return { own: [...differentMentions(mentions), ...reported], below: below.filter(isMissing) };
}

function standsBack(row: CoverRow): boolean {
  return isMention(row) || isSimulated(row);
}

/** Two documents may mention the same case; only what cannot be the same is added. */
function differentMentions<Row extends MeasuredRow>(mentions: readonly Row[]): Row[] {
  const byDocument = [...groupBy(mentions, (row) => row.document ?? '')]
    .map(([document, rows]) => ({ document, rows, atLeast: sum(rows.filter(isTotal)).atLeast }))
    .sort((a, b) => b.atLeast - a.atLeast || (a.document < b.document ? -1 : 1));
  const taken: Row[] = [];
  for (const { rows } of byDocument) {
    taken.push(...rows.filter((row) => taken.every((other) => isAnotherCase(other, row))));
  }
  return taken;
}

/** Several kinds or programmes may stand in one number, so a programme tells nothing, and a mixed kind neither. */
function isAnotherCase(a: Dimensions, b: Dimensions): boolean {
  const sure = ({ kind, awardedBy, recipient, sector }: Dimensions): Dimensions => ({
    ...(kind !== 'MIXED' && { kind }),
    awardedBy,
    recipient,
    sector,
  });
  return isApart(sure(a), sure(b));
}
