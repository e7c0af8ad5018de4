import DataLoader from 'dataloader';
import { getOrCreate } from '../../domain/getOrCreate';
import type { ProvinceClient } from '../provinces/client';
import type { Asker } from '../provinces/inFlight';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Question } from '../../platform/provinces/question/question';
import type { Slot } from '../../platform/provinces/request';

/** Gives what provinces answer to a question, in their order. */
export type LoadProvinces = (provinces: readonly string[], question: Question) => Promise<ProvinceOutcome[]>;

/** One question to some provinces. */
interface Asked {
  question: Question;
  provinces: readonly string[];
}

/** What waits for some provinces: one for all of them, since a promise for each is what takes the time. */
interface Waiter {
  /** Outcomes that are not there yet. */
  left: number;
  done(): void;
}

/** By province: its outcome, or what waits for it. */
type Outcomes = Map<string, ProvinceOutcome | Waiter[]>;

/** All questions of a batch travel together; a province is asked the same question once, whoever else is asked it. */
export function createProvinceLoader(
  client: ProvinceClient,
  asker: Asker,
  batchScheduleFn: (dispatch: () => void) => void,
): LoadProvinces {
  const outcomesOf = new Map<string, Outcomes>();

  function take({ key }: Question, province: string, outcome: ProvinceOutcome): void {
    const outcomes = outcomesOf.get(key);
    const waiters = outcomes?.get(province);
    outcomes?.set(province, outcome);
    if (!Array.isArray(waiters)) return;
    for (const waiter of waiters) {
      waiter.left -= 1;
      if (waiter.left === 0) waiter.done();
    }
  }

  /** Each as soon as its own provinces have answered; those that nobody asked yet are added to the slots. */
  function gather({ question, provinces }: Asked, slots: Map<string, Slot>): Promise<ProvinceOutcome[]> {
    const outcomes = getOrCreate(outcomesOf, question.key, (): Outcomes => new Map());
    return new Promise((resolve) => {
      const done = () => resolve(provinces.map((province) => outcomes.get(province) as ProvinceOutcome));
      const waiter: Waiter = { left: 0, done };
      for (const province of provinces) {
        const known = outcomes.get(province);
        if (known === undefined) {
          outcomes.set(province, [waiter]);
          getOrCreate(slots, question.key, (): Slot => ({ question, provinces: [] })).provinces.push(
            province,
          );
        } else if (Array.isArray(known)) known.push(waiter);
        else continue;
        waiter.left += 1;
      }
      if (waiter.left === 0) done();
    });
  }

  function load(asked: readonly Asked[]) {
    const slots = new Map<string, Slot>();
    const outcomes = asked.map((each) => gather(each, slots));
    if (slots.size > 0) void client.ask([...slots.values()], asker, take);
    return Promise.resolve(outcomes);
  }

  const cacheKeyFn = ({ question, provinces }: Asked) => `${question.key}|${provinces.join()}`;
  const loader = new DataLoader(load, { batchScheduleFn, cacheKeyFn });
  return async (provinces, question) => await loader.load({ question, provinces });
}
