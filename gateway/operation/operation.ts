import type { ReportGapReason } from '../../domain/gapReasons';
import type { Caller } from '../../domain/roles';
import { overBudget, type MayAddUp } from './budget';
import { createCoverageNotes, type OperationCoverage, type UnreportedStanding } from './coverage';
import { monotonicMillis } from '../../platform/monotonic';
import type { Directory, DirectorySnapshot } from './directory';
import { createProvinceLoader } from './provinceLoader';
import type { ProvinceClient } from '../provinces/client';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Question } from '../../platform/provinces/question/question';
import type { RegisterAnswer, RegisterClient } from './register';
import { createTimeNotes, type OperationTimes } from './times';

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
  ask(provinces: readonly string[], question: Question): Promise<ProvinceOutcome[]>;
  /** Like `ask`, of what may be needed: it counts in the coverage only if it is asked for later. */
  askAhead(provinces: readonly string[], question: Question): Promise<ProvinceOutcome[]>;
  /** What the register answers, which may bring more questions. */
  askRegister(query: string, variables: Record<string, unknown>): Promise<RegisterAnswer>;
  /**
   * The register's directory, the same for the whole operation.
   *
   * @throws AppError of code REGISTER_UNAVAILABLE if the register has never answered
   */
  readDirectory(): Promise<DirectorySnapshot>;
  /**
   * The same, if it may stand for what the register would say now (`Directory.isCurrent`); null if the register is to be
   * asked.
   */
  readCurrentDirectory(): Promise<DirectorySnapshot | null>;
  /** To be called if a province is not in a total though it did not fail: the operation's coverage says so too. */
  noteMissing(province: string, year: number, reason: ReportGapReason): void;
  /** To be called if a province is in a total with what others mention, or with simulated numbers. */
  noteUnreported(province: string, year: number, standing: UnreportedStanding): void;
  /** What became of every province that was asked so far. */
  coverage(): OperationCoverage;
  /** Where its time went so far. */
  times(): OperationTimes;
}

export interface OperationDependencies {
  provinces: ProvinceClient;
  register: RegisterClient;
  directory: Directory;
  /** Whether a sum of what provinces answer may be made; any if there is none to say so. */
  mayAddUp?: MayAddUp;
}

export interface OperationOptions {
  /** Milliseconds since the epoch. */
  deadlineAt: number;
  /** Who asks, and may see the answers. */
  caller: Caller;
  requestId: string;
}

export function createOperation(dependencies: OperationDependencies, options: OperationOptions): Operation {
  const { register, directory, mayAddUp } = dependencies;
  const times = createTimeNotes();
  const wait = createRegisterWait(times.noteRegister);
  const askAhead = createProvinceLoader(times.timed(dependencies.provinces), options, wait.schedule);
  const coverage = createCoverageNotes();
  let read: Promise<{ snapshot: DirectorySnapshot; isCurrent: boolean }> | null = null;

  async function readOnce() {
    const snapshot = await directory.read(options.deadlineAt);
    // Looked at now: while the operation goes on, the directory may be read anew.
    return { snapshot, isCurrent: directory.isCurrent(snapshot) };
  }

  return {
    deadlineAt: options.deadlineAt,
    requestId: options.requestId,
    async ask(provinces, question) {
      // Decided at once: a question that waited for it would miss the request that the others travel in.
      const isRefused = question.price.isAddedUp && mayAddUp?.(provinces, question) === false;
      const outcomes = isRefused ? provinces.map(() => overBudget) : await askAhead(provinces, question);
      outcomes.forEach((outcome, index) => coverage.noteOutcome(provinces[index] ?? '', outcome));
      return outcomes;
    },
    askAhead,
    askRegister: (query, variables) => wait.during(register.query(query, variables, options)),
    readDirectory: async () => (await (read ??= wait.during(readOnce()))).snapshot,
    async readCurrentDirectory() {
      const known = await (read ??= wait.during(readOnce())).catch(() => null);
      return known?.isCurrent ? known.snapshot : null;
    },
    noteMissing: coverage.noteMissing,
    noteUnreported: coverage.noteUnreported,
    coverage: coverage.read,
    times: times.read,
  };
}

/** Questions wait that long for the register to bring more of them; a register that hangs must not hold them up. */
const mostRegisterMillis = 200;

/**
 * Holds questions to provinces back for as long as the register may bring more of them.
 *
 * @param noteWaited told how long something was waited for, whenever nothing is any more
 */
function createRegisterWait(noteWaited: (millis: number) => void) {
  let underWay = 0;
  let since = 0;
  const waiting = new Set<() => void>();

  function schedule(dispatch: () => void): void {
    let late: NodeJS.Timeout | undefined;
    let isDispatched = false;
    const go = () => {
      clearTimeout(late);
      waiting.delete(look);
      if (!isDispatched) dispatch();
      isDispatched = true;
    };
    // After everything that the current answers lead to in promises alone.
    const look = () =>
      setImmediate(() => {
        if (underWay === 0) return go();
        waiting.add(look);
        late ??= setTimeout(go, mostRegisterMillis);
      });
    look();
  }

  async function during<Result>(work: Promise<Result>): Promise<Result> {
    if (underWay === 0) since = monotonicMillis();
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
      if (underWay === 0) {
        noteWaited(monotonicMillis() - since);
        for (const look of waiting) look();
      }
    }
  }

  return { schedule, during };
}
