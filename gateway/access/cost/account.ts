import type { AppError } from '../../../domain/errors';
import { totalSpent, type OperationCost, type Spent } from '../../operation/budget';
import { assertCost, nothingSpent } from './assertLimits';

/** What an operation spends, of its own limit and of its caller's minute. */
export interface Account {
  /** Of the answer itself, once it is known. */
  answer: OperationCost | null;
  readonly spent: Spent;
  /** Why nothing more may be spent; null if it may. */
  readonly refusal: AppError | null;
  readonly refuse: (error: unknown) => void;
  /** Counts a step; whether it may be taken. */
  allows(step: Spent): Promise<boolean>;
  /** The same of a step that costs little and is taken often. It is known at once whether the operation is within its limit. */
  allowsAtOnce(cost: number): boolean;
}

export interface AccountOptions {
  /** Of the operation. */
  limit: number;
  /** Counts what is spent; throws an AppError if its caller asked for more than a minute's share. */
  takeCost(cost: number): Promise<void>;
}

export function createAccount({ limit, takeCost }: AccountOptions): Account {
  let refusal: AppError | null = null;
  let owed = 0;

  function isWithinLimit(step: Spent): boolean {
    const { spent, answer } = account;
    spent.provinceYears += step.provinceYears;
    spent.cost += step.cost;
    spent.register += step.register;
    spent.planning += step.planning;
    if (refusal) return false;
    try {
      if (answer) assertCost(answer, limit, spent);
    } catch (error) {
      refusal = error as AppError;
    }
    return refusal === null;
  }

  async function take(cost: number): Promise<boolean> {
    if (refusal) return false;
    try {
      await takeCost(cost);
    } catch (error) {
      refusal = error as AppError;
    }
    return refusal === null;
  }

  /** With Redis, each taking is a question to it, and sums are made by the hundred: one for all that are asked together. */
  function takeWithOthers(cost: number): void {
    if (owed === 0) {
      queueMicrotask(() => {
        const together = owed;
        owed = 0;
        void take(together);
      });
    }
    owed += cost;
  }

  const account: Account = {
    answer: null,
    spent: { ...nothingSpent },
    get refusal() {
      return refusal;
    },
    refuse(error) {
      refusal = error as AppError;
    },
    allows: async (step) => isWithinLimit(step) && (await take(totalSpent(step))),
    allowsAtOnce(cost) {
      if (!isWithinLimit({ ...nothingSpent, cost })) return false;
      takeWithOthers(cost);
      return true;
    },
  };
  return account;
}
