import { writeFileSync } from 'node:fs';
import { startGraphqlServer, type GraphqlServer } from '../../platform/graphqlServer';
import { silentLogger } from '../../platform/logger';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { startFaultyService, type FaultyService } from './faultyService';

/** The provinces of one endpoint, and the process that serves them now. */
export interface Site {
  members: Readonly<Record<string, number>>;
  service: FaultyService;
  /** Whether a fault is under way. */
  busy: boolean;
}

const sites = 8;
const provincesPerSite = 2;

/** The cache headers of every second site: its provinces have last known figures for a while. */
const cacheHeaders = { etag: '"1"', 'cache-control': 'max-age=0, stale-if-error=2' };

/**
 * Members by province. Each is a power of two, so that a sum says by itself which provinces stand in it.
 */
export const members: ReadonlyMap<string, number> = new Map(
  Array.from({ length: sites * provincesPerSite }, (_, index) => [`p${index + 1}`, 2 ** index]),
);

export function startSites(): Promise<Site[]> {
  const provinces = [...members];
  return Promise.all(
    Array.from({ length: sites }, async (_, index) => {
      const from = index * provincesPerSite;
      const held = Object.fromEntries(provinces.slice(from, from + provincesPerSite));
      return { members: held, service: await startService(held, index), busy: false };
    }),
  );
}

export async function startService(
  held: Readonly<Record<string, number>>,
  index: number,
  port?: number,
): Promise<FaultyService> {
  const service = await startFaultyService(held, port);
  if (index % 2 === 0) await service.setCacheHeaders(cacheHeaders);
  return service;
}

/** A breaker that opens and closes many times in a run, and a timeout below the operation's deadline. */
const settings = {
  timeoutMillis: 600,
  breakerWindowMillis: 2_000,
  breakerOpenMillis: 300,
  maxResponseBytes: 256 * 1024,
};

export function writeProvincesFile(file: string, all: readonly Site[]): void {
  const provinces = Object.fromEntries(
    all.flatMap((site) => Object.keys(site.members).map((id) => [id, { endpoint: site.service.url() }])),
  );
  writeFileSync(file, JSON.stringify({ settings, provinces }));
}

/** A register of one cluster of all provinces. */
export function startRegister(): Promise<GraphqlServer> {
  const provinceOf = (id: string) => ({ id, name: id.toUpperCase(), predecessors: [], successors: [] });
  const provinces = [...members.keys()].map(provinceOf);
  const season = { id: 'all:2024', year: 2024, provinces };
  const cluster = { id: 'all', name: 'All', season, seasons: [season] };
  const schema = createSubgraphSchema('register', {
    Query: { provinces: () => provinces, clusters: () => [cluster], cluster: () => cluster },
  });
  return startGraphqlServer(
    { source: { schema }, paths: ['/graphql'], createContext: () => ({}), logger: silentLogger },
    { host: '127.0.0.1', port: 0, variable: 'none' },
  );
}
