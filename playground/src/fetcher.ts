import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import type { Answer } from './answer';
import { readKey } from './session';

export interface FetcherListener {
  /** Called with the answer to every operation but GraphiQL's own question for the schema. */
  onAnswer(answer: Answer): void;
  /** Called with whether the schema could be read. */
  onSchema(readable: boolean): void;
}

const schemaQuestion = 'IntrospectionQuery';

/** Asks the gateway that served the page, as the caller that the key stands for. */
export function createFetcher(listener: FetcherListener): Fetcher {
  return createGraphiQLFetcher({
    url: '/graphql',
    fetch: async (url, init) => {
      const key = readKey();
      const response = await fetch(url, {
        ...init,
        headers: {
          ...(init?.headers as Record<string, string>),
          ...(key && { authorization: `Bearer ${key}` }),
        },
      });
      void tell(listener, operationOf(init?.body as string), response.clone());
      return response;
    },
  });
}

function operationOf(body: string): string | undefined {
  return (JSON.parse(body) as { operationName?: string }).operationName;
}

/** What is no answer is GraphiQL's to report. */
async function tell(
  listener: FetcherListener,
  operation: string | undefined,
  response: Response,
): Promise<void> {
  const answer = (await response.json().catch(() => null)) as Answer | null;
  if (operation === schemaQuestion) listener.onSchema(response.ok && answer?.data != null);
  else if (answer) listener.onAnswer(answer);
}
