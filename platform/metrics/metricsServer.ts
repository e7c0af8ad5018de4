import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Address } from '../graphqlServer';
import { addSafetyCounts } from '../safetyCounts';

export interface MetricsServer {
  origin: string;
  stop(): Promise<void>;
}

/** Numbers of one process, each server with its own. */
export function createRegistry(): Registry {
  const registry = new Registry();
  addSafetyCounts(registry);
  return registry;
}

/**
 * Answers `GET /metrics` at a port of its own, so that who may reach the graph cannot read the numbers and the other way
 * round. Adds what there is to know of the process: event loop, memory, collections.
 */
export async function startMetricsServer(registry: Registry, address: Address): Promise<MetricsServer> {
  collectDefaultMetrics({ register: registry });
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(address.port, address.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(
      `The metrics cannot be served at port ${address.port} on ${address.host}; set ${address.variable} to a free port`,
      { cause: error },
    );
  }
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${address.host}:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
