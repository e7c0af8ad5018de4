import type { Catalogue, Measure } from '../catalogue';
import { awardOf, type Award } from './awards';
import { createContext, type Context } from './context';
import type { Found } from './found';
import { exclusionOf, isPrice, isScope, type Times } from './exclusions';
import type { Lexicon } from './lexicon';
import { measureOf, type Measured } from './measures';
import { partOf } from './parts';
import { programmeOf } from './programmes';
import { quantityOf } from './quantities';
import type { LeftOutReason, Proposal, Reading, Span, Sureness } from './reading';
import { leaveOutRepeated } from './repeated';
import { sentenceText } from './sentenceText';
import { createSituations, type Situation } from './situations';
import { findYears, openingYear, reportYear, yearIn } from './years';

export interface Knowledge {
  catalogue: Catalogue;
  lexicon: Lexicon;
}

/** Reads what a report says in its own words. The same text is always read the same. */
export function readReport(text: string, { catalogue, lexicon }: Knowledge): Reading {
  const context = createContext(text, lexicon);
  const years = findYears(context);
  const times: Times = { years, year: reportYear(context, years) };
  const reading: Reading = { year: times.year, proposals: [], leftOut: [], notUnderstood: [] };
  for (const { first, last, reason } of context.others)
    reading.leftOut.push({ ...spanOf(context, first, last), reason });
  const found: Found[] = [];
  let award: Award | null = null;
  for (const situation of createSituations(context)) {
    if (situation.previous === null) award = null;
    const outcome: Outcome = outcomeOf({ context, catalogue, times, award, found }, situation);
    if ('award' in outcome) award = outcome.award ?? null;
    const span = spanOf(context, situation.number.first, situation.number.last);
    if ('proposal' in outcome) found.push({ proposal: outcome.proposal, situation });
    else if ('reason' in outcome) reading.leftOut.push({ ...span, reason: outcome.reason });
    else reading.notUnderstood.push(span);
  }
  return leaveOutRepeated(context, reading, found);
}

interface State {
  context: Context;
  catalogue: Catalogue;
  times: Times;
  /** That of the number before it in the sentence. */
  award: Award | null;
  found: readonly Found[];
}

type Outcome = { proposal: Proposal; award?: Award } | { reason: LeftOutReason } | { isUnknown: true };

const unknown: Outcome = { isUnknown: true };

function outcomeOf(state: State, situation: Situation): Outcome {
  const { context, times } = state;
  const reason = exclusionOf(context, situation, times);
  if (reason) return { reason };
  const award = awardOf(context, situation, state.award);
  if (award) return outcomeOfAward(state, situation, award);
  if (situation.number.fraction === 'WHOLE') return outcomeOfWhole(state, situation);
  const measured = measureOf(context, situation);
  if (measured) return proposed(state, situation, measured);
  if (isPrice(context, situation)) return { reason: 'PRICE' };
  return isScope(context, situation) ? { reason: 'SCOPE' } : unknown;
}

function outcomeOfAward(state: State, situation: Situation, award: Award): Outcome {
  if (award.giver === 'OUTSIDE') return { reason: 'OUTSIDE' };
  const measure = state.catalogue.measures.get('awards');
  const proposal = measure && propose(state, situation, measure, { rule: 'award', sureness: award.sureness });
  if (!proposal) return unknown;
  const of = { awardKind: award.kind, awardedBy: award.giver, recipient: award.recipient };
  return { ...partOf(state.context, state.found, situation, { ...proposal, ...of }), award };
}

/** The number behind the stroke is of its own measure, or none. */
function outcomeOfWhole(state: State, situation: Situation): Outcome {
  const part = situation.previous && measureOf(state.context, situation.previous);
  if (!part) return unknown;
  const measure = part.rule.whole === undefined ? undefined : state.catalogue.measures.get(part.rule.whole);
  if (!measure) return { reason: part.rule.act ? 'PLAN' : 'WHOLE' };
  const proposal = propose(state, situation, measure, { rule: part.rule.rule, sureness: part.sureness });
  return proposal ? { proposal } : unknown;
}

function proposed(state: State, situation: Situation, { rule, sureness }: Measured): Outcome {
  const { context, catalogue } = state;
  const measure = catalogue.measures.get(rule.measure);
  const proposal = measure && propose(state, situation, measure, { rule: rule.rule, sureness });
  if (!proposal) return unknown;
  proposal.form = rule.form;
  if (rule.programme !== undefined) proposal.programme = rule.programme;
  else if (measure.domain === 'welfare' || rule.form === 'ITEM') {
    const { programme, isNear } = programmeOf(context, situation, proposal.year);
    proposal.programme = programme;
    if (programme !== null && !isNear) proposal.sureness = lessSure(proposal.sureness);
  }
  if (sectorMeasures.has(measure.id))
    proposal.sector = (situation.sector?.concept ?? null) as Proposal['sector'];
  return partOf(context, state.found, situation, proposal);
}

const sectorMeasures: ReadonlySet<string> = new Set(['unions', 'newUnions', 'members', 'newMembers']);

function propose(
  { context, times }: State,
  situation: Situation,
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
  { sentence, number }: Situation,
  { year, years }: Times,
  measure: Measure,
): number | null {
  if (measure.id === 'pactFocusPoints')
    return yearIn(context, years, { first: sentence.first, last: number.first }) ?? year;
  const opening = openingYear(context, years, sentence);
  return opening !== null && (year === null || opening < year) ? opening : year;
}

export function lessSure(sureness: Sureness): Sureness {
  return sureness === 'high' ? 'medium' : 'low';
}

function spanOf({ text, tokens }: Context, first: number, last: number): Span {
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  return { text: text.slice(start, end), start, end };
}
