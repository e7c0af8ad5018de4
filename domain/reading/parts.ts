import { indexFrom, type Context } from './context';
import type { Found } from './found';
import type { LeftOutReason, Proposal } from './reading';
import type { Sentence } from './sentences';
import { saysOfWhich } from './situations';

/** Measures that are split into others. */
const splitOf: Readonly<Record<string, string>> = {
  districtUnions: 'superiorUnions',
  sectorUnions: 'superiorUnions',
};
/** How many proposals before it are looked at. */
const mostBack = 40;

/** Where a proposal stands. */
interface Place {
  sentence: Sentence;
  first: number;
}

/**
 * A number behind "trong đó" is a part of the one of its measure before. If nothing that the catalogue tells apart is different,
 * it is left out: as a second number of the same it would be added to the first.
 */
export function partOf(
  context: Context,
  found: readonly Found[],
  place: Place,
  proposal: Proposal,
): { proposal: Proposal } | { reason: LeftOutReason } {
  const index = wholeOf(context, found, place, proposal);
  const whole = index === null ? undefined : found[index];
  if (index === null || !whole) return { proposal };
  if (isAlike(whole.proposal, proposal)) return { reason: 'PART' };
  return { proposal: { ...proposal, includedIn: index } };
}

function wholeOf(context: Context, found: readonly Found[], place: Place, proposal: Proposal): number | null {
  const measure = splitOf[proposal.measure] ?? proposal.measure;
  for (let index = found.length - 1; index >= Math.max(0, found.length - mostBack); index -= 1) {
    const earlier = found[index];
    if (!earlier || earlier.sentence.paragraph !== place.sentence.paragraph) return null;
    if (earlier.proposal.measure !== measure || !mayContain(earlier.proposal, proposal)) continue;
    const isSame = earlier.sentence === place.sentence;
    if (measure !== proposal.measure) return isSame ? index : null;
    const goesOn = isSame && index === found.length - 1 && earlier.proposal.includedIn !== null;
    if (goesOn) return earlier.proposal.includedIn;
    return saysPart(context, earlier, place) ? (earlier.proposal.includedIn ?? index) : null;
  }
  return null;
}

/** Awards are parts of those of the same kind to the same recipients. */
function mayContain(whole: Proposal, part: Proposal): boolean {
  return (
    (whole.awardKind === null || whole.awardKind === part.awardKind) &&
    (whole.recipient === null || whole.recipient === part.recipient)
  );
}

/** "…, trong đó" within the sentence, or "Trong đó, …" at the beginning of the next. */
function saysPart(context: Context, earlier: Found, { sentence, first }: Place): boolean {
  if (earlier.sentence === sentence) return saysOfWhich(context, { first: earlier.last, last: first });
  const before = context.sentences[indexFrom(context.sentences, sentence.first) - 1];
  return (
    before === earlier.sentence && saysOfWhich(context, { first: sentence.first, last: sentence.first + 2 })
  );
}

function isAlike(a: Proposal, b: Proposal): boolean {
  return (
    a.measure === b.measure &&
    a.programme === b.programme &&
    a.sector === b.sector &&
    a.awardKind === b.awardKind &&
    a.awardedBy === b.awardedBy &&
    a.recipient === b.recipient &&
    a.unit === b.unit
  );
}
