import type { ProvinceClient } from '../../../provinces/client';
import type { ProvinceOutcome } from '../../../../platform/provinces/outcome';
import type { Question } from '../../../../platform/provinces/question/question';
import { createBudget } from '../budget';

const megabyte = 1024 * 1024;
const question = { key: 'q', price: { provinceYears: 1, cost: 0, isAddedUp: false } } as Question;

/** What an operation gets of provinces whose answers have these sizes. */
async function outcomesOf(sizes: readonly (number | undefined)[]): Promise<string[]> {
  const provinces = sizes.map((_, index) => `p${index}`);
  const client = {
    isConnected: () => true,
    ask(_slots: unknown, _options: unknown, give: Parameters<ProvinceClient['ask']>[2]) {
      sizes.forEach((bytes, index) => {
        const outcome: ProvinceOutcome = {
          ...{ kind: 'entity', entity: {}, errors: [], answeredAt: 0, staleReason: null },
          ...(bytes !== undefined && { bytes }),
        };
        give(question, provinces[index] ?? '', outcome);
      });
      return Promise.resolve();
    },
  } as unknown as ProvinceClient;
  const budget = createBudget({
    limit: 1e9,
    takeCost: () => Promise.resolve(),
    takeNewText: () => Promise.resolve(),
  });
  const seen: string[] = [];
  await budget
    .guardProvinces(client)
    .ask([{ question, provinces }], {} as never, (_question, _province, outcome) =>
      seen.push(outcome.kind === 'gap' ? outcome.reason : 'answered'),
    );
  return seen;
}

describe('the answers of provinces to one operation', () => {
  it('have a size together: what comes beyond it is a gap', async () => {
    const sizes = Array.from({ length: 10 }, () => 4 * megabyte);
    expect(await outcomesOf(sizes)).toEqual([
      ...Array.from({ length: 8 }, () => 'answered'),
      ...Array.from({ length: 2 }, () => 'INVALID_ANSWER'),
    ]);
  });

  it('are not counted if they are as usual', async () => {
    expect(new Set(await outcomesOf(Array.from({ length: 1_000 }, () => undefined)))).toEqual(
      new Set(['answered']),
    );
  });
});
