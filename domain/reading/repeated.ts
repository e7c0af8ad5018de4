import type { Context } from './context';
import { isCaption, type Found } from './found';
import type { Proposal, Reading } from './reading';

/**
 * A number that a picture's line or another paragraph says again is left out. Within one paragraph two numbers that are alike are
 * two.
 */
export function leaveOutRepeated(context: Context, reading: Reading, found: readonly Found[]): Reading {
  const keptFor = findRepeated(context, found);
  const places = new Map<number, number>();
  for (const index of found.keys()) if (!keptFor.has(index)) places.set(index, places.size);
  const placeOf = (index: number | null) =>
    index === null ? null : (places.get(keptFor.get(index) ?? index) ?? null);
  const proposals = found.flatMap(({ proposal }, index) =>
    keptFor.has(index) ? [] : [{ ...proposal, includedIn: placeOf(proposal.includedIn) }],
  );
  const leftOut = found.flatMap(({ proposal: { text, start, end } }, index) =>
    keptFor.has(index) ? [{ text, start, end, reason: 'REPEATED' as const }] : [],
  );
  return {
    ...reading,
    proposals,
    leftOut: [...reading.leftOut, ...leftOut].sort((a, b) => a.start - b.start),
  };
}

/** By the index of what is said again, that of what is kept. */
function findRepeated(context: Context, found: readonly Found[]): Map<number, number> {
  const kept = new Map<string, number>();
  const keptFor = new Map<number, number>();
  for (const [index, one] of found.entries()) {
    const key = keyOf(one.proposal);
    const earlier = kept.get(key);
    const other = earlier === undefined ? undefined : found[earlier];
    if (earlier === undefined || !other) kept.set(key, index);
    else if (other.sentence.paragraph === one.sentence.paragraph || one.proposal.unit !== null) continue;
    else if (isCaption(context, other.sentence) && !isCaption(context, one.sentence)) {
      keptFor.set(earlier, index);
      kept.set(key, index);
    } else keptFor.set(index, earlier);
  }
  return keptFor;
}

function keyOf(of: Proposal): string {
  const { measure, value, atLeast, atMost, year, programme, awardKind, awardedBy, recipient, sector, unit } =
    of;
  const quantity = [value, atLeast, atMost];
  return JSON.stringify([measure, quantity, year, programme, awardKind, awardedBy, recipient, sector, unit]);
}
