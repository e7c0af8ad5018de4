import type { Caller } from '../services/shared/caller';
import type { Question } from './shards/question';
import type { ShardClient } from './shards/shardClient';
import type { ShardGapReason, ShardOutcome, Slot } from './shards/shardRequest';

/** What the gateway keeps while it answers one operation of a client. */
export interface Operation {
  /** Milliseconds since the epoch; nothing of the operation waits longer. */
  readonly deadlineAt: number;
  /** By which the request is found in the logs of all services. */
  readonly requestId: string;
  /**
   * What provinces answer to a question, in their order. All questions that come while the register still answers (for
   * 200 ms at the most), or in the same turn, are sent together: one request per endpoint, whatever the number of
   * provinces, years and field sets. A province is asked the same question once.
   */
  ask(provinces: readonly string[], question: Question): Promise<ShardOutcome[]>;
  /** To be called around every request to the register, whose answer may bring more questions. */
  duringRegister<Result>(work: () => Promise<Result>): Promise<Result>;
  /** To be called where a province is not in a total though it did not fail: the operation's coverage says so too. */
  noteMissing(province: string, year: number, reason: ReportGapReason): void;
  /** What became of every province that was asked so far. */
  coverage(): OperationCoverage;
}

/** Why a province that did not fail is not in the total of a year. */
export type ReportGapReason = 'NOT_REPORTED' | 'NOT_IN_YEAR';

export interface OperationCoverage {
  asked: number;
  /** With an answer, be it an earlier one. */
  answered: number;
  /** Answered from the last known figures, since the province failed. */
  stale: { province: string; since: string; ageSeconds: number; reason: ShardGapReason }[];
  /** Without an answer; or, with the year, with nothing to add to a total of that year. */
  missing: { province: string; year?: number; reason: ShardGapReason | ReportGapReason }[];
}

export interface OperationOptions {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
  /** Who asks, and may see the answers. */
  caller: Caller;
  requestId: string;
}

/** What waits for the answers of some provinces: one for all of them, since a promise for each is what takes the time. */
interface Waiter {
  /** Answers that are not there yet. */
  left: number;
  done(): void;
}

/** By province: its answer to a question, or what waits for it. */
type Answers = Map<string, ShardOutcome | Waiter[]>;

/** Questions wait that long for the register to bring more of them; a register that hangs must not hold them up. */
const mostRegisterMillis = 200;

export function createOperation(shards: ShardClient, options: OperationOptions): Operation {
  /** By what is asked. */
  const answersTo = new Map<string, Answers>();
  /** Questions not sent yet, by what is asked. */
  let pending = new Map<string, Slot>();
  let flushScheduled = false;
  let registerRequests = 0;
  let waitForRegister: NodeJS.Timeout | undefined;
  /** The worst that became of each province. */
  const outcomeOf = new Map<string, ShardOutcome>();
  const notInTotals = new Map<string, OperationCoverage['missing'][number]>();

  function scheduleFlush(): void {
    if (flushScheduled || pending.size === 0) return;
    if (registerRequests > 0) {
      waitForRegister ??= setTimeout(flush, mostRegisterMillis);
      return;
    }
    flushScheduled = true;
    // After everything that the current answers lead to in promises alone.
    setImmediate(() => {
      flushScheduled = false;
      if (registerRequests === 0) flush();
      else scheduleFlush();
    });
  }

  function flush(): void {
    clearTimeout(waitForRegister);
    waitForRegister = undefined;
    const slots = [...pending.values()];
    pending = new Map();
    void shards.ask(slots, options, take);
  }

  function take({ key }: Question, province: string, outcome: ShardOutcome): void {
    note(province, outcome);
    const answers = answersTo.get(key);
    const waiters = answers?.get(province);
    answers?.set(province, outcome);
    if (!Array.isArray(waiters)) return;
    for (const waiter of waiters) {
      waiter.left -= 1;
      if (waiter.left === 0) waiter.done();
    }
  }

  function note(province: string, outcome: ShardOutcome): void {
    const known = outcomeOf.get(province);
    if (!known || severity(outcome) > severity(known)) outcomeOf.set(province, outcome);
  }

  return {
    deadlineAt: options.deadlineAt,
    requestId: options.requestId,
    ask(provinces, question) {
      const answers = getOrCreate(answersTo, question.key, (): Answers => new Map());
      return new Promise((resolve) => {
        const waiter: Waiter = {
          left: 0,
          done: () => resolve(provinces.map((province) => answers.get(province) as ShardOutcome)),
        };
        for (const province of provinces) {
          const known = answers.get(province);
          if (known === undefined) {
            answers.set(province, [waiter]);
            getOrCreate(pending, question.key, (): Slot => ({ question, provinces: [] })).provinces.push(
              province,
            );
          } else if (Array.isArray(known)) known.push(waiter);
          else continue;
          waiter.left += 1;
        }
        if (waiter.left === 0) waiter.done();
        else scheduleFlush();
      });
    },
    async duringRegister(work) {
      registerRequests += 1;
      try {
        return await work();
      } finally {
        registerRequests -= 1;
        scheduleFlush();
      }
    },
    noteMissing: (province, year, reason) =>
      notInTotals.set(`${province}|${year}`, { province, year, reason }),
    coverage: () => summarise(outcomeOf, [...notInTotals.values()]),
  };
}

/** A gap is worse than an earlier answer, and that worse than a current one. */
function severity(outcome: ShardOutcome): number {
  if (outcome.kind === 'gap') return 2;
  return outcome.staleReason === null ? 0 : 1;
}

function summarise(
  outcomeOf: ReadonlyMap<string, ShardOutcome>,
  notInTotals: OperationCoverage['missing'],
): OperationCoverage {
  const missing: OperationCoverage['missing'] = [];
  const stale: OperationCoverage['stale'] = [];
  for (const [province, outcome] of outcomeOf) {
    if (outcome.kind === 'gap') missing.push({ province, reason: outcome.reason });
    else if (outcome.staleReason !== null) {
      const { answeredAt, staleReason: reason } = outcome;
      const ageSeconds = Math.round((Date.now() - answeredAt) / 1000);
      stale.push({ province, since: new Date(answeredAt).toISOString(), ageSeconds, reason });
    }
  }
  const answered = outcomeOf.size - missing.length;
  const byProvince = (a: { province: string; year?: number }, b: { province: string; year?: number }) =>
    a.province === b.province ? (a.year ?? 0) - (b.year ?? 0) : a.province < b.province ? -1 : 1;
  stale.sort(byProvince);
  return { asked: outcomeOf.size, answered, stale, missing: [...missing, ...notInTotals].sort(byProvince) };
}

function getOrCreate<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = create();
  map.set(key, value);
  return value;
}
