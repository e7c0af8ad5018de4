import type { OperationCoverage } from './coverage';
import type { DirectorySnapshot } from '../directory';
import type { Question } from './question';
import type { ShardOutcome } from './shardRequest';

/** What the answer to an operation was made of. The same operation made of the same has the same answer. */
export interface Sources {
  directory: DirectorySnapshot;
  register: readonly RegisterSource[];
  provinces: readonly ProvinceSource[];
  coverage: OperationCoverage;
}

export interface RegisterSource {
  query: string;
  variables: Record<string, unknown>;
  /** What the register answered, as it came; null where it gave none. */
  text: string | null;
}

export interface ProvinceSource {
  question: Question;
  provinces: readonly string[];
  /** In the order of the provinces. */
  outcomes: readonly ShardOutcome[];
}

/** Whether a province may say the same next time: old figures have an age, and a failure may be over. */
export function isLasting(outcome: ShardOutcome): boolean {
  if (outcome.kind === 'gap') return outcome.reason === 'NOT_CONNECTED';
  return outcome.staleReason === null && outcome.errors.length === 0;
}

/** The cache hands out the same object until the province is asked again. */
export function isSame(before: ShardOutcome, now: ShardOutcome | undefined): boolean {
  return before === now || (before.kind === 'gap' && now?.kind === 'gap' && now.reason === before.reason);
}
