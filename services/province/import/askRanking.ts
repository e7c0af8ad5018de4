import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../../platform/paths';
import {
  PeersUnavailableError,
  type AskPeers,
  type PeerAnswer,
  type PeerNumbers,
  type PeerQuestion,
} from './askPeers';

const operationName = 'Ranking';
const deadlineMillis = 5_000;
/** Fewer than a gateway takes of one address at a time. */
const askedAtOnce = 4;

/**
 * Asks a gateway as anybody may, without a key, by a saved operation; what it has not answered in time is left out.
 *
 * @param gatewayUrl its address, such as `https://graph.example.org`
 */
export function createAskPeers(gatewayUrl: string, timeoutMillis = deadlineMillis): AskPeers {
  const url = new URL('/graphql', gatewayUrl);
  const sha256Hash = readOperationId();
  return async (questions) => {
    const signal = AbortSignal.timeout(timeoutMillis);
    const answers: PeerAnswer[] = [];
    for (let from = 0; from < questions.length; from += askedAtOnce) {
      const some = questions.slice(from, from + askedAtOnce);
      answers.push(...(await Promise.all(some.map((one) => ask(url, sha256Hash, one, signal)))));
    }
    return answers;
  };
}

async function ask(
  url: URL,
  sha256Hash: string,
  { measure, year }: PeerQuestion,
  signal: AbortSignal,
): Promise<PeerAnswer> {
  const body = JSON.stringify({
    variables: { measure, year, scope: { allProvinces: true } },
    extensions: { persistedQuery: { version: 1, sha256Hash } },
  });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  let answer: unknown;
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    answer = await response.json();
  } catch (error) {
    return unavailable(url, signal.aborted ? 'timeout' : causeOf(error), error);
  }
  const read = answerSchema.safeParse(answer);
  if (read.success && read.data.data?.ranking) return numbersOf(read.data.data.ranking.rows);
  const refusal = read.data?.errors?.[0]?.message;
  return unavailable(url, refusal ?? 'no ranking in its answer', read.error);
}

const quantitySchema = z.object({
  atLeast: z.number(),
  atMost: z.number().nullable(),
  estimated: z.boolean().nullable(),
});
const cellSchema = z.object({
  quantity: quantitySchema.nullable(),
  coverage: z.object({
    simulated: z.array(z.unknown()),
    draft: z.boolean(),
    mentioned: z.array(z.unknown()),
  }),
});
const rowSchema = z.object({
  province: z.object({ id: z.string() }),
  current: cellSchema,
  previous: cellSchema,
});
const answerSchema = z.object({
  data: z.object({ ranking: z.object({ rows: z.array(rowSchema) }).nullable() }).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

function numbersOf(rows: z.infer<typeof rowSchema>[]): PeerNumbers {
  return new Map(
    rows.map(({ province, current, previous }) => [
      province.id,
      { current: reportedNumber(current), previous: reportedNumber(previous) },
    ]),
  );
}

/** Null for what is not exact, or is a sample, a draft, or what others mention. */
function reportedNumber({ quantity, coverage }: z.infer<typeof cellSchema>): number | null {
  const { simulated, draft, mentioned } = coverage;
  if (!quantity || quantity.estimated || quantity.atLeast !== quantity.atMost) return null;
  return draft || simulated.length + mentioned.length > 0 ? null : quantity.atLeast;
}

function unavailable({ origin }: URL, why: string, cause: unknown): PeersUnavailableError {
  const vi = `${origin} không trả lời được: ${why}`;
  return new PeersUnavailableError({ vi, en: `${origin} did not answer: ${why}` }, cause);
}

/** `fetch` says no more than that it failed; what failed is behind it. */
function causeOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || cause.name : message;
}

/** @throws if the operation is not among those that are saved */
function readOperationId(): string {
  const file = projectPath('schema', 'operations', 'manifest.json');
  const { operations } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const saved = operations.find(({ name }) => name === operationName);
  if (!saved) throw new Error(`"${operationName}" is no saved operation`);
  return saved.id;
}

const manifestSchema = z.object({ operations: z.array(z.object({ name: z.string(), id: z.string() })) });
