import type { AppError } from '../../../domain/errors';
import type { Budget, Spent } from '../../operation/budget';
import type { GiveOutcome, ProvinceClient } from '../../provinces/client/client';
import { gap } from '../../../platform/provinces/outcome';
import type { Slot } from '../../../platform/provinces/request';
import { assertCost, nothingSpent } from './assertLimits';

export interface BudgetOptions {
  /** Of the operation. */
  limit: number;
  /** Counts what is spent; throws an AppError if its caller asked for more than a minute's share. */
  takeCost(cost: number): Promise<void>;
  /** Counts an operation that was not planned before; throws likewise. */
  takeNewText(): Promise<void>;
  /** Told before what came from a province is worked on. */
  goOn?(): void;
}

/** The planner takes about as long for a field as the rest of an operation for so many objects. */
const planPrice = 30;

export function createBudget({ limit, takeCost, takeNewText, goOn }: BudgetOptions): Budget {
  const spent: Spent = { ...nothingSpent };
  let bytes = 0;
  let refusal: AppError | null = null;

  async function allows(step: Spent): Promise<boolean> {
    spent.provinceYears += step.provinceYears;
    spent.cost += step.cost;
    spent.planning += step.planning;
    if (refusal) return false;
    try {
      if (budget.answer) assertCost(budget.answer, limit, spent);
      await takeCost(step.cost + step.planning);
    } catch (error) {
      refusal = error as AppError;
    }
    return refusal === null;
  }

  /** What provinces answer takes memory several times over until it is written. */
  function withinSize(give: GiveOutcome): GiveOutcome {
    return (question, province, outcome) => {
      goOn?.();
      if (outcome.kind === 'entity') bytes += outcome.bytes ?? 0;
      give(question, province, bytes > mostBytes && outcome.kind === 'entity' ? tooMuch : outcome);
    };
  }

  const budget: Budget = {
    answer: null,
    spent,
    get refusal() {
      return refusal;
    },
    async mayPlan(fields) {
      try {
        await takeNewText();
      } catch (error) {
        refusal = error as AppError;
      }
      return allows({ ...nothingSpent, planning: fields * planPrice });
    },
    guard: (client) => ({
      ...client,
      async ask(slots, options, give) {
        if (await allows(priceOf(slots, client))) return client.ask(slots, options, withinSize(give));
        for (const { question, provinces } of slots) {
          for (const province of provinces) give(question, province, refused);
        }
      },
    }),
  };
  return budget;
}

/** Of all that provinces answer to one operation; a table of all of them with its sources is some 2 MB. */
const mostBytes = 32 * 1024 * 1024;
const tooMuch = gap('tooLarge', `All answers to the operation are larger than ${mostBytes} bytes`);

const refused = gap('overBudget', 'The operation may not ask for more');

/** A province that runs no service is not asked. */
function priceOf(slots: readonly Slot[], { isConnected }: ProvinceClient): Spent {
  const price = { ...nothingSpent };
  for (const { question, provinces } of slots) {
    const asked = provinces.filter(isConnected).length;
    price.provinceYears += asked * question.price.provinceYears;
    price.cost += asked * question.price.cost;
  }
  return price;
}
