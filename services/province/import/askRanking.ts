import { z } from 'zod';
import { createAskSaved, type AskSaved } from './savedOperation';
import {
  PeersUnavailableError,
  type AskPeers,
  type PeerAnswer,
  type PeerNumbers,
  type PeerQuestion,
} from './askPeers';

const deadlineMillis = 5_000;
/** Fewer than a gateway takes of one address at a time. */
const askedAtOnce = 4;

/**
 * Asks a gateway as anybody may, without a key, by a saved operation; what it has not answered in time is left out.
 *
 * @param gatewayUrl its address, such as `https://graph.example.org`
 */
export function createAskPeers(gatewayUrl: string, timeoutMillis = deadlineMillis): AskPeers {
  const url = new URL(gatewayUrl);
  const askSaved = createAskSaved(gatewayUrl, 'Ranking');
  return async (questions) => {
    const signal = AbortSignal.timeout(timeoutMillis);
    const answers: PeerAnswer[] = [];
    for (let from = 0; from < questions.length; from += askedAtOnce) {
      const some = questions.slice(from, from + askedAtOnce);
      answers.push(...(await Promise.all(some.map((one) => ask(url, askSaved, one, signal)))));
    }
    return answers;
  };
}

async function ask(
  url: URL,
  askSaved: AskSaved,
  { measure, year }: PeerQuestion,
  signal: AbortSignal,
): Promise<PeerAnswer> {
  const asked = await askSaved({ measure, year, scope: { allProvinces: true } }, signal);
  if ('failed' in asked) return unavailable(url, asked.failed, asked.cause);
  const read = answerSchema.safeParse(asked.answer);
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
