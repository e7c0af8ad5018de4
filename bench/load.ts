import autocannon from 'autocannon';
import type { Question } from './question';
import { percentile } from './summary';

export interface LoadOptions {
  origins: readonly string[];
  questions: readonly Question[];
  /** How much rarer each question is than the one before it, by Zipf's law; else all are asked equally often. */
  zipf?: boolean;
  headers?: Readonly<Record<string, string>>;
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requests: number;
  requestsPerSecond: number;
  p50Millis: number;
  p99Millis: number;
  /** What was wrong with answers; empty if all were right. */
  problems: string[];
}

/** Longest that is waited for a first answer. */
const mostSeconds = 16;

/** Loads for twice as long, and so on, if so short a load ends before the first answer: that says nothing of the gateway. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const result = await loadOnce(options);
  const longer = options.seconds * 2;
  if (result.requests > 0 || longer > mostSeconds) return result;
  return runLoad({ ...options, seconds: longer });
}

async function loadOnce(options: LoadOptions): Promise<LoadResult> {
  const problems = new Set<string>();
  /** Answers that were right once need not be looked at again. */
  const right = new Map(options.questions.map((question) => [question, new Set<string>()]));
  const pick = createPick(options);
  const result = await autocannon({
    // Takes several, in turn, which its types do not say.
    url: [...options.origins] as unknown as string,
    connections: options.connections,
    duration: options.seconds,
    requests: [
      {
        setupRequest(request, context) {
          const question = pick();
          (context as { question: Question }).question = question;
          return { ...request, ...writeRequest(question, options) };
        },
        onResponse(status, body, context) {
          const { question } = context as { question: Question };
          const known = right.get(question);
          if (status === 200 && known?.has(body)) return;
          const problem = problemOf(question, status, body);
          if (problem !== null) problems.add(problem);
          else if (known && known.size < mostRemembered) known.add(body);
        },
      },
    ],
  });
  if (result.errors > 0)
    problems.add(`${result.errors} requests failed, ${result.timeouts} of them timed out`);
  if (result.requests.total === 0) problems.add('no request was answered in time');
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.total / result.duration,
    p50Millis: result.latency.p50,
    p99Millis: result.latency.p99,
    problems: [...problems].slice(0, 5),
  };
}

/** Asks one question once. */
export async function askOnce(
  { origin, headers }: { origin: string; headers: Readonly<Record<string, string>> },
  question: Question,
): Promise<LoadResult> {
  const { path, ...init } = writeRequest(question, { headers });
  const startedAt = performance.now();
  const response = await fetch(origin + path, init);
  const body = await response.text();
  const millis = performance.now() - startedAt;
  const problem = problemOf(question, response.status, body);
  return {
    requests: 1,
    requestsPerSecond: 1_000 / millis,
    p50Millis: millis,
    p99Millis: millis,
    problems: problem === null ? [] : [problem],
  };
}

/** Asks each question once, one after the other. */
export async function askInTurn(
  gateway: { origin: string; headers: Readonly<Record<string, string>> },
  questions: readonly Question[],
): Promise<LoadResult> {
  const results: LoadResult[] = [];
  for (const question of questions) results.push(await askOnce(gateway, question));
  const millis = results.map(({ p50Millis }) => p50Millis);
  return {
    requests: results.length,
    requestsPerSecond: (1_000 * results.length) / millis.reduce((sum, each) => sum + each, 0),
    p50Millis: percentile(millis, 50),
    p99Millis: percentile(millis, 99),
    problems: [...new Set(results.flatMap(({ problems }) => problems))].slice(0, 5),
  };
}

const mostRemembered = 1_000;

export function problemOf(question: Question, status: number, body: string): string | null {
  if (status !== 200) return `status ${status}: ${body.slice(0, 500)}`;
  try {
    return question.problemOf(JSON.parse(body));
  } catch (error) {
    return `${String(error)}: ${body.slice(0, 500)}`;
  }
}

/** The same order in every run. */
export function createPick({
  questions,
  zipf = false,
}: Pick<LoadOptions, 'questions' | 'zipf'>): () => Question {
  const weights = questions.map((_, rank) => (zipf ? 1 / (rank + 1) : 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let seed = 1;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    let left = (seed / 2_147_483_647) * sum;
    for (const [rank, weight] of weights.entries()) {
      left -= weight;
      if (left <= 0 && questions[rank]) return questions[rank];
    }
    return questions[questions.length - 1] as Question;
  };
}

export function writeRequest(
  { path, body }: Question,
  { headers }: Pick<LoadOptions, 'headers'>,
): { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string } {
  if (body === null) return { method: 'GET', path, headers: { ...headers } };
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
