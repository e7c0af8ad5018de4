import { gapReasons } from '../../domain/gapReasons';
import type { OperationCoverage } from './coverage';
import type { DirectorySnapshot } from './directory';
import type { Operation } from './operation';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Question } from '../../platform/provinces/question/question';
import type { RegisterAnswer } from './register';

/** What the answer to an operation was made of. The same operation made of the same has the same answer. */
export interface Uses {
  directory: DirectorySnapshot;
  /** Whether it stands for what the register would have said, and must do so again. */
  isDirectoryCurrent: boolean;
  register: readonly RegisterUse[];
  provinces: readonly ProvinceUse[];
  coverage: OperationCoverage;
}

interface RegisterUse {
  query: string;
  variables: Record<string, unknown>;
  /** What the register answered, as it came; null if it gave none. */
  text: string | null;
}

interface ProvinceUse {
  question: Question;
  provinces: readonly string[];
  /** In the order of the provinces. */
  outcomes: readonly ProvinceOutcome[];
}

export interface Recorder {
  /** The same operation, whose uses are written down. */
  operation: Operation;
  /** What it was made of; null if some of that may be otherwise next time though nothing has changed. */
  uses(): Uses | null;
  /**
   * Asks again what the answer to the same operation was made of before, and says whether all of it is the same: then
   * that is the answer, and its coverage is this one's. If it is not, what was answered is not asked for again.
   */
  isMadeOf(uses: Uses): Promise<boolean>;
}

export function createRecorder(operation: Operation): Recorder {
  const provinces: ProvinceUse[] = [];
  const register: RegisterUse[] = [];
  let directory: DirectorySnapshot | null = null;
  let isDirectoryCurrent = false;
  /** If the answer is that of an earlier run. */
  let reused: Uses | null = null;
  const registerAhead = createRegisterAhead(operation);

  const recorded: Operation = {
    ...operation,
    async ask(ids, question) {
      const outcomes = await operation.ask(ids, question);
      provinces.push({ question, provinces: ids, outcomes });
      return outcomes;
    },
    async askRegister(query, variables) {
      const answer = await registerAhead.take(query, variables);
      register.push({ query, variables, text: answer.text });
      return answer;
    },
    async readDirectory() {
      directory = await operation.readDirectory();
      return directory;
    },
    async readCurrentDirectory() {
      const current = await operation.readCurrentDirectory();
      if (current) {
        directory = current;
        isDirectoryCurrent = true;
      }
      return current;
    },
    coverage: () => reused?.coverage ?? operation.coverage(),
  };

  return {
    operation: recorded,
    uses: () =>
      directory && areLasting(register, provinces)
        ? { directory, isDirectoryCurrent, register, provinces, coverage: operation.coverage() }
        : null,
    async isMadeOf(uses) {
      const asked = uses.provinces.map((use) => operation.askAhead(use.provinces, use.question));
      // First, since other provinces may have to be asked than before, and those of before may hang.
      if (!(await registerAhead.isSame(uses.register))) return false;
      const read = uses.isDirectoryCurrent ? recorded.readCurrentDirectory : recorded.readDirectory;
      if ((await read()) !== uses.directory) return false;
      const outcomes = await Promise.all(asked);
      const isUnchanged = uses.provinces.every((before, at) =>
        before.outcomes.every((outcome, index) => isSame(outcome, outcomes[at]?.[index])),
      );
      if (isUnchanged) reused = uses;
      return isUnchanged;
    },
  };
}

/** Asks the register what it was asked before; each of its answers is then for one fetch, which may change it. */
function createRegisterAhead({ askRegister }: Operation) {
  const ahead = new Map<string, Promise<RegisterAnswer>>();
  return {
    async isSame(before: readonly RegisterUse[]): Promise<boolean> {
      const answers = before.map(({ query, variables }) => {
        const answer = askRegister(query, variables);
        ahead.set(registerKey(query, variables), answer);
        return answer;
      });
      return (await Promise.all(answers)).every(({ text }, index) => text === before[index]?.text);
    },
    take(query: string, variables: Record<string, unknown>): Promise<RegisterAnswer> {
      const key = registerKey(query, variables);
      const answer = ahead.get(key);
      ahead.delete(key);
      return answer ?? askRegister(query, variables);
    },
  };
}

function registerKey(query: string, variables: Record<string, unknown>): string {
  return JSON.stringify([query, variables]);
}

function areLasting(register: readonly RegisterUse[], provinces: readonly ProvinceUse[]): boolean {
  return (
    register.every(({ text }) => text !== null) &&
    provinces.every(({ outcomes }) => outcomes.every(isLasting))
  );
}

/** Whether a province may say the same next time: old figures have an age, and a failure may be over. */
function isLasting(outcome: ProvinceOutcome): boolean {
  if (outcome.kind === 'gap') return gapReasons[outcome.reason].lasts === 'answer';
  return outcome.staleReason === null && outcome.errors.length === 0;
}

/** The cache hands out the same object until the province is asked again. */
function isSame(before: ProvinceOutcome, now: ProvinceOutcome | undefined): boolean {
  return before === now || (before.kind === 'gap' && now?.kind === 'gap' && now.reason === before.reason);
}
