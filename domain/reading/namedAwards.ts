import { awardKindOf, gives, giverOfAward, recognitionBefore, type Award } from './awards';
import { indexFrom, within, type Context } from './context';
import type { Hit } from './phrases';
import type { Sentence, Stretch } from './sentences';
import { keysOf } from './tokens';
import { namedUnitAt, type NamedUnit } from './units';

/** One award, or recognition, of a unit that is named; nothing prints the number 1. */
export interface NamedAward extends Pick<Award, 'kind' | 'giver'> {
  measure: 'awards' | 'recognitions';
  unit: string;
  /** The words that it is placed at. */
  place: Stretch;
  /** For what, as far as it tells two awards of one kind apart. */
  theme: string;
}

const [to = '', collective = '', second = ''] = keysOf('cho tập thể');
const joins = new Set([',', ...keysOf('và')]);
const [received = ''] = keysOf('được');
const reach = 5;

/** "Tặng Cờ thi đua … cho LĐLĐ tỉnh Cao Bằng", "công nhận LĐLĐ huyện X đạt tiêu chuẩn Cờ thi đua". */
export function namedAwardsOf(context: Context, sentence: Sentence): NamedAward[] {
  return sentence.clauses.flatMap((clause) =>
    within(context.acts, clause).flatMap((said) => {
      const kind = awardKindOf(said);
      if (!kind) return [];
      return recognised(context, sentence, clause, said) ?? given(context, sentence, clause, said);
    }),
  );
}

function given(context: Context, sentence: Sentence, clause: Stretch, said: Hit): NamedAward[] {
  const { tokens } = context;
  if (!tokens.slice(Math.max(clause.first, said.first - reach), said.first).some(({ key }) => gives.has(key)))
    return [];
  // "01 Cờ thi đua cho CĐCS X" has its number.
  if (context.numbers[indexFrom(context.numbers, said.first) - 1]?.last === said.first - 1) return [];
  const number = context.numbers[indexFrom(context.numbers, said.first)]?.first ?? Infinity;
  const next =
    within(context.acts, { first: said.last + 1, last: clause.last }).find((act) => awardKindOf(act))
      ?.first ?? Infinity;
  const end = Math.min(clause.last + 1, number, next);
  const lead = { first: sentence.first, last: said.first - 1 };
  for (let at = said.last + 1; at < end; at += 1) {
    if (tokens[at]?.key !== to) continue;
    const isCollective = tokens[at + 1]?.key === collective && tokens[at + 2]?.key === second;
    const units = isCollective ? subjectOf(context, sentence, said) : unitsFrom(context, at + 1, end - 1);
    if (units.length > 0)
      return awardsOf(context, lead, said, units, { first: said.last + 1, last: at - 1 }, isCollective);
  }
  return [];
}

/** "LĐLĐ tỉnh Thái Nguyên và LĐLĐ tỉnh Lạng Sơn"; a "cho" that stands twice is passed over. */
function unitsFrom(context: Context, from: number, end: number): NamedUnit[] {
  const units: NamedUnit[] = [];
  let at = from;
  while (at <= end) {
    const unit = namedUnitAt(context, at, end);
    if (unit) units.push(unit);
    const next = unit ? unit.last + 1 : at;
    const key = context.tokens[next]?.key ?? '';
    if (joins.has(key) || key === to) at = next + 1;
    else return units;
  }
  return units;
}

/** "CĐCS Sở Y tế được … tặng Giấy khen cho tập thể": who is said to receive. */
export function subjectOf(context: Context, { first }: Stretch, said: Hit): NamedUnit[] {
  for (let at = first; at < said.first; at += 1) {
    const unit = namedUnitAt(context, at, said.first);
    if (unit && context.tokens[unit.last + 1]?.key === received) return [unit];
  }
  return [];
}

function recognised(context: Context, sentence: Sentence, clause: Stretch, said: Hit): NamedAward[] | null {
  const at = recognitionBefore(context, clause.first, said.first);
  if (at === null) return null;
  const unit = namedUnitAt(context, at + 2, said.first);
  const place = { first: at, last: at + 1 };
  const lead = { first: sentence.first, last: at - 1 };
  const [one] = unit ? awardsOf(context, lead, said, [unit], place, true) : [];
  return one ? [{ ...one, measure: 'recognitions', place }] : [];
}

function awardsOf(
  context: Context,
  /** Where who gives stands. */
  lead: Stretch,
  said: Hit,
  units: readonly NamedUnit[],
  reason: Stretch,
  isPlacedAtKind: boolean,
): NamedAward[] {
  const { kind, giver } = giverOfAward(context, lead, said, reason);
  const theme = context.tokens
    .slice(reason.first, reason.last + 1)
    .map(({ key }) => key)
    .join(' ');
  return units.map((unit, index) => ({
    measure: 'awards',
    kind,
    giver,
    unit: unit.name,
    place: index === 0 || isPlacedAtKind ? said : unit,
    theme,
  }));
}
