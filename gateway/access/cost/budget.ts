import type { AppError } from '../../../domain/errors';
import { overBudget, totalSpent, type Budget, type MayAddUp, type Spent } from '../../operation/budget';
import type { RegisterClient } from '../../operation/register';
import type { GiveOutcome, ProvinceClient } from '../../provinces/client';
import { gap } from '../../../platform/provinces/outcome';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { Slot } from '../../../platform/provinces/request';
import { assertCost, nothingSpent } from './assertLimits';
import { fixedPrices } from './fixedPrices';

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

export function createBudget({ limit, takeCost, takeNewText, goOn }: BudgetOptions): Budget {
  const spent: Spent = { ...nothingSpent };
  const asked: Asked = { provinces: new Set(), addsUp: false };
  let bytes = 0;
  let refusal: AppError | null = null;

  async function allows(step: Spent): Promise<boolean> {
    spent.provinceYears += step.provinceYears;
    spent.cost += step.cost;
    spent.register += step.register;
    spent.planning += step.planning;
    if (refusal) return false;
    try {
      if (budget.answer) assertCost(budget.answer, limit, spent);
      await takeCost(totalSpent(step));
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
      return allows({ ...nothingSpent, planning: fields * fixedPrices.plannedField });
    },
    guardProvinces: (client) => ({
      ...client,
      async ask(slots, options, give) {
        if (await allows(priceOf(slots, client, asked))) return client.ask(slots, options, withinSize(give));
        for (const { question, provinces } of slots) {
          for (const province of provinces) give(question, province, overBudget);
        }
      },
    }),
    mayAddUp: guardedSums(allows),
    guardRegister: (client) => guardedRegister(client, allows),
  };
  return budget;
}

function guardedRegister(client: RegisterClient, allows: (step: Spent) => Promise<boolean>): RegisterClient {
  return {
    ...client,
    async query(query, variables, options) {
      const mayAsk = await allows({ ...nothingSpent, register: fixedPrices.registerQuestion });
      return mayAsk ? client.query(query, variables, options) : { text: null };
    },
  };
}

/** Of all that provinces answer to one operation; a table of all of them with its sources is some 2 MB. */
const mostBytes = 32 * 1024 * 1024;
const tooMuch = gap('tooLarge', `All answers to the operation are larger than ${mostBytes} bytes`);

/** The same sum is made once; the price of an answer holds the first sum that it goes into. */
function guardedSums(allows: (step: Spent) => Promise<boolean>): MayAddUp {
  const known = new Set<string>();
  const addedOf = new Map<string, Set<string>>();
  return async (provinces, { key, price }) => {
    const sum = `${key}|${provinces.join()}`;
    if (known.has(sum)) return true;
    known.add(sum);
    const added = getOrCreate(addedOf, key, () => new Set<string>());
    const again = provinces.filter((province) => added.has(province)).length;
    for (const province of provinces) added.add(province);
    return again === 0 || allows({ ...nothingSpent, cost: again * price.furtherSum });
  };
}

/** What an operation has asked so far. */
interface Asked {
  provinces: Set<string>;
  addsUp: boolean;
}

/** A province that runs no service is not asked. What is to be done once for an operation is counted once. */
function priceOf(slots: readonly Slot[], { isConnected }: ProvinceClient, before: Asked): Spent {
  const price = { ...nothingSpent };
  for (const { question, provinces } of slots) {
    const connected = provinces.filter(isConnected);
    if (connected.length === 0) continue;
    if (before.provinces.size === 0) price.cost += fixedPrices.askingProvinces;
    if (question.price.isAddedUp && !before.addsUp) price.cost += fixedPrices.addingUp;
    before.addsUp ||= question.price.isAddedUp;
    price.cost +=
      connected.filter((province) => !before.provinces.has(province)).length * fixedPrices.province;
    for (const province of connected) before.provinces.add(province);
    price.provinceYears += connected.length * question.price.provinceYears;
    price.cost += connected.length * question.price.cost;
  }
  return price;
}
