import { approximateBytes, createBoundedCache } from '../../platform/boundedCache';

/** What provinces answered, as it is kept: the same object for as long as nothing of it has changed. */
type Answer = object;

/**
 * Sums that were added up before. One is given again only if every answer behind it is still the same object: a
 * province with a new revision, another caller's view, or a failure is another answer, and makes another sum.
 */
export interface Sums<Sum> {
  /** `key` says what is added up of which provinces; `answers` are in their order. */
  of(key: string, answers: readonly Answer[], addUp: () => Sum): Sum;
}

/** Of an answer that a sum stands on: it keeps it from being given up. */
const bytesPerAnswer = 500;

export function createSums<Sum extends object>(): Sums<Sum> {
  const known = createBoundedCache<{ answers: readonly Answer[]; sum: Sum }>('sums', {
    bytesOf: ({ answers, sum }) => bytesPerAnswer * answers.length + approximateBytes(sum),
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
