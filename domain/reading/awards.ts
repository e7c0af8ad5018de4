import { awardKinds, type AwardKind, type AwardingBody, type RecipientType } from '../facts';
import { giverAfter, giverBefore, type Giver } from './bodies';
import { within, type Context } from './context';
import type { Hit } from './phrases';
import type { Sureness } from './reading';
import type { Stretch } from './sentences';
import type { Situation } from './situations';
import { keysOf } from './tokens';

/** What is said of a number of awards. */
export interface Award {
  kind: AwardKind;
  giver: Giver;
  recipient: RecipientType | null;
  sureness: Sureness;
  /** Whether it only says that the standard of the award was met. */
  isRecognition: boolean;
  /** Where its kind is said. */
  said: Hit;
}

const kindOfAct: Readonly<Record<string, AwardKind>> = {
  flag: 'EMULATION_FLAG',
  merit: 'CERTIFICATE_OF_MERIT',
  commendation: 'COMMENDATION',
  medal: 'COMMEMORATIVE_MEDAL',
  creative: 'CREATIVE_LABOUR_CERTIFICATE',
};
const honours = 'honours';
/** Kinds that only one body gives. */
const givenBy: Partial<Record<AwardKind, AwardingBody>> = {
  COMMEMORATIVE_MEDAL: 'CONFEDERATION',
  CREATIVE_LABOUR_CERTIFICATE: 'CONFEDERATION',
};
const recipientOf: Readonly<Record<string, RecipientType>> = {
  ...Object.fromEntries(
    [
      'collective',
      'unit',
      'union',
      'enterprise',
      'federation',
      'superiorUnion',
      'districtUnion',
      'sectorUnion',
      'department',
    ].map((noun) => [noun, 'COLLECTIVE' as const]),
  ),
  ...Object.fromEntries(
    ['individual', 'member', 'eliteMember', 'employee', 'memberOrWorker', 'person'].map((noun) => [
      noun,
      'INDIVIDUAL' as const,
    ]),
  ),
};
/** The kind that an act of the lexicon is; undefined if it is no award. */
export function awardKindOf({ concept }: Hit): AwardKind | undefined {
  return kindOfAct[concept];
}

/** Of an award without a number: its kind, and who gave it. @param after the words behind it that may say of whom it is */
export function giverOfAward(
  context: Context,
  lead: Stretch,
  said: Hit,
  after: Stretch,
): Pick<Award, 'kind' | 'giver'> {
  const kind = kindOfAct[said.concept] ?? 'MIXED';
  const named = giverAfter(context, after) ?? giverBefore(context, lead);
  return { kind, giver: givenBy[kind] ?? named?.giver ?? null };
}

const passive = new Set(keysOf('được nhận đón đạt vinh'));
const joins = new Set([',', ...keysOf('và hoặc')]);

/** Null if the number is of no awards. @param before the awards of the number before it in the sentence */
export function awardOf(context: Context, situation: Situation, before: Award | null): Award | null {
  const { noun, number } = situation;
  if (number.shape !== 'COUNT' || number.fraction !== null || !noun) return null;
  const counted = awardKinds.find((kind) => kind === noun.concept);
  if (counted) return ofKind(context, situation, counted, noun, before);
  if (!(noun.concept in recipientOf)) return null;
  return receivedAward(context, situation, before) ?? givenAward(context, situation, before);
}

/** "74 Bằng khen tập thể", "02 Cờ thi đua". */
function ofKind(
  context: Context,
  situation: Situation,
  kind: AwardKind,
  noun: Hit,
  before: Award | null,
): Award {
  const rest = { first: noun.last + 1, last: situation.after.last };
  const subject = giverBefore(context, { first: situation.sentence.first, last: situation.number.first - 1 });
  const said = giverAfter(context, rest);
  const recipients = within(context.nouns, { first: rest.first, last: Math.min(rest.last, rest.first + 3) });
  return {
    kind,
    giver: givenBy[kind] ?? (said ? said.giver : (subject?.giver ?? before?.giver ?? null)),
    recipient: recipientsOf(recipients),
    sureness: said || subject || givenBy[kind] ? 'high' : 'medium',
    isRecognition: false,
    said: noun,
  };
}

/** "14 tập thể được tặng Cờ thi đua của Tổng LĐLĐ Việt Nam", "3 cá nhân được LĐLĐ tỉnh tặng Bằng khen". */
function receivedAward(context: Context, situation: Situation, before: Award | null): Award | null {
  const { afterList } = situation;
  const kinds = within(context.acts, afterList).filter(isKind);
  const said = kinds.find(({ concept }) => concept in kindOfAct);
  if (!said) return null;
  const lead = { first: afterList.first, last: said.first - 1 };
  if (!context.tokens.slice(lead.first, said.first).some(({ key }) => passive.has(key))) return null;
  return complete(context, situation, before, {
    said,
    kind: kindOf(context, kinds, said),
    after: { first: said.last + 1, last: afterList.last },
    subject: lead,
  });
}

/** "LĐLĐ tỉnh tặng Cờ thi đua cho 18 tập thể"; what a clause leaves out is as in the one before. */
function givenAward(context: Context, situation: Situation, before: Award | null): Award | null {
  const { act, number, sentence } = situation;
  if (!act || !(act.concept in kindOfAct)) return null;
  const same = before && before.said === act;
  if (same)
    return {
      ...before,
      recipient: recipientOfNoun(context, situation),
      sureness: situation.act === act ? before.sureness : 'medium',
    };
  const kinds = within(context.acts, { first: sentence.first, last: number.first - 1 }).filter(isKind);
  return complete(context, situation, before, {
    said: act,
    kind: kindOf(context, kinds, act),
    after: { first: act.last + 1, last: number.first - 1 },
    subject: { first: sentence.first, last: act.first - 1 },
  });
}

interface Said {
  said: Hit;
  kind: AwardKind;
  /** Where "của" may say the giver, and where who gives stands. */
  after: Stretch;
  subject: Stretch;
}

function complete(
  context: Context,
  situation: Situation,
  before: Award | null,
  { said, kind, after, subject }: Said,
): Award {
  const named = giverAfter(context, after) ?? giverBefore(context, subject);
  const giver = givenBy[kind] ?? (named ? named.giver : (before?.giver ?? null));
  return {
    kind,
    giver,
    recipient: recipientOfNoun(context, situation),
    sureness: named || givenBy[kind] ? 'high' : 'medium',
    isRecognition: isRecognised(context, situation, said),
    said,
  };
}

/** "Công nhận 5 tập thể đạt tiêu chuẩn Cờ thi đua". */
function isRecognised(context: Context, { clause, number }: Situation, said: Hit): boolean {
  return recognitionBefore(context, clause.first, Math.min(number.first, said.first)) !== null;
}

/** Where "công nhận" stands before an award, and nothing is given between; null if nowhere. */
export function recognitionBefore({ tokens }: Context, first: number, end: number): number | null {
  for (let at = end - 1; at >= first; at -= 1) {
    if (gives.has(tokens[at]?.key ?? '')) return null;
    if (tokens[at]?.key === recognise[0] && tokens[at + 1]?.key === recognise[1]) return at;
  }
  return null;
}

export const gives: ReadonlySet<string> = new Set(keysOf('tặng trao'));

const recognise = keysOf('công nhận');

function isKind({ concept }: Hit): boolean {
  return concept in kindOfAct || concept === honours;
}

/** "Bằng khen, Giấy khen" in one number are of several kinds. */
function kindOf({ tokens }: Context, kinds: readonly Hit[], said: Hit): AwardKind {
  const joined = kinds.filter(
    (hit) =>
      hit.concept !== said.concept &&
      [hit.last - said.first, hit.first - said.last].some((gap) => Math.abs(gap) === 2),
  );
  const isJoined = joined.some((hit) => joins.has(tokens[Math.min(hit.last, said.last) + 1]?.key ?? ''));
  return isJoined ? 'MIXED' : (kindOfAct[said.concept] ?? 'MIXED');
}

/** "Hàng nghìn tập thể, cá nhân" are of both. */
function recipientOfNoun({ tokens, nounAt }: Context, { noun }: Situation): RecipientType | null {
  if (!noun) return null;
  const other = joins.has(tokens[noun.last + 1]?.key ?? '') ? nounAt.get(noun.last + 2) : undefined;
  return recipientsOf(other ? [noun, other] : [noun]);
}

function recipientsOf(nouns: readonly Hit[]): RecipientType | null {
  const types = new Set(nouns.flatMap(({ concept }) => recipientOf[concept] ?? []));
  const [only = null, other] = types;
  return other === undefined ? only : null;
}
