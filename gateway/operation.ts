import type { Caller } from '../domain/roles';
import { getOrCreate } from '../domain/getOrCreate';
import { severity, summarise, type OperationCoverage, type ReportGapReason } from './provinces/coverage';
import type { Directory, DirectorySnapshot } from './directory';
import type { RegisterAnswer, RegisterClient } from './register';
import type { Question } from './provinces/question';
import type { ShardClient } from './provinces/shardClient';
import type { ShardOutcome, Slot } from './provinces/shardRequest';
import {
  isLasting,
  isSame,
  type ProvinceSource,
  type RegisterSource,
  type Sources,
} from './provinces/sources';

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
  /** What the register answers, which may bring more questions. */
  askRegister(query: string, variables: Record<string, unknown>): Promise<RegisterAnswer>;
  /**
   * The register's directory, the same for the whole operation.
   *
   * @throws AppError of code REGISTER_UNAVAILABLE where the register has never answered
   */
  readDirectory(): Promise<DirectorySnapshot>;
  /** To be called where a province is not in a total though it did not fail: the operation's coverage says so too. */
  noteMissing(province: string, year: number, reason: ReportGapReason): void;
  /** What became of every province that was asked so far. */
  coverage(): OperationCoverage;
  /** What its answer was made of; null where some of that may be otherwise next time though nothing has changed. */
  sources(): Sources | null;
  /**
   * Asks again what the answer to the same operation was made of before, and says whether all of it is the same: then
   * that is the answer, and its coverage is this one's. Where it is not, what was answered is not asked for again.
   */
  isMadeOf(sources: Sources): Promise<boolean>;
}

export interface OperationDependencies {
  shards: ShardClient;
  register: RegisterClient;
  directory: Directory;
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

export function createOperation(dependencies: OperationDependencies, options: OperationOptions): Operation {
  const { shards, register, directory } = dependencies;
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
  const provinceSources: ProvinceSource[] = [];
  const registerSources: RegisterSource[] = [];
  let snapshot: Promise<DirectorySnapshot> | null = null;
  let directorySource: DirectorySnapshot | null = null;
  /** What the register answered before it was needed, by what it was asked; each is for one fetch, which may change it. */
  const registerAnswers = new Map<string, Promise<RegisterAnswer>>();
  /** Where the answer is that of an earlier run. */
  let reused: Sources | null = null;

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

  /** Answers in the order of the provinces. */
  function gather(provinces: readonly string[], question: Question): Promise<ShardOutcome[]> {
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
  }

  async function duringRegister<Result>(work: () => Promise<Result>): Promise<Result> {
    registerRequests += 1;
    try {
      return await work();
    } finally {
      registerRequests -= 1;
      scheduleFlush();
    }
  }

  const coverage = () => reused?.coverage ?? summarise(outcomeOf, [...notInTotals.values()]);

  const queryRegister = (query: string, variables: Record<string, unknown>) =>
    duringRegister(() => register.query(query, variables, options));

  async function readDirectory(): Promise<DirectorySnapshot> {
    snapshot ??= duringRegister(() => directory.read(options.deadlineAt));
    directorySource = await snapshot;
    return directorySource;
  }

  async function isRegisterSame(sources: readonly RegisterSource[]): Promise<boolean> {
    const answers = sources.map(({ query, variables }) => {
      const answer = queryRegister(query, variables);
      registerAnswers.set(registerKey(query, variables), answer);
      return answer;
    });
    return (await Promise.all(answers)).every(({ text }, index) => text === sources[index]?.text);
  }

  return {
    deadlineAt: options.deadlineAt,
    requestId: options.requestId,
    async ask(provinces, question) {
      const outcomes = await gather(provinces, question);
      outcomes.forEach((outcome, index) => note(provinces[index] ?? '', outcome));
      provinceSources.push({ question, provinces, outcomes });
      return outcomes;
    },
    async askRegister(query, variables) {
      const key = registerKey(query, variables);
      const known = registerAnswers.get(key);
      registerAnswers.delete(key);
      const answer = await (known ?? queryRegister(query, variables));
      registerSources.push({ query, variables, text: answer.text });
      return answer;
    },
    readDirectory,
    noteMissing: (province, year, reason) =>
      notInTotals.set(`${province}|${year}`, { province, year, reason }),
    coverage,
    sources() {
      const isWhole =
        registerSources.every(({ text }) => text !== null) &&
        provinceSources.every(({ outcomes }) => outcomes.every(isLasting));
      if (!isWhole || !directorySource) return null;
      return {
        directory: directorySource,
        register: registerSources,
        provinces: provinceSources,
        coverage: coverage(),
      };
    },
    async isMadeOf(sources) {
      const asked = sources.provinces.map(({ provinces, question }) => gather(provinces, question));
      // First, since other provinces may have to be asked than before, and those of before may hang.
      if (!(await isRegisterSame(sources.register))) return false;
      if ((await readDirectory()) !== sources.directory) return false;
      const outcomes = await Promise.all(asked);
      const isUnchanged = sources.provinces.every((before, at) =>
        before.outcomes.every((outcome, index) => isSame(outcome, outcomes[at]?.[index])),
      );
      if (isUnchanged) reused = sources;
      return isUnchanged;
    },
  };
}

function registerKey(query: string, variables: Record<string, unknown>): string {
  return JSON.stringify([query, variables]);
}
