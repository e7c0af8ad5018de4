import { indexFrom, within, type Context } from './context';
import type { Hit } from './phrases';
import type { Stretch } from './sentences';
import type { Found } from './found';
import { saysOfWhich, type Situation } from './situations';
import { keysOf } from './tokens';

export interface FoundProgramme {
  programme: string | null;
  /** Whether its own clause says so. */
  isNear: boolean;
}

const frameWords = new Set(keysOf('trong nhân dịp hưởng ứng qua trình các tháng nhân thông'));
const [programmeWord = ''] = keysOf('trình');
const notProgrammes = new Set(keysOf('đề trào hiệu ngữ hình'));

/** Of what programme a number of welfare is. */
export function programmeOf(
  context: Context,
  situation: Situation,
  year: number | null,
  /** What the proposal before it is of. */
  earlier: Found | undefined,
): FoundProgramme {
  const { clause, sentence, before } = situation;
  const named = namesIn(context, clause, year);
  const frame = frameOf(context, situation, year);
  const startsWithNumber = within(context.acts, before).length === 0;
  const described = within(context.described, clause);
  if (named.size > 0) return { programme: oneOf(context, named), isNear: true };
  if (frame.size > 0) return { programme: oneOf(context, frame), isNear: true };
  const inSentence = namesIn(context, { first: sentence.first, last: clause.first - 1 }, year);
  if (startsWithNumber && inSentence.size > 0) return { programme: oneOf(context, inSentence), isNear: true };
  const own = preferred(described);
  if (own) return { programme: own, isNear: true };
  if (earlier && opensWithWhich(context, situation, earlier)) {
    return { programme: earlier.proposal.programme, isNear: false };
  }
  return { programme: paragraphTopic(context, situation, year), isNear: false };
}

/** "Trong Tháng Công nhân, …": what a sentence begins with holds for all of it. */
function frameOf(context: Context, { sentence }: Situation, year: number | null): Set<string> {
  const [opening] = sentence.clauses;
  const number = context.numbers[indexFrom(context.numbers, sentence.first)];
  if (!opening || !number) return new Set();
  const start = { first: sentence.first, last: Math.min(opening.last, number.first - 1) };
  const isFramed = context.tokens.slice(start.first, start.first + 3).some(({ key }) => frameWords.has(key));
  return isFramed ? namesIn(context, start, year) : new Set();
}

function namesIn(context: Context, stretch: Stretch, year: number | null): Set<string> {
  const { lexicon, named } = context;
  const hits = within(named, stretch).filter(({ concept }) => {
    const only = lexicon.yearOf.get(concept);
    return only === undefined || year === null || only === year;
  });
  return new Set([...hits.map(({ concept }) => concept), ...quotedNames(context, stretch, hits)]);
}

/** Programmes of the unit's own, by the names in quotation marks behind "chương trình". */
function quotedNames({ tokens }: Context, { first, last }: Stretch, known: readonly Hit[]): string[] {
  const names: string[] = [];
  let isList = false;
  let open = -1;
  for (let at = first; at <= last; at += 1) {
    const key = tokens[at]?.key ?? '';
    if (key === '"' && open < 0) open = at;
    else if (key === '"') {
      const isKnown = known.some((hit) => hit.last > open && hit.first < at);
      if (isList && !isKnown)
        names.push(
          tokens
            .slice(open + 1, at)
            .map((token) => token.key)
            .join(' '),
        );
      open = -1;
    } else if (open < 0) {
      if (key === programmeWord) isList = true;
      else if (notProgrammes.has(key)) isList = false;
    }
  }
  return names;
}

function oneOf({ lexicon }: Context, ids: ReadonlySet<string>): string | null {
  const together = lexicon.together.find(([, parts]) => [...ids].every((id) => parts.has(id)));
  if (together && ids.size > 1) return together[0];
  const [only = null, other] = ids;
  if (other !== undefined) return lexicon.several;
  return only !== null && lexicon.programmes.has(only) ? only : null;
}

/** "Trong đó, …" at the beginning of the sentence behind that of another number. */
export function opensWithWhich(context: Context, { sentence }: Situation, earlier: Found): boolean {
  const { first } = sentence;
  return (
    earlier.sentence.paragraph === sentence.paragraph &&
    earlier.sentence !== sentence &&
    saysOfWhich(context, { first, last: first + 2 })
  );
}

/** What happened to somebody says more than that times are hard. */
function preferred(described: readonly Hit[]): string | null {
  const order = ['von-tu-nguyen', 'tham-om-dau-hoan-nan'];
  const found = order.find((id) => described.some(({ concept }) => concept === id));
  return found ?? described[0]?.concept ?? null;
}

/** The one programme that the sentence before it in its paragraph is about, if that only says what follows is about. */
function paragraphTopic(context: Context, { sentence }: Situation, year: number | null): string | null {
  const nearest = context.sentences[indexFrom(context.sentences, sentence.first) - 1];
  if (nearest?.paragraph !== sentence.paragraph || hasNumbers(context, nearest)) return null;
  const ids = namesIn(context, nearest, year);
  return ids.size === 1 ? oneOf(context, ids) : null;
}

function hasNumbers({ numbers }: Context, { first, last }: Stretch): boolean {
  return (numbers[indexFrom(numbers, first)]?.first ?? Infinity) <= last;
}
