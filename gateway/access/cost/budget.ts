import { overBudget, type Budget, type Spent } from '../../operation/budget';
import type { RegisterClient } from '../../operation/register';
import type { GiveOutcome, ProvinceClient } from '../../provinces/client';
import { gap } from '../../../platform/provinces/outcome';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { Question } from '../../../platform/provinces/question/question';
import type { Slot } from '../../../platform/provinces/request';
import { createAccount, type Account, type AccountOptions } from './account';
import { nothingSpent } from './assertLimits';
import { fixedPrices } from './fixedPrices';

export interface BudgetOptions extends AccountOptions {
  /** Counts an operation that was not planned before; throws an AppError as `takeCost` does. */
  takeNewText(): Promise<void>;
  /** Told before what came from a province is worked on. */
  goOn?(): void;
}

export function createBudget({ takeNewText, goOn, ...ofAccount }: BudgetOptions): Budget {
  const account = createAccount(ofAccount);
  const asked: Asked = { provinces: new Set(), addsUp: false };
  const priceOfSum = createSumPrices();
  let bytes = 0;

  /** What provinces answer takes memory several times over until it is written. */
  function withinSize(give: GiveOutcome): GiveOutcome {
    return (question, province, outcome) => {
      goOn?.();
      if (outcome.kind === 'entity') bytes += outcome.bytes ?? 0;
      give(question, province, bytes > mostBytes && outcome.kind === 'entity' ? tooMuch : outcome);
    };
  }

  return {
    get answer() {
      return account.answer;
    },
    set answer(answer) {
      account.answer = answer;
    },
    spent: account.spent,
    get refusal() {
      return account.refusal;
    },
    async mayPlan(fields) {
      await takeNewText().catch(account.refuse);
      return account.allows({ ...nothingSpent, planning: fields * fixedPrices.plannedField });
    },
    guardProvinces: (client) => ({
      ...client,
      async ask(slots, options, give) {
        if (await account.allows(priceOf(slots, client, asked)))
          return client.ask(slots, options, withinSize(give));
        for (const { question, provinces } of slots) {
          for (const province of provinces) give(question, province, overBudget);
        }
      },
    }),
    mayAddUp(provinces, question) {
      const cost = priceOfSum(provinces, question);
      return cost === 0 ? account.refusal === null : account.allowsAtOnce(cost);
    },
    guardRegister: (client) => guardedRegister(client, account),
  };
}

function guardedRegister(client: RegisterClient, { allows }: Pick<Account, 'allows'>): RegisterClient {
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

/**
 * What a sum of what provinces answer to a question costs beside their answers: the same sum is made once, and the price of an
 * answer holds the first sum that it goes into.
 */
function createSumPrices(): (provinces: readonly string[], question: Question) => number {
  const known = new Set<string>();
  const addedOf = new Map<string, Set<string>>();
  return (provinces, { key, price }) => {
    const sum = `${key}|${provinces.join()}`;
    if (known.has(sum)) return 0;
    known.add(sum);
    const added = getOrCreate(addedOf, key, () => new Set<string>());
    const again = provinces.filter((province) => added.has(province)).length;
    for (const province of provinces) added.add(province);
    return again * price.furtherSum;
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
