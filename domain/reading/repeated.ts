import type { Context } from './context';
import type { Proposal, Reading } from './reading';
import type { Found } from './found';
import { keysOf } from './tokens';

/**
 * A number that a picture's line or another paragraph says again is left out. Within one paragraph two numbers that are alike are
 * two.
 */
export function leaveOutRepeated(context: Context, reading: Reading, found: readonly Found[]): Reading {
  const kept = new Map<string, number>();
  const repeated = new Set<number>();
  for (const [index, one] of found.entries()) {
    const key = keyOf(one.proposal);
    const earlier = kept.get(key);
    const other = earlier === undefined ? undefined : found[earlier];
    if (earlier === undefined || !other) kept.set(key, index);
    else if (other.situation.sentence.paragraph === one.situation.sentence.paragraph) continue;
    else if (isCaption(context, other) && !isCaption(context, one)) {
      repeated.add(earlier);
      kept.set(key, index);
    } else repeated.add(index);
  }
  const places = new Map<number, number>();
  for (const index of found.keys()) if (!repeated.has(index)) places.set(index, places.size);
  const proposals = found.flatMap(({ proposal }, index) =>
    repeated.has(index)
      ? []
      : [
          {
            ...proposal,
            includedIn: proposal.includedIn === null ? null : (places.get(proposal.includedIn) ?? null),
          },
        ],
  );
  const leftOut = found.flatMap(({ proposal: { text, start, end } }, index) =>
    repeated.has(index) ? [{ text, start, end, reason: 'REPEATED' as const }] : [],
  );
  return {
    ...reading,
    proposals,
    leftOut: [...reading.leftOut, ...leftOut].sort((a, b) => a.start - b.start),
  };
}

function keyOf({
  measure,
  value,
  atLeast,
  atMost,
  programme,
  awardKind,
  awardedBy,
  recipient,
  sector,
  unit,
  year,
}: Proposal): string {
  return JSON.stringify([
    measure,
    value,
    atLeast,
    atMost,
    programme,
    awardKind,
    awardedBy,
    recipient,
    sector,
    unit,
    year,
  ]);
}

const captions = new Set(keysOf('đồng ông bà ảnh đ/c lãnh lễ'));

/** The line of a picture is a paragraph of its own that begins with whom it shows. */
function isCaption({ tokens, sentences }: Context, { situation: { sentence } }: Found): boolean {
  const paragraph = sentences.filter((other) => other.paragraph === sentence.paragraph);
  return paragraph.length === 1 && captions.has(tokens[sentence.first]?.key ?? '');
}
