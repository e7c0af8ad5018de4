import { setTimeout as delay } from 'node:timers/promises';
import { gapReasons } from '../../domain/gapReasons';
import { ask, type Answer, type Asked } from './asking';

export interface Question {
  asked(): Asked;
  /** What is wrong with the answer to what was asked at that time; empty if it is right. */
  check(body: Answer, askedAt: number): string[];
}

export interface Tally {
  operations: number;
  /** Operations that got no answer, or one that is no GraphQL answer. */
  lost: string[];
  wrong: string[];
  /** Operations with a province that failed, or was answered for from its last known figures. */
  partial: number;
  stale: number;
  millis: number[];
}

export function createTally(): Tally {
  return { operations: 0, lost: [], wrong: [], partial: 0, stale: 0, millis: [] };
}

const pauseMillis = 50;

/** Asks the questions in turn with so many clients until it is over. Nothing is asked twice: nginx has to do that. */
export async function runLoad(
  origin: string,
  clients: number,
  questions: readonly Question[],
  tally: Tally,
  isOver: () => boolean,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (!isOver()) {
      const question = questions[next++ % questions.length];
      if (question) await askOnce(origin, question, tally);
      await delay(pauseMillis);
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
}

async function askOnce(origin: string, { asked, check }: Question, tally: Tally): Promise<void> {
  const [startedAt, askedAt] = [performance.now(), Date.now()];
  tally.operations += 1;
  try {
    const body = await ask(origin, asked());
    const problems = check(body, askedAt);
    if (problems.length > 0) tally.wrong.push(`${problems.join('; ')}; ${whyOf(body)}`);
    const { missing = [], stale = [] } = body.extensions?.coverage ?? {};
    if (missing.some(({ reason }) => gapReasons[reason].from === 'service')) tally.partial += 1;
    if (stale.length > 0) tally.stale += 1;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    tally.lost.push(`${String(error)}${cause}`);
  }
  tally.millis.push(performance.now() - startedAt);
}

/** What an answer that is wrong says of itself. */
function whyOf({ errors, extensions }: Answer): string {
  return JSON.stringify({ errors: errors?.slice(0, 2), coverage: extensions?.coverage }).slice(0, 600);
}
