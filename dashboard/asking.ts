import type { Given } from './gateway';
import { asAnswerError, isPassing, type AnswerError } from './answerError';

export type AskingState<Answer> =
  /** `attempt` is counted from 1. */
  | { phase: 'waiting'; attempt: number }
  /** `retryAt`, in milliseconds since the epoch, if it is asked again by itself. */
  | { phase: 'answered'; answer: Answer; retryAt: number | null }
  | { phase: 'failed'; error: AnswerError; retryAt: number | null };

export interface AskingOptions<Answer> {
  ask(signal: AbortSignal): Promise<Given<Answer>>;
  show(state: AskingState<Answer>): void;
  random?: () => number;
}

const firstMillis = 2_000;
const mostMillis = 60_000;

/** Twice as long after each attempt, and spread, so that pages that failed together do not come back together. */
export function waitMillis(attempt: number, spread: number): number {
  const millis = Math.min(firstMillis * 2 ** (attempt - 1), mostMillis);
  return Math.round(millis * (0.75 + spread / 2));
}

/**
 * Asks until the answer is whole, or asking again cannot help. An answer that is not whole is shown until a better one is
 * there, whatever happens in between.
 *
 * @returns how to stop
 */
export function startAsking<Answer>({ ask, show, random = Math.random }: AskingOptions<Answer>): () => void {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Answer | null = null;

  function retry(attempt: number, leastMillis = 0): number {
    const millis = Math.max(waitMillis(attempt, random()), leastMillis);
    timer = setTimeout(() => void start(attempt + 1), millis);
    return Date.now() + millis;
  }

  function fail(error: AnswerError, attempt: number): void {
    const retryAt = isPassing(error) ? retry(attempt, error.retryAfterSeconds * 1_000) : null;
    show(last === null ? { phase: 'failed', error, retryAt } : { phase: 'answered', answer: last, retryAt });
  }

  async function start(attempt: number): Promise<void> {
    if (last === null) show({ phase: 'waiting', attempt });
    try {
      const { answer, isWhole } = await ask(abort.signal);
      if (abort.signal.aborted) return;
      last = answer;
      show({ phase: 'answered', answer, retryAt: isWhole ? null : retry(attempt) });
    } catch (error) {
      if (!abort.signal.aborted) fail(asAnswerError(error), attempt);
    }
  }

  void start(1);
  return () => {
    abort.abort();
    clearTimeout(timer);
  };
}
