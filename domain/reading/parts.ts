import type { Context } from './context';
import type { LeftOutReason, Proposal } from './reading';
import type { Found } from './found';
import { saysOfWhich, type Situation } from './situations';

/** Measures that are split into others. */
const splitOf: Readonly<Record<string, string>> = {
  districtUnions: 'superiorUnions',
  sectorUnions: 'superiorUnions',
};

/**
 * A number behind "trong đó" is a part of the one of its measure before. If nothing that the catalogue tells apart is different,
 * it is left out: as a second number of the same it would be added to the first.
 */
export function partOf(
  context: Context,
  found: readonly Found[],
  situation: Situation,
  proposal: Proposal,
): { proposal: Proposal } | { reason: LeftOutReason } {
  const index = wholeOf(context, found, situation, proposal);
  const whole = index === null ? undefined : found[index];
  if (index === null || !whole) return { proposal };
  if (isAlike(whole.proposal, proposal)) return { reason: 'PART' };
  return { proposal: { ...proposal, includedIn: index } };
}

function wholeOf(
  context: Context,
  found: readonly Found[],
  { sentence, number }: Situation,
  { measure }: Proposal,
): number | null {
  const { sentences, tokens } = context;
  const whole = splitOf[measure] ?? measure;
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const earlier = found[index];
    if (!earlier || earlier.situation.sentence.paragraph !== sentence.paragraph) return null;
    if (earlier.proposal.measure !== whole) continue;
    const isSame = earlier.situation.sentence === sentence;
    if (whole !== measure) return isSame ? index : null;
    const isPart = saysOfWhich(context, { first: earlier.situation.number.last, last: number.first });
    const opens =
      isSame ||
      (follows(sentences, earlier.situation, sentence) &&
        saysOfWhich(context, { first: sentence.first, last: sentence.first + 2 }));
    if (!isPart || !opens || tokens.length === 0) return null;
    return earlier.proposal.includedIn ?? index;
  }
  return null;
}

function follows(
  sentences: Context['sentences'],
  { sentence }: Situation,
  next: Situation['sentence'],
): boolean {
  return sentences.some((one, at) => one === sentence && sentences[at + 1] === next);
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
