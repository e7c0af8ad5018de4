import type { AppError } from '../../../domain/errors';
import type { ProvinceClient } from '../../provinces/client';
import { gap } from '../../provinces/outcome';
import type { Slot } from '../../provinces/request';
import { assertCost } from './assertLimits';
import type { OperationCost } from './cost';

/** What an operation may cost: its answer, which is known before it runs, and each question to provinces, before it is sent. */
export interface Budget {
  /** Null until it is known. */
  answer: OperationCost | null;
  /** What questions cost so far, those that were refused included. */
  readonly spent: Readonly<Spent>;
  /** Why questions were refused; the operation as a whole is then. */
  readonly refusal: AppError | null;
  /** Asks what the budget lets it; anything else is answered as if it were refused, and nothing of it is sent. */
  guard(client: ProvinceClient): ProvinceClient;
}

export interface Spent {
  /** Years of provinces that were read. */
  provinceYears: number;
  cost: number;
}

export interface BudgetOptions {
  /** Of the operation. */
  limit: number;
  /** Counts what is spent; throws an AppError if its caller asked for more than a minute's share. */
  takeCost(cost: number): Promise<void>;
}

export function createBudget({ limit, takeCost }: BudgetOptions): Budget {
  const spent: Spent = { provinceYears: 0, cost: 0 };
  let refusal: AppError | null = null;

  async function allows(step: Spent): Promise<boolean> {
    spent.provinceYears += step.provinceYears;
    spent.cost += step.cost;
    if (refusal) return false;
    try {
      if (budget.answer) assertCost(budget.answer, limit, spent);
      await takeCost(step.cost);
    } catch (error) {
      refusal = error as AppError;
    }
    return refusal === null;
  }

  const budget: Budget = {
    answer: null,
    spent,
    get refusal() {
      return refusal;
    },
    guard: (client) => ({
      ...client,
      async ask(slots, options, give) {
        if (await allows(priceOf(slots, client))) return client.ask(slots, options, give);
        for (const { question, provinces } of slots) {
          for (const province of provinces) give(question, province, refused);
        }
      },
    }),
  };
  return budget;
}

const refused = gap('overBudget', 'The operation may not ask for more');

/** A province that runs no service is not asked. */
function priceOf(slots: readonly Slot[], { isConnected }: ProvinceClient): Spent {
  return slots.reduce(
    ({ provinceYears, cost }, { question: { price }, provinces }) => {
      const asked = provinces.filter(isConnected).length;
      return { provinceYears: provinceYears + asked * price.provinceYears, cost: cost + asked * price.cost };
    },
    { provinceYears: 0, cost: 0 },
  );
}
