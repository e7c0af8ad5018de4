import { createHash } from 'node:crypto';
import { Agent } from 'undici';
import type { GatewayAnswer } from './differences';
import type { QueryRequest } from './reference';

/** A client of the gateway that asks each operation by the transport that it names. */
export interface Asking {
  ask(request: QueryRequest): Promise<GatewayAnswer>;
  stop(): Promise<void>;
}

/** A longer address is refused. */
const longestAddress = 8_000;

export function createAsking(origin: string): Asking {
  const agent = new Agent();
  const headers = { 'content-type': 'application/json' };

  async function send(method: 'GET' | 'POST', path: string, body: object | null): Promise<GatewayAnswer> {
    const given = body && { headers, body: JSON.stringify(body) };
    const response = await agent.request({ origin, method, path, ...given });
    return { status: response.statusCode, ...((await response.body.json()) as object) };
  }

  const post = (body: object) => send('POST', '/graphql', body);

  return {
    async ask({ transport, ...body }) {
      const path = transport === 'get' ? addressOf(body) : '';
      if (path !== '' && path.length < longestAddress) return send('GET', path, null);
      if (transport !== 'hash') return post(body);
      const { query, ...others } = body;
      const hashed = { ...others, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(query) } } };
      const registered = await post({ ...hashed, query });
      // What cannot be run is not registered.
      return registered.status === 200 ? post(hashed) : registered;
    },
    stop: () => agent.close(),
  };
}

function addressOf({ query, variables, operationName }: Omit<QueryRequest, 'transport'>): string {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  if (operationName !== null) parameters.set('operationName', operationName);
  return `/graphql?${parameters.toString()}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
