import { operationIds } from 'virtual:operation-ids';
import type { Answer, OperationName, Variables } from './operations';

/** Why there is nothing to show. */
export class AnswerError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * Asks a saved operation by its id. Errors in some places of an answer are no failure: coverage says what is missing.
 *
 * @throws AnswerError where there is no data at all
 */
export async function ask<Name extends OperationName>(
  name: Name,
  variables: Variables<Name>,
  signal: AbortSignal,
): Promise<Answer<Name>> {
  const extensions = { persistedQuery: { version: 1, sha256Hash: operationIds[name] } };
  const query = new URLSearchParams({
    operationName: name,
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(extensions),
  });
  const body = await fetchBody<Answer<Name>>(`/graphql?${query}`, signal);
  if (body.data == null) {
    const [error] = body.errors ?? [];
    throw new AnswerError(error?.extensions?.code ?? 'NO_DATA', error?.message ?? 'The answer has no data');
  }
  return body.data;
}

async function fetchBody<Data>(url: string, signal: AbortSignal): Promise<Body<Data>> {
  try {
    // The gateway answers a GET only where no form on another site can have sent it.
    const headers = { accept: 'application/json', 'apollo-require-preflight': 'true' };
    const response = await fetch(url, { headers, signal });
    return (await response.json()) as Body<Data>;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new AnswerError('NO_ANSWER', error instanceof Error ? error.message : String(error));
  }
}
