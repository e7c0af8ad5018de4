import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRecord } from '../../domain/isRecord';
import type { GivenSettings } from '../../platform/provinces/provincesFile';
import { gap, type Gap, type Seen } from '../../platform/provinces/outcome';

interface Fault {
  /** In provinces.yml. */
  settings?: GivenSettings;
  /** What the gateway sees; null if the answer can be used all the same. */
  seen: Seen | null;
  /** Answers in the province's place; `answer` is what it said itself. */
  reply(response: ServerResponse, answer: () => Promise<string>): void | Promise<void>;
}

/** What is wrong with each province's service. */
export const faults: Readonly<Record<string, Fault>> = {
  'cao-bang': { seen: null, reply: async (response, answer) => send(response, await answer()) },
  'bac-kan': {
    seen: null,
    reply: async (response, answer) => send(response, JSON.stringify(chatty(JSON.parse(await answer())))),
  },
  'lang-son': { seen: 'noConnection', reply: (response) => void response.destroy() },
  'thai-nguyen': {
    // The breaker opens, and stays open: it is waited for a few times only.
    settings: { timeoutMillis: 100, breakerOpenMillis: 600_000 },
    seen: 'tooLate',
    reply: () => undefined,
  },
  'tuyen-quang': {
    seen: 'unusable',
    reply: async (response, answer) =>
      send(response, (await answer()).replaceAll('"tuyen-quang"', '"ha-noi"')),
  },
  'ha-giang': { seen: 'refusedStatus', reply: (response) => send(response, '{}', 403) },
};

/** Why provinces are missing. */
export function faultyGaps(): ReadonlyMap<string, Gap> {
  return new Map(Object.entries(faults).flatMap(([id, { seen }]) => (seen ? [[id, gap(seen, id)]] : [])));
}

export interface FaultyProvinces {
  endpointOf(province: string): string;
  stop(): Promise<void>;
}

/** A service before the provinces' own that does to each what its fault is. */
export async function startFaultyProvinces(origin: string): Promise<FaultyProvinces> {
  const server = createServer((request, response) => {
    const [, province = ''] = (request.url ?? '').split('/');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = async () => {
        const { authorization = '' } = request.headers;
        const headers = { 'content-type': 'application/json', authorization };
        const body = Buffer.concat(chunks);
        return (await fetch(`${origin}${request.url}`, { method: 'POST', headers, body })).text();
      };
      void faults[province]?.reply(response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpointOf: (province) => `http://127.0.0.1:${port}/${province}/graphql`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

/** Says more than it was asked for, in every object. */
function chatty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(chatty);
  if (!isRecord(value)) return value;
  const fields = Object.entries(value).map(([name, below]) => [name, chatty(below)] as const);
  return { ...Object.fromEntries(fields), more: 'than was asked for', ['_more']: { id: 'ha-noi' } };
}
