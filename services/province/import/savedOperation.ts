import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '../../../platform/paths';

/** What a gateway answered, not looked into yet; or why there is no answer. */
export type SavedAnswer = { answer: unknown } | { failed: string; cause: unknown };

export type AskSaved = (
  variables: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<SavedAnswer>;

/**
 * Asks a gateway a saved operation as anybody may, without a key.
 *
 * @param gatewayUrl its address, such as `https://graph.example.org`
 */
export function createAskSaved(gatewayUrl: string, operation: string): AskSaved {
  const url = new URL('/graphql', gatewayUrl);
  const sha256Hash = readOperationId(operation);
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return async (variables, signal) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const body = JSON.stringify({ variables, extensions });
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
      return { answer: await response.json() };
    } catch (error) {
      return { failed: signal.aborted ? 'timeout' : causeOf(error), cause: error };
    }
  };
}

/** `fetch` says no more than that it failed; what failed is behind it. */
function causeOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? cause.message || cause.name : message;
}

/** @throws if the operation is not among those that are saved */
function readOperationId(operation: string): string {
  const file = projectPath('schema', 'operations', 'manifest.json');
  const { operations } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const saved = operations.find(({ name }) => name === operation);
  if (!saved) throw new Error(`"${operation}" is no saved operation`);
  return saved.id;
}

const manifestSchema = z.object({ operations: z.array(z.object({ name: z.string(), id: z.string() })) });
