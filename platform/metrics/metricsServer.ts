import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Address } from '../graphqlServer';
import type { StatusPage } from './statusPage';
import { addSafetyCounts } from '../safetyCounts';

export interface MetricsServer {
  origin: string;
  stop(): Promise<void>;
}

function sendStatus(response: ServerResponse, status: StatusPage): void {
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(status.read(), null, 2));
}

/** Numbers of one process, each server with its own. */
export function createRegistry(): Registry {
  const registry = new Registry();
  addSafetyCounts(registry);
  return registry;
}

/**
 * Answers `GET /metrics`, and `GET /status` in words, at a port of its own, so that who may reach the graph cannot read the numbers and the other way
 * round. Adds what there is to know of the process: event loop, memory, collections.
 */
export async function startMetricsServer(
  registry: Registry,
  address: Address,
  status?: StatusPage,
): Promise<MetricsServer> {
  collectDefaultMetrics({ register: registry });
  const server = createServer((request, response) => {
    if (request.method !== 'GET') return void response.writeHead(404).end();
    if (request.url === '/status' && status) return sendStatus(response, status);
    if (request.url !== '/metrics') return void response.writeHead(404).end();
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
