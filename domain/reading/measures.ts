import { within, type Context } from './context';
import { isPrice } from './exclusions';
import type { MeasureRule } from './lexicon';
import type { Sureness } from './reading';
import type { Stretch } from './sentences';
import type { Situation } from './situations';
import { keysOf } from './tokens';

/** What a rule says that a number is of. */
export interface Measured {
  rule: MeasureRule;
  sureness: Sureness;
}

/** The first rule that fits; null if none does. */
export function measureOf(context: Context, situation: Situation): Measured | null {
  for (const rule of context.lexicon.rules) {
    if (fits(context, rule, situation)) return { rule, sureness: surenessOf(context, rule, situation) };
  }
  return null;
}

/** Whether something that is done for members stands in a stretch. */
function isWelfare(context: Context, stretch: Stretch): boolean {
  return (
    within(context.acts, stretch).some(({ concept }) => welfareActs.has(concept)) ||
    within(context.nouns, stretch).some(({ concept }) => welfareNouns.has(concept)) ||
    within(context.named, stretch).length > 0 ||
    within(context.described, stretch).length > 0
  );
}

const welfareActs: ReadonlySet<string> = new Set(['support', 'build', 'contribute']);
const welfareNouns: ReadonlySet<string> = new Set(['gift', 'house']);

function fits(context: Context, rule: MeasureRule, situation: Situation): boolean {
  const { noun, isTurns, number, act, clause, sentence, afterList } = situation;
  if (rule.money !== (number.shape === 'MONEY') || rule.turns !== isTurns) return false;
  if (number.fraction !== null && stocks.has(rule.measure)) return false;
  if (rule.money && rule.price !== isPrice(context, situation)) return false;
  if (rule.noun && !(noun && rule.noun.includes(noun.concept))) return false;
  if (rule.act && !(act && rule.act.includes(act.concept))) return false;
  if (act && rule.notAct.includes(act.concept)) return false;
  if (rule.fraction && number.fraction === null) return false;
  if (rule.alone && !isAlone(context, situation)) return false;
  if (rule.welfare && !isWelfare(context, clause) && !isWelfare(context, sentence)) return false;
  return (
    rule.after.every((any) => has(context, any, afterList)) &&
    rule.about.every((any) => has(context, any, clause)) &&
    (rule.inSentence.length === 0 || has(context, rule.inSentence, sentence)) &&
    !has(context, rule.not, clause)
  );
}

/** Whether one of some topics or acts stands in a stretch. */
function has(context: Context, concepts: readonly string[], stretch: Stretch): boolean {
  return concepts.some(
    (concept) =>
      within(context.topics.get(concept) ?? [], stretch).length > 0 ||
      within(context.acts, stretch).some((hit) => hit.concept === concept),
  );
}

/** "Công đoàn ngành có 42 CĐCS với 2.914 đoàn viên": nothing is done, something is there. */
function isAlone(context: Context, { act, after, number, isNounBehind }: Situation): boolean {
  const lead = context.tokens[number.first - 1]?.key ?? '';
  return (
    (act === null || act.concept === 'stock') &&
    (!isNounBehind || there.has(lead)) &&
    within(context.acts, after).every(({ concept }) => concept === 'stock')
  );
}

const there = new Set(keysOf('có với gồm là , / và :'));
/** Of these a fraction tells how many did something. */
const stocks: ReadonlySet<string> = new Set([
  'members',
  'employees',
  'unions',
  'superiorUnions',
  'districtUnions',
  'sectorUnions',
]);

/** A rule is less sure of what it has to look for in another clause, or of a noun that stands before. */
function surenessOf(context: Context, rule: MeasureRule, situation: Situation): Sureness {
  const isFar = rule.act !== undefined && (situation.act?.first ?? 0) < situation.clause.first;
  const isOutside = rule.welfare && !isWelfare(context, situation.clause);
  if (isOutside) return 'low';
  return isFar && rule.sure === 'high' ? 'medium' : rule.sure;
}
