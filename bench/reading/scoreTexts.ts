import { readReport } from '../../domain/reading/readReport';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { loadLexicon } from '../../platform/loadLexicon';
import { scoreReading, type Score } from './score';
import type { TrueText } from './truth';

export function scoreTexts(texts: readonly TrueText[]): Score[] {
  const knowledge = { catalogue: loadCatalogue(), lexicon: loadLexicon() };
  return texts.map((text) => scoreReading(text, readReport(text.text, knowledge)));
}

/** All texts as one. */
export function sumOf(scores: readonly Score[]): Score {
  const add = (of: (score: Score) => number) => scores.reduce((sum, score) => sum + of(score), 0);
  return {
    name: 'all',
    rows: add(({ rows }) => rows),
    right: add(({ right }) => right),
    wrong: add(({ wrong }) => wrong),
    surelyWrong: add(({ surelyWrong }) => surelyWrong),
    extra: add(({ extra }) => extra),
    missed: add(({ missed }) => missed),
    leftOutRightly: add(({ leftOutRightly }) => leftOutRightly),
    otherNumbers: add(({ otherNumbers }) => otherNumbers),
    scored: scores.flatMap(({ scored }) => scored),
  };
}
