import type { Catalogue } from '../catalogue';
import type { Award } from './awards';
import { createContext, type Context } from './context';
import { isCaption, type Found } from './found';
import type { Lexicon } from './lexicon';
import { namedAwardsOf, type NamedAward } from './namedAwards';
import { outcomeOf, proposeNamed, type Outcome, type State } from './outcomes';
import type { Reading } from './reading';
import { leaveOutRepeated } from './repeated';
import type { Sentence } from './sentences';
import { createSituations, type Situation } from './situations';
import { spanOf } from './spans';
import { findYears, reportYear } from './years';

export interface Knowledge {
  catalogue: Catalogue;
  lexicon: Lexicon;
}

/** Reads what a report says in its own words. The same text is always read the same. */
export function readReport(text: string, { catalogue, lexicon }: Knowledge): Reading {
  const context = createContext(text, lexicon);
  const years = findYears(context);
  const times = { years, year: reportYear(context, years) };
  const leftOut = context.others.map(({ first, last, reason }) => ({
    ...spanOf(context, first, last),
    reason,
  }));
  const reading: Reading = { year: times.year, proposals: [], leftOut, notUnderstood: [] };
  const found: Found[] = [];
  let award: Award | null = null;
  for (const step of stepsOf(context)) {
    const state: State = { context, catalogue, times, award, found };
    if ('named' in step) {
      found.push(...proposeNamed(state, step.sentence, step.named));
      continue;
    }
    if (step.situation.previous === null) state.award = null;
    const outcome = outcomeOf(state, step.situation);
    award = outcome.award ?? null;
    take(context, reading, found, step.situation, outcome);
  }
  return leaveOutRepeated(context, reading, found);
}

function take(
  context: Context,
  reading: Reading,
  found: Found[],
  situation: Situation,
  outcome: Outcome,
): void {
  const { sentence, number } = situation;
  const span = spanOf(context, number.first, number.last);
  if (outcome.proposal) found.push({ proposal: outcome.proposal, sentence, last: number.last });
  else if (outcome.reason) reading.leftOut.push({ ...span, reason: outcome.reason });
  else reading.notUnderstood.push(span);
}

type Step = { at: number } & ({ situation: Situation } | { named: NamedAward; sentence: Sentence });

/** Numbers, and awards that no number says, in the order of the text. What a picture shows the text says too. */
function stepsOf(context: Context): Step[] {
  const numbers = createSituations(context).map((situation) => ({ at: situation.number.first, situation }));
  const named = context.sentences
    .filter((sentence) => !isCaption(context, sentence))
    .flatMap((sentence) =>
      namedAwardsOf(context, sentence).map((award) => ({ at: award.place.first, named: award, sentence })),
    );
  return [...numbers, ...named].sort((a, b) => a.at - b.at);
}
