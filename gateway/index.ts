import { readFile } from 'node:fs/promises';
import { loadCatalogue } from '../services/shared/catalogue';
import type { Address, GraphqlServer } from '../services/shared/graphqlServer';
import { silentLogger, type Logger } from '../services/shared/logger';
import { projectPath } from '../services/shared/paths';
import { createDirectory } from './directory';
import { createHttpClient } from './http';
import type { Endpoints } from './provincesFile';
import { createRegisterClient } from './register';
import { startGatewayServer } from './server';
import { createShardClient } from './shards/shardClient';

export interface GatewayOptions {
  registerUrl: string;
  /** Read at every request to a province, so that the list may change while the gateway runs. */
  endpoints(): Endpoints;
  address: Address;
  operationDeadlineMillis: number;
  logger?: Logger;
}

export async function startGateway(options: GatewayOptions): Promise<GraphqlServer> {
  const { registerUrl, endpoints, address, operationDeadlineMillis, logger = silentLogger } = options;
  // The gateway library reports its use to its maker unless this is set before it starts.
  // eslint-disable-next-line no-restricted-properties -- the library has no option for it
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const supergraphSdl = await readFile(projectPath('schema', 'supergraph.graphql'), 'utf8');
  const http = createHttpClient();
  const register = createRegisterClient({ http, url: registerUrl, logger });
  try {
    const server = await startGatewayServer(
      {
        supergraphSdl,
        catalogue: loadCatalogue(),
        register,
        directory: createDirectory(register),
        shards: createShardClient({ http, endpoints, logger }),
        operationDeadlineMillis,
        logger,
      },
      address,
    );
    return { ...server, stop: () => server.stop().finally(() => http.close()) };
  } catch (error) {
    await http.close();
    throw error;
  }
}
