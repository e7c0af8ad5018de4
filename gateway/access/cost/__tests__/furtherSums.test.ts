import * as fc from 'fast-check';
import type { Question } from '../../../../platform/provinces/question/question';
import { createBudget } from '../budget';

const answerPrice = { provinceYears: 1, cost: 50 + 3, isAddedUp: true, furtherSum: 5 + 3 };
const questionOf = (key: number) => ({ key: String(key), price: answerPrice }) as unknown as Question;

/** What the sums cost beyond the answers that they are made of. */
function costOf(sums: readonly [question: number, provinces: readonly string[]][]): number {
  const { budget } = budgetOf({});
  for (const [question, provinces] of sums) budget.mayAddUp(provinces, questionOf(question));
  return budget.spent.cost;
}

/** A budget, and what it takes of its caller's minute, of which nothing is left if `isOver`. */
function budgetOf({ limit = Infinity, isOver = false }) {
  const taken: number[] = [];
  const budget = createBudget({
    limit,
    takeCost(cost) {
      taken.push(cost);
      return isOver ? Promise.reject(new Error('over')) : Promise.resolve();
    },
    takeNewText: () => Promise.resolve(),
  });
  budget.answer = { total: 0, parts: [] };
  return { budget, taken };
}

const provinces = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1 });
const sums = fc.uniqueArray(fc.tuple(fc.nat(2), provinces), {
  selector: ([question, ids]) => `${question} ${ids.join()}`,
  maxLength: 40,
});

describe('what sums cost', () => {
  it('grows with each by all that it adds up, but for what is added up the first time', () => {
    fc.assert(
      fc.property(sums, (asked) => {
        const work = asked.reduce((all, [, ids]) => all + ids.length, 0);
        const answers = new Set(asked.flatMap(([question, ids]) => ids.map((id) => `${question} ${id}`)))
          .size;
        expect(costOf(asked)).toBe((work - answers) * answerPrice.furtherSum);
      }),
    );
  });

  it('is that of one, if it is the same', () => {
    expect(costOf(Array.from({ length: 40 }, () => [1, ['a', 'b']]))).toBe(0);
  });

  it('is refused beyond the limit, as is whatever is to be added up then', () => {
    const { budget } = budgetOf({ limit: 30 });
    const allowed = ['c', 'd', 'e'].map((last) => budget.mayAddUp(['a', 'b', last], questionOf(1)));
    expect(allowed).toEqual([true, true, false]);
    expect(budget.refusal?.extensions['code']).toBe('COST_LIMIT_EXCEEDED');
    expect([budget.mayAddUp(['a', 'b', 'e'], questionOf(1)), budget.mayAddUp(['f'], questionOf(2))]).toEqual([
      false,
      false,
    ]);
  });

  it('is taken of the minute once for all that are asked together', async () => {
    const { budget, taken } = budgetOf({});
    for (const provinces of [['a', 'b'], ['a'], ['b'], ['a', 'b', 'c']]) {
      budget.mayAddUp(provinces, questionOf(1));
    }
    await Promise.resolve();
    expect(taken).toEqual([4 * answerPrice.furtherSum]);
    budget.mayAddUp(['b', 'c'], questionOf(1));
    await Promise.resolve();
    expect(taken).toEqual([4 * answerPrice.furtherSum, 2 * answerPrice.furtherSum]);
  });

  it('is refused if the minute has no more', async () => {
    const { budget } = budgetOf({ isOver: true });
    const allowed = [['a'], ['a', 'b']].map((provinces) => budget.mayAddUp(provinces, questionOf(1)));
    expect(allowed).toEqual([true, true]);
    await new Promise(setImmediate);
    expect(budget.refusal?.message).toBe('over');
    expect(budget.mayAddUp(['c'], questionOf(1))).toBe(false);
  });
});
