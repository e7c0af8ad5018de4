import * as fc from 'fast-check';
import type { Question } from '../../../../platform/provinces/question/question';
import { createBudget } from '../budget';

const answerPrice = { provinceYears: 1, cost: 50 + 3, isAddedUp: true, furtherSum: 5 + 3 };
const questionOf = (key: number) => ({ key: String(key), price: answerPrice }) as unknown as Question;

/** What the sums cost beyond the answers that they are made of. */
async function costOf(sums: readonly [question: number, provinces: readonly string[]][]): Promise<number> {
  const budget = createBudget({
    limit: Infinity,
    takeCost: () => Promise.resolve(),
    takeNewText: () => Promise.resolve(),
  });
  for (const [question, provinces] of sums) await budget.mayAddUp(provinces, questionOf(question));
  return budget.spent.cost;
}

const provinces = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 1 });
const sums = fc.uniqueArray(fc.tuple(fc.nat(2), provinces), {
  selector: ([question, ids]) => `${question} ${ids.join()}`,
  maxLength: 40,
});

describe('what sums cost', () => {
  it('grows with each by all that it adds up, but for what is added up the first time', async () => {
    await fc.assert(
      fc.asyncProperty(sums, async (asked) => {
        const work = asked.reduce((all, [, ids]) => all + ids.length, 0);
        const answers = new Set(asked.flatMap(([question, ids]) => ids.map((id) => `${question} ${id}`)))
          .size;
        expect(await costOf(asked)).toBe((work - answers) * answerPrice.furtherSum);
      }),
    );
  });

  it('is that of one, if it is the same', async () => {
    expect(await costOf(Array.from({ length: 40 }, () => [1, ['a', 'b']]))).toBe(0);
  });

  it('is refused beyond the limit', async () => {
    const budget = createBudget({
      limit: 30,
      takeCost: () => Promise.resolve(),
      takeNewText: () => Promise.resolve(),
    });
    budget.answer = { total: 0, parts: [] };
    const allowed = [];
    for (const last of ['c', 'd', 'e']) allowed.push(await budget.mayAddUp(['a', 'b', last], questionOf(1)));
    expect(allowed).toEqual([true, true, false]);
    expect(budget.refusal?.extensions['code']).toBe('COST_LIMIT_EXCEEDED');
  });
});
