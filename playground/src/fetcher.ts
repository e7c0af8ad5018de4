import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import type { Run } from './page/run';

export interface FetcherListener {
  /** Called with every operation that is sent but GraphiQL's own question for the schema. */
  onRun(run: Run): void;
  /** Called with whether the schema could be read. */
  onSchema(readable: boolean): void;
}

const schemaQuestion = 'IntrospectionQuery';

/** Asks the gateway that served the page, as who has signed in: the browser sends the session with it. */
export function createFetcher(listener: FetcherListener): Fetcher {
  return createGraphiQLFetcher({
    url: '/graphql',
    fetch: async (url, init) => {
      // GraphiQL's fetcher sends nothing but texts.
      const sent = JSON.parse(init?.body as string) as Partial<Run> & { query: string };
      const isSchema = sent.operationName === schemaQuestion;
      if (!isSchema) {
        listener.onRun({
          query: sent.query,
          operationName: sent.operationName ?? null,
          variables: sent.variables ?? {},
          at: new Date(),
        });
      }
      const response = await fetch(url, init);
      if (isSchema) listener.onSchema(response.ok && (await hasData(response.clone())));
      return response;
    },
  });
}

/** A saved operation for the page's own needs; null if the gateway does not answer it. */
export async function askGateway(query: string, variables: object): Promise<unknown> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  return answer.errors === undefined ? (answer.data ?? null) : null;
}

async function hasData(response: Response): Promise<boolean> {
  const answer = (await response.json().catch(() => null)) as { data?: unknown } | null;
  return answer?.data != null;
}
