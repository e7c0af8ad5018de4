import type { GapReason } from '../../domain/gapReasons';

/** One request of a client for an operation. */
export interface Asked {
  path: string;
  init: RequestInit;
}

export interface Answer<Data = unknown> {
  /** Null in part, or absent, if the register did not answer. */
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
  extensions?: { coverage?: Coverage };
}

export interface Coverage {
  asked: number;
  answered: number;
  stale: { province: string }[];
  missing: { province: string; reason: GapReason }[];
}

const patienceMillis = 20_000;

/** A text of one's own, which takes a key. */
export function queryOf(query: string, variables: Record<string, unknown>, apiKey: string): Asked {
  return {
    path: '/graphql',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query, variables }),
    },
  };
}

/** A text by its hash: a saved operation, or one that was registered. Without a key as the dashboard asks. */
export function hashOf(hash: string, variables: Record<string, unknown>, apiKey?: string): Asked {
  const parameters = new URLSearchParams({
    variables: JSON.stringify(variables),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
  });
  return {
    path: `/graphql?${parameters.toString()}`,
    init: {
      headers: {
        accept: 'application/json',
        'apollo-require-preflight': 'true',
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
    },
  };
}

export function send(origin: string, { path, init }: Asked): Promise<Response> {
  return fetch(`${origin}${path}`, { ...init, signal: AbortSignal.timeout(patienceMillis) });
}

/** @throws if the answer is another than 200, or none */
export async function ask<Data>(origin: string, asked: Asked): Promise<Answer<Data>> {
  const response = await send(origin, asked);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`Status ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer<Data>;
}

/** Whether nobody was left out or answered for from earlier. */
export function isWhole({ errors, extensions }: Answer): boolean {
  const { asked = 0, answered = 0, stale = [] } = extensions?.coverage ?? {};
  return !errors && asked === answered && stale.length === 0;
}
