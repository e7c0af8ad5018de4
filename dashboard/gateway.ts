import { gapReasons, type GapReason } from '../domain/gapReasons';
import { operationIds } from 'virtual:operation-ids';
import { AnswerError } from './answerError';
import type { Answer, OperationName, Variables } from './operations';

interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; retryAfterSeconds?: number } }[];
  extensions?: { coverage?: AnswerCoverage };
}

/** What became of the provinces that were asked. */
interface AnswerCoverage {
  stale: readonly unknown[];
  missing: readonly { reason: GapReason }[];
}

/** What came of a question. */
export interface Given<Data> {
  answer: Data;
  /** Whether no province is missing, or stands there with old figures, for a reason that may pass while the page is open. */
  isWhole: boolean;
}

/**
 * Asks a saved operation by its id. Errors in some places of an answer are no failure: coverage says what is missing.
 *
 * @throws AnswerError if there is no data at all
 */
export async function ask<Name extends OperationName>(
  name: Name,
  variables: Variables<Name>,
  signal: AbortSignal,
): Promise<Given<Answer<Name>>> {
  const extensions = { persistedQuery: { version: 1, sha256Hash: operationIds[name] } };
  const query = new URLSearchParams({
    operationName: name,
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(extensions),
  });
  const body = await fetchBody<Answer<Name>>(`/graphql?${query}`, signal);
  if (body.data == null) {
    const { message = 'The answer has no data', extensions } = body.errors?.[0] ?? {};
    throw new AnswerError(extensions?.code ?? 'NO_DATA', message, extensions?.retryAfterSeconds);
  }
  return { answer: body.data, isWhole: isWhole(body.extensions?.coverage) };
}

function isWhole(coverage: AnswerCoverage | undefined): boolean {
  if (!coverage) return true;
  const { stale, missing } = coverage;
  return stale.length === 0 && !missing.some(({ reason }) => gapReasons[reason].lasts === 'passing');
}

/** Longer than the gateway takes for any operation: nothing that hangs on the way is waited for without end. */
const patienceMillis = 60_000;

async function fetchBody<Data>(url: string, signal: AbortSignal): Promise<Body<Data>> {
  const abort = new AbortController();
  const giveUp = () => abort.abort();
  signal.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, patienceMillis);
  try {
    // The gateway answers a GET only if no form on another site can have sent it.
    const headers = { accept: 'application/json', 'apollo-require-preflight': 'true' };
    const response = await fetch(url, { headers, signal: abort.signal });
    return (await response.json()) as Body<Data>;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new AnswerError('NO_ANSWER', error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
