import type { UnitCoverage } from '../../domain/reports/unitCoverage';
import type { HeaderMap } from '@apollo/server';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway, type GatewayOptions } from '..';
import { loadCatalogue } from '../../platform/loadCatalogue';
import type { Cell } from '../../domain/cells';
import type { DocumentKind, DocumentStatus } from '../../domain/facts';
import { createFigures } from '../../domain/figures';
import { startGraphqlServer, type GraphqlServer } from '../../platform/graphqlServer';
import { silentLogger } from '../../platform/logger';
import type { OperationPlugin } from '../../platform/operationPlugins';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import type { DirectorySnapshot } from '../operation/directory';
import type { OperationDependencies } from '../operation/operation';
import type { GivenSettings } from '../../platform/provinces/provincesFile';

const catalogue = loadCatalogue();
const anyPort = { host: '127.0.0.1', port: 0, variable: 'none' };

const nothingKnown: DirectorySnapshot = {
  provinces: new Map(),
  names: new Map(),
  clusters: new Map(),
  dueDates: new Map(),
  clusterNames: new Map(),
};

/** What an operation needs besides the provinces, if it does not ask the register. */
export const withoutRegister = {
  register: { query: () => Promise.resolve({ text: null }), close: () => Promise.resolve() },
  directory: { read: () => Promise.resolve(nothingKnown), isCurrent: () => false },
} satisfies Omit<OperationDependencies, 'provinces'>;

/** A port of the discard service, where nothing listens here. */
export const nobodyThere = 'http://127.0.0.1:9/graphql';

export interface StubReport {
  cells: Cell[];
  status?: DocumentStatus;
  kind?: DocumentKind;
  receivedAt?: string;
  updatedAt?: string;
  publishedOn?: string;
  coverage?: UnitCoverage[];
}

/** Reports by province and year. */
export type StubReports = Record<string, Record<number, StubReport>>;

export interface StubProvinces extends GraphqlServer {
  /** Query texts in the order in which they came. */
  queries: string[];
  /** Province ids, once for every question that one was asked. */
  asked: string[];
  endpoint: string;
}

export function exactly(measure: string, value: number, dimensions: Partial<Cell> = {}): Cell {
  return { measure, value, atLeast: value, atMost: value, ...dimensions };
}

/** A service that holds some provinces, with figures but without a database. */
export async function startStubProvinces(
  reports: StubReports,
  onRequest?: (headers: HeaderMap) => void,
): Promise<StubProvinces> {
  const queries: string[] = [];
  const asked: string[] = [];
  const schema = createSubgraphSchema('province', {
    Province: {
      __resolveReference: ({ id }: { id: string }) => {
        asked.push(id);
        return reports[id]
          ? Promise.resolve({ id })
          : Promise.reject(new Error(`Province "${id}" is not held`));
      },
      report: ({ id }: { id: string }, { year }: { year: number }) => {
        const report = reports[id]?.[year];
        if (!report) return null;
        const document = {
          id: `${id}-${year}`,
          file: 'report.txt',
          status: report.status ?? 'FINAL',
          kind: report.kind,
          publishedOn: report.publishedOn,
        };
        const figures = createFigures(report.cells, catalogue);
        return {
          year,
          figures,
          documents: [document],
          revision: '1',
          updatedAt: new Date(report.updatedAt ?? '2025-01-01T00:00:00Z'),
          receivedAt: report.receivedAt === undefined ? null : new Date(report.receivedAt),
          coverage: report.coverage ?? [],
        };
      },
    },
  });
  const server = await startGraphqlServer(
    {
      source: { schema },
      paths: ['/graphql'],
      createContext: () => ({}),
      plugins: [noteQueries(queries, onRequest)],
      logger: silentLogger,
    },
    anyPort,
  );
  return { ...server, queries, asked, endpoint: `${server.origin}/graphql` };
}

export interface StubSeason {
  cluster: string;
  year: number;
  provinces: string[];
  published?: Cell[];
}

export interface StubRegister extends GraphqlServer {
  /** Query texts in the order in which they came. */
  queries: string[];
}

/** A register that knows some provinces and seasons, without a database; `names` may change while it runs. */
export async function startStubRegister(
  provinces: string[],
  seasons: StubSeason[],
  names: Readonly<Record<string, string>> = {},
): Promise<StubRegister> {
  const queries: string[] = [];
  const provinceOf = (id: string) => ({
    id,
    name: names[id] ?? id.toUpperCase(),
    aliases: [],
    type: 'PROVINCE',
    codes: [],
    predecessors: [],
    successors: [],
  });
  const seasonOf = (season: StubSeason) => ({
    id: `${season.cluster}:${season.year}`,
    year: season.year,
    provinces: season.provinces.map(provinceOf),
    published: season.published ? createFigures(season.published, catalogue) : null,
  });
  const clusterOf = (id: string) => ({
    id,
    name: id,
    seasons: seasons.filter((season) => season.cluster === id).map(seasonOf),
  });
  const clusters = [...new Set(seasons.map((season) => season.cluster))];
  const schema = createSubgraphSchema('register', {
    Query: {
      measures: () => [],
      dueDates: () => [{ level: 'PROVINCE', year: 2024, dueOn: '2025-01-31' }],
      programmes: () => [],
      provinces: () => provinces.map(provinceOf),
      province: (_root: unknown, { id }: { id: string }) => (provinces.includes(id) ? provinceOf(id) : null),
      clusters: (_root: unknown, { year }: { year?: number | null }) =>
        clusters
          .map(clusterOf)
          .filter((cluster) => year == null || cluster.seasons.some((season) => season.year === year)),
      cluster: (_root: unknown, { id }: { id: string }) => (clusters.includes(id) ? clusterOf(id) : null),
    },
    Cluster: {
      season: ({ id }: { id: string }, { year }: { year: number }) =>
        clusterOf(id).seasons.find((season) => season.year === year) ?? null,
    },
    Province: { __resolveReference: ({ id }: { id: string }) => Promise.resolve(provinceOf(id)) },
  });
  const server = await startGraphqlServer(
    {
      source: { schema },
      paths: ['/graphql'],
      createContext: () => ({}),
      plugins: [noteQueries(queries)],
      logger: silentLogger,
    },
    anyPort,
  );
  return { ...server, queries };
}

function noteQueries(queries: string[], onRequest?: (headers: HeaderMap) => void): OperationPlugin {
  return {
    requestDidStart: ({ request }) => {
      queries.push(request.query ?? '');
      if (request.http) onRequest?.(request.http.headers);
      return undefined;
    },
  };
}

export interface TestGateway extends GraphqlServer {
  provincesFile: string;
  query(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

export interface Answer {
  status: number;
  body: { data?: any; errors?: { message: string; path?: unknown[]; extensions?: any }[]; extensions?: any };
  /** What `extensions.cost` said; it is not in `body`, since few tests are about it. */
  cost?: any;
  millis: number;
}

export interface TestGatewayOptions {
  register: string;
  /** Addresses by province. */
  endpoints: Record<string, string>;
  /** For all of them, as in provinces.yml. */
  settings?: GivenSettings;
  operationDeadlineMillis?: number;
  /** Further options of the gateway. */
  more?: Partial<GatewayOptions>;
}

export function writeProvincesFile(
  file: string,
  { endpoints, settings = {} }: Pick<TestGatewayOptions, 'endpoints' | 'settings'>,
): void {
  const provinces = Object.fromEntries(Object.entries(endpoints).map(([id, endpoint]) => [id, { endpoint }]));
  writeFileSync(file, JSON.stringify({ settings, provinces }));
}

/** A gateway with files of its own in a temporary folder. */
export async function startTestGateway(options: TestGatewayOptions): Promise<TestGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  const provincesFile = join(folder, 'provinces.yml');
  writeProvincesFile(provincesFile, options);
  const gateway = await startGateway({
    registerUrl: options.register,
    signingKey: testPrivateKey,
    provincesFile,
    variables: {},
    stateFolder: join(folder, 'state'),
    watchMillis: 50,
    address: anyPort,
    operationDeadlineMillis: options.operationDeadlineMillis ?? 5_000,
    ...options.more,
  });
  return {
    ...gateway,
    provincesFile,
    query: (query, variables = {}) => send(`${gateway.origin}/graphql`, query, variables),
    stop: async () => {
      await gateway.stop();
      // What was last known may be on its way to the disk.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

export async function send(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const startedAt = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { extensions, ...rest } = (await response.json()) as Answer['body'];
  const { cost, ...others } = extensions ?? {};
  const body = Object.keys(others).length > 0 ? { ...rest, extensions: others } : rest;
  return { status: response.status, body, cost, millis: performance.now() - startedAt };
}
