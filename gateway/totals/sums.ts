import { LRUCache } from 'lru-cache';

/** What provinces answered, as it is kept: the same object for as long as nothing of it has changed. */
type Answer = object;

/**
 * Sums that were added up before. One is given again only where every answer behind it is still the same object: a
 * province with a new revision, another caller's view, or a failure is another answer, and makes another sum.
 */
export interface Sums<Sum> {
  /** `key` says what is added up of which provinces; `answers` are in their order. */
  of(key: string, answers: readonly Answer[], addUp: () => Sum): Sum;
}

/** Answers that all kept sums together may stand on: they keep these from being given up. */
const mostAnswers = 50_000;

export function createSums<Sum extends object>(): Sums<Sum> {
  const known = new LRUCache<string, { answers: readonly Answer[]; sum: Sum }>({
    maxSize: mostAnswers,
    sizeCalculation: ({ answers }) => answers.length + 1,
  });
  return {
    of(key, answers, addUp) {
      const before = known.get(key);
      if (before && isSame(before.answers, answers)) return before.sum;
      const sum = addUp();
      known.set(key, { answers, sum });
      return sum;
    },
  };
}

function isSame(before: readonly Answer[], now: readonly Answer[]): boolean {
  return before.length === now.length && before.every((answer, index) => answer === now[index]);
}
