import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../platform/apiKeys/keys';
import { projectPath } from '../platform/paths';
import { createKeyPair } from '../platform/gatewayTokens/keys';
import type { Dialect } from './workloads';
import { figuresSelection, year } from './country';
import { startRole, type Role } from './process';

/** What is measured, and what it is measured against. */
export type GatewayName =
  'congdoan' | 'congdoan-cached' | 'hand-written' | 'plain-undici' | 'hive' | 'hive-dedup';

export interface GatewayDescription {
  dialect: Dialect;
  /** For the reader of the table. */
  label: string;
}

export const gateways: Readonly<Record<GatewayName, GatewayDescription>> = {
  congdoan: { dialect: 'product', label: 'congdoan-graph, no caches' },
  'congdoan-cached': { dialect: 'product', label: 'congdoan-graph' },
  'hand-written': { dialect: 'handWritten', label: 'hand-written' },
  'plain-undici': { dialect: 'plain', label: '@apollo/gateway with undici' },
  hive: { dialect: 'plain', label: 'Hive Gateway, dedup off' },
  'hive-dedup': { dialect: 'plain', label: 'Hive Gateway, dedup on' },
};

/** Where everything that a gateway asks is, and files of its own. */
export interface Site {
  folder: string;
  registerPort: number;
  /** By province. */
  ports: Readonly<Record<string, number>>;
  /** The supergraph of the plain federation; null if there is none. */
  plainSupergraph: string | null;
  /** By province: with which it tells of its revisions. */
  tokenOf(province: string): string;
  nodeOptions?: readonly string[];
}

export interface RunningGateway {
  name: GatewayName;
  origin: string;
  headers: Readonly<Record<string, string>>;
  role: Role;
}

export async function startGateway(name: GatewayName, site: Site): Promise<RunningGateway> {
  const role = await startRole({ ...roleOf(name, site), nodeOptions: site.nodeOptions ?? [] });
  const origin = `http://127.0.0.1:${String(role.up.port)}`;
  const isProduct = gateways[name].dialect === 'product';
  const headers: Record<string, string> = isProduct ? { authorization: `Bearer ${analyst.key}` } : {};
  return { name, origin, headers, role };
}

function roleOf(name: GatewayName, site: Site) {
  const { ports, plainSupergraph: supergraph } = site;
  const peer = (file: string, options: object) => ({
    script: projectPath('bench', 'peers', file),
    args: [JSON.stringify(options)],
  });
  switch (name) {
    case 'congdoan':
      return product(site, { CACHE_MAX_BYTES: '0' });
    case 'congdoan-cached':
      return product(site, {});
    case 'hand-written':
      return peer('handWritten.mjs', { ports, ...handWrittenQuestion });
    case 'plain-undici':
      return peer('plain.mjs', { supergraph });
    case 'hive':
      return peer('hive/hive.mjs', { supergraph, dedup: false });
    case 'hive-dedup':
      return peer('hive/hive.mjs', { supergraph, dedup: true });
  }
}

const handWrittenQuestion = { selection: figuresSelection, year };

/** An analyst's key; the product is measured with all that it asks of a caller, and rates far above any load. */
const analyst = createKey({ role: 'analyst', name: 'bench' }, new Date());
const lifted = {
  requestsPerMinute: 100_000_000,
  costPerMinute: 100_000_000_000,
  newTextsPerMinute: 100_000_000,
  processorMillisPerMinute: 100_000_000,
  cost: 100_000_000,
};
const gatewayKeys = createKeyPair();

/** The gateway as it is deployed: the command of the product, with an environment. */
function product(site: Site, environment: Record<string, string>) {
  const provinces = Object.entries(site.ports).map(
    ([id, port]) => [id, { endpoint: `http://127.0.0.1:${port}/graphql` }] as const,
  );
  const provincesFile = join(site.folder, 'provinces.yml');
  writeFileSync(provincesFile, JSON.stringify({ provinces: Object.fromEntries(provinces) }));
  const keysFile = join(site.folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ keys: [analyst.record] }));
  const limitsFile = join(site.folder, 'limits.yml');
  writeFileSync(limitsFile, JSON.stringify({ analyst: lifted }));
  return {
    script: projectPath('bin', 'congdoan.js'),
    args: ['gateway'],
    environment: {
      GATEWAY_PORT: '0',
      PROVINCES_FILE: provincesFile,
      REGISTER_URL: `http://127.0.0.1:${site.registerPort}/graphql`,
      DATA_DIR: join(site.folder, 'state'),
      KEYS_FILE: keysFile,
      LIMITS_FILE: limitsFile,
      SHARD_PRIVATE_KEY: gatewayKeys.privateKey,
      // In production the line that tells the port is one of the log.
      LOG_LEVEL: 'info',
      // As the peers, which write no line for each request.
      ACCESS_LOG: 'false',
      ...Object.fromEntries(
        Object.keys(site.ports).map((id) => [`PROVINCE_TOKEN_${id.toUpperCase()}`, site.tokenOf(id)]),
      ),
      ...environment,
    },
    upLine: /gateway: http:\/\/127\.0\.0\.1:(?<port>\d+)/,
  };
}
