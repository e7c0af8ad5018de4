import type { Catalogue, Measure } from '../catalogue';
import { awardOf, type Award } from './awards';
import { giverBefore } from './bodies';
import type { Context } from './context';
import { exclusionOf, isPrice, isScope, type Times } from './exclusions';
import type { Found } from './found';
import { measureOf, type Measured } from './measures';
import { subjectOf, type NamedAward } from './namedAwards';
import type { FoundNumber } from './numbers';
import { partOf } from './parts';
import { opensWithWhich, programmeOf } from './programmes';
import { quantityOf } from './quantities';
import type { LeftOutReason, Proposal, Sureness } from './reading';
import type { Sentence } from './sentences';
import { sentenceText } from './sentenceText';
import type { Situation } from './situations';
import { spanOf } from './spans';
import { openingYear, yearIn } from './years';

/** What is known when a number is looked at. */
export interface State {
  context: Context;
  catalogue: Catalogue;
  times: Times;
  /** The awards that the number before it in the sentence was of. */
  award: Award | null;
  found: readonly Found[];
}

/** A number is proposed, left out with its reason, or, without both, not understood. */
export interface Outcome {
  proposal?: Proposal;
  reason?: LeftOutReason;
  /** Of what awards it is. */
  award?: Award;
}

export function outcomeOf(state: State, situation: Situation): Outcome {
  const { context, times } = state;
  const reason = exclusionOf(context, situation, times);
  if (reason) return { reason };
  if (isNameOfNought(context, situation)) return { reason: 'ORDINAL' };
  const award = awardOf(context, situation, state.award);
  if (award) return { ...outcomeOfAward(state, situation, award), award };
  if (situation.number.fraction === 'WHOLE') return outcomeOfWhole(state, situation);
  const measured = measureOf(context, situation);
  if (measured) return outcomeOfMeasured(state, situation, measured);
  if (isPrice(context, situation)) return { reason: 'PRICE' };
  return isScope(context, situation) ? { reason: 'SCOPE' } : {};
}

/** "Gian hàng “0 đồng”": a name. */
function isNameOfNought({ text, tokens, isQuoted }: Context, { number }: Situation): boolean {
  const digits = tokens[number.digits];
  return isQuoted(number.first) && digits !== undefined && text.slice(digits.start, digits.end) === '0';
}

/** An award of one unit that is named, or none if no union of the catalogue gave it. */
export function proposeNamed(state: State, sentence: Sentence, named: NamedAward): Found[] {
  const { context, found } = state;
  const measure = state.catalogue.measures.get(named.measure);
  if (!measure || named.giver === 'OUTSIDE') return [];
  const { first, last } = named.place;
  const one: FoundNumber = { first, last, shape: 'COUNT', digits: first, fraction: null, spelled: '1' };
  const proposal = propose(state, { sentence, number: one }, measure, {
    rule: 'namedAward',
    sureness: 'medium',
  });
  if (!proposal) return [];
  const of: Partial<Proposal> = {
    awardKind: named.kind,
    awardedBy: named.giver,
    recipient: 'COLLECTIVE',
    form: 'ITEM',
    unit: named.unit,
  };
  const part = partOf(context, found, { sentence, first }, { ...proposal, ...of });
  return 'proposal' in part ? [{ proposal: part.proposal, sentence, last }] : [];
}

function outcomeOfAward(state: State, situation: Situation, award: Award): Outcome {
  const { context, catalogue, found } = state;
  const { sentence, number } = situation;
  if (award.giver === 'OUTSIDE') return { reason: 'OUTSIDE' };
  const measure = catalogue.measures.get(award.isRecognition ? 'recognitions' : 'awards');
  const proposal = measure && propose(state, situation, measure, { rule: 'award', sureness: award.sureness });
  if (!proposal) return {};
  const [unit] = subjectOf(context, sentence, award.said);
  const of: Partial<Proposal> = {
    awardKind: award.kind,
    awardedBy: award.giver,
    recipient: award.recipient,
    ...(unit ? { unit: unit.name, form: 'ITEM' } : {}),
  };
  return partOf(context, found, { sentence, first: number.first }, { ...proposal, ...of });
}

/** The number behind the stroke is of its own measure, or none. */
function outcomeOfWhole(state: State, situation: Situation): Outcome {
  const part = situation.previous && measureOf(state.context, situation.previous);
  if (!part) return {};
  const measure = part.rule.whole === undefined ? undefined : state.catalogue.measures.get(part.rule.whole);
  if (!measure) return { reason: isPlannedOf(state, part) ? 'PLAN' : 'WHOLE' };
  const proposal = propose(state, situation, measure, { rule: part.rule.rule, sureness: part.sureness });
  return proposal ? { proposal } : {};
}

/** "Kết nạp 7.905/6.000 đoàn viên": as many as were planned. */
function isPlannedOf({ catalogue }: State, { rule }: Measured): boolean {
  return catalogue.measures.get(rule.measure)?.domain === 'membership';
}

function outcomeOfMeasured(state: State, situation: Situation, { rule, sureness }: Measured): Outcome {
  const { context, catalogue, found } = state;
  const measure = catalogue.measures.get(rule.measure);
  const proposal = measure && propose(state, situation, measure, { rule: rule.rule, sureness });
  if (!proposal) return {};
  proposal.form = rule.form;
  if (measure.domain === 'welfare') weighGiver(state, situation, proposal);
  if (measure.id === 'spent' && isTooLittle(found, situation, proposal)) proposal.sureness = 'low';
  if (rule.programme !== undefined) proposal.programme = rule.programme;
  else if (measure.domain === 'welfare' || rule.form === 'ITEM') addProgramme(state, situation, proposal);
  if (sectorMeasures.has(measure.id))
    proposal.sector = (situation.sector?.concept ?? null) as Proposal['sector'];
  if (measure.kind === 'STOCK' && isSaidOtherwise(found, proposal)) proposal.sureness = 'low';
  return partOf(context, found, { sentence: situation.sentence, first: situation.number.first }, proposal);
}

/** What a government or a front gave may be no support by unions; they also hand over what unions give. */
function weighGiver({ context }: State, { clause, act }: Situation, proposal: Proposal): void {
  if (!act || act.first < clause.first) return;
  const subject = giverBefore(context, { first: clause.first, last: act.first - 1 });
  if (subject?.giver === 'OUTSIDE') proposal.sureness = 'low';
}

/** Two totals of one thing at the end of one year cannot both be right. */
function isSaidOtherwise(found: readonly Found[], { measure, sector, year, atLeast }: Proposal): boolean {
  return found.some(
    ({ proposal: other }) =>
      other.measure === measure &&
      other.sector === null &&
      sector === null &&
      other.year === year &&
      other.atLeast !== atLeast,
  );
}

/** Nobody gives less: what stands behind the gifts is the price of one, or a slip. */
const leastForOneVnd = 10_000;

function isTooLittle(found: readonly Found[], { sentence }: Situation, { value, atMost }: Proposal): boolean {
  const before = found.at(-1);
  if (!before || before.sentence !== sentence || !received.has(before.proposal.measure)) return false;
  return (value ?? atMost ?? Infinity) < leastForOneVnd * (before.proposal.value ?? 0);
}

const received: ReadonlySet<string> = new Set(['gifts', 'people', 'personTimes']);

const sectorMeasures: ReadonlySet<string> = new Set(['unions', 'newUnions', 'members', 'newMembers']);

function addProgramme({ context, found }: State, situation: Situation, proposal: Proposal): void {
  const earlier = found.at(-1);
  const { programme, isNear } = programmeOf(context, situation, proposal.year, earlier);
  proposal.programme = programme;
  if (programme !== null && !isNear) proposal.sureness = lessSure(proposal.sureness);
  if (earlier?.proposal.form === 'ITEM' && opensWithWhich(context, situation, earlier))
    proposal.form = 'ITEM';
}

function propose(
  { context, times }: State,
  situation: Pick<Situation, 'number' | 'sentence'>,
  measure: Measure,
  { rule, sureness }: { rule: string; sureness: Sureness },
): Proposal | null {
  const { number, sentence } = situation;
  const span = spanOf(context, number.first, number.last);
  const quantity = quantityOf(span.text, number, measure);
  if (!quantity) return null;
  const year = yearOf(context, situation, times, measure);
  return {
    measure: measure.id,
    ...quantity,
    programme: null,
    awardKind: null,
    awardedBy: null,
    recipient: null,
    sector: null,
    form: 'SUMMARY',
    unit: null,
    year,
    includedIn: null,
    ...span,
    sentence: sentenceText(context, sentence, span),
    sureness: year === null ? lessSure(sureness) : sureness,
    rule,
  };
}

/** The year of the report, unless the sentence begins with an earlier one; a pact is for the year that it names. */
function yearOf(
  context: Context,
  { sentence, number }: Pick<Situation, 'number' | 'sentence'>,
  { year, years }: Times,
  { id }: Measure,
): number | null {
  if (id === 'pactFocusPoints')
    return yearIn(context, years, { first: sentence.first, last: number.first }) ?? year;
  const opening = openingYear(context, years, sentence);
  return opening !== null && (year === null || opening < year) ? opening : year;
}

function lessSure(sureness: Sureness): Sureness {
  return sureness === 'high' ? 'medium' : 'low';
}
