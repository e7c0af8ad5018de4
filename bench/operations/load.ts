import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Question } from './questions';

export interface Tally {
  operations: number;
  /** Operations that got no answer, or one that is no GraphQL answer. */
  lost: string[];
  wrong: string[];
  /** Operations with a province missing, or answered from its last known figures. */
  partial: number;
  stale: number;
  millis: number[];
}

export function createTally(): Tally {
  return { operations: 0, lost: [], wrong: [], partial: 0, stale: 0, millis: [] };
}

const pauseMillis = 50;
const patienceMillis = 20_000;

export interface Client {
  origin: string;
  apiKey: string;
}

/** Asks the questions in turn with so many clients until it is over. Nothing is asked twice: nginx has to do that. */
export async function runLoad(
  client: Client,
  clients: number,
  questions: readonly Question[],
  tally: Tally,
  isOver: () => boolean,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (!isOver()) {
      const question = questions[next++ % questions.length];
      if (question) await askOnce(client, question, tally);
      await delay(pauseMillis);
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
}

async function askOnce(client: Client, question: Question, tally: Tally): Promise<void> {
  const startedAt = performance.now();
  tally.operations += 1;
  try {
    const body = await ask(client, question);
    tally.wrong.push(...question.check(body));
    const { coverage } = body.extensions ?? {};
    if (coverage && coverage.answered < coverage.asked) tally.partial += 1;
    if (coverage && coverage.stale.length > 0) tally.stale += 1;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    tally.lost.push(`${String(error)}${cause}`);
  }
  tally.millis.push(performance.now() - startedAt);
}

export async function ask(
  { origin, apiKey }: Client,
  { query, variables }: Pick<Question, 'query' | 'variables'>,
): Promise<Answer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(patienceMillis),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`Status ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer;
}
