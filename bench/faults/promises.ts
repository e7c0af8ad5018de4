import { setTimeout as delay } from 'node:timers/promises';
import { province, type System } from './system';

/** What somebody who asks gets; `value` is null if no number is given, and then `words` say why. */
export interface Outcome {
  words: string;
  value: number | null;
  isComplete: boolean;
  /** Says of itself that it is an earlier answer. */
  isLastKnown: boolean;
  /** When it was asked, by `performance.now()`. */
  askedAt: number;
  /** Whether the gateway took the news before that the province has changed. */
  isTold: boolean;
  /** Why it is not what may be answered, whatever happens; null if it is. */
  broken: string | null;
}

const askMillis = 8_000;

const question = `{ totals(scope: { provinces: ["${province}"] }, years: [2024]) {
  figures { membership { members { value } } } coverage { complete missing { reason } stale { reason } }
} }`;

interface Answer {
  data?: {
    totals:
      | {
          figures: { membership: { members: { value: number | null } | null } } | null;
          coverage: { complete: boolean; missing: { reason: string }[]; stale: { reason: string }[] };
        }[]
      | null;
  } | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export async function ask({ origin, token }: System): Promise<Outcome> {
  // What was kept is not enough then: the province is asked, and what was kept is for when it fails.
  const told = await send(
    `${origin}/provinces/${province}/revision`,
    { headers: { authorization: `Bearer ${token}` } },
    2_000,
  );
  const askedAt = performance.now();
  const moment = { askedAt, isTold: typeof told !== 'string' && told.status < 300 };
  const reply = await send(
    `${origin}/graphql`,
    { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: question }) },
    askMillis,
  );
  if (typeof reply === 'string') {
    return { ...moment, ...nothing, words: reply, broken: null };
  }
  const late = performance.now() - askedAt > askMillis ? 'is late' : null;
  const answer = JSON.parse(reply.text) as Answer;
  const [total] = answer.data?.totals ?? [];
  const [error] = answer.errors ?? [];
  const code = error?.extensions?.code ?? null;
  if (!total) {
    const isClear = code !== null && code !== 'INTERNAL_SERVER_ERROR';
    const words = `${reply.status} ${code ?? 'no code'}`;
    return {
      ...moment,
      ...nothing,
      words,
      broken: isClear ? late : `${words}: ${error?.message ?? ''}`,
    };
  }
  const value = total.figures?.membership.members?.value ?? null;
  const { complete, missing, stale } = total.coverage;
  const reasons = [
    ...stale.map(({ reason }) => `as last known, ${reason}`),
    ...missing.map(({ reason }) => `missing, ${reason}`),
  ];
  const broken = value === null && complete ? 'no number, and complete' : late;
  const isComplete = complete && stale.length === 0;
  return {
    ...moment,
    words: isComplete ? 'complete' : reasons.join('; '),
    value,
    isComplete,
    isLastKnown: stale.length > 0,
    broken,
  };
}

const nothing = { value: null, isComplete: false, isLastKnown: false };

/** Whether it was acknowledged; null if nobody can know. */
export async function importMembers(
  { importUrl, token }: System,
  value: number,
  /** Longest that is waited for an answer. */
  millis = 15_000,
): Promise<{ words: string; isIn: boolean | null; broken: string | null }> {
  const reply = await send(
    `${importUrl}?format=csv&by=bench&file=a.csv&document.id=a&document.file=a.txt`,
    {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      body: `id,unit,year,measure,form,value\nf1,${province},2024,members,SUMMARY,${value}\n`,
    },
    millis,
  );
  if (typeof reply === 'string') return { words: reply, isIn: null, broken: null };
  if (reply.status === 200) return { words: 'taken', isIn: true, broken: null };
  const { errors } = JSON.parse(reply.text) as Answer;
  const code = errors?.[0]?.extensions?.code;
  const isClear = code !== undefined && code !== 'INTERNAL_SERVER_ERROR';
  const words = `${reply.status} ${code ?? 'no code'}`;
  return { words, isIn: null, broken: isClear ? null : `${words}: ${errors?.[0]?.message ?? ''}` };
}

/** The same until it is done, as people do. */
export async function until<Result>(
  millis: number,
  attempt: () => Promise<Result | null>,
): Promise<{ result: Result | null; seconds: number }> {
  const startedAt = performance.now();
  for (;;) {
    const result = await attempt();
    const passed = performance.now() - startedAt;
    if (result !== null || passed > millis) return { result, seconds: passed / 1_000 };
    await delay(300);
  }
}

async function send(
  url: string,
  request: { headers: Record<string, string>; body?: string },
  millis: number,
): Promise<{ status: number; text: string } | string> {
  try {
    const response = await fetch(url, { ...request, method: 'POST', signal: AbortSignal.timeout(millis) });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'no connection';
  }
}
