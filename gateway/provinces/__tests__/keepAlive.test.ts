import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createEndpointClient } from '../endpoint';
import { createTransport, type Transport } from '../transport';

const limits = { timeoutMillis: 10_000, maxResponseBytes: 1_000 };
const settings = {
  ...{ timeoutMillis: 10_000, connections: 4, concurrency: 16, queue: 0, maxResponseBytes: 1_000 },
  ...{ breakerFailures: 5, breakerWindowMillis: 10_000, breakerOpenMillis: 5_000 },
};
const request = { body: '{}', token: 'none', requestId: null };

let server: Server;
let transport: Transport;
let connections: number;
let last: Socket;

async function startServer(keepAliveTimeoutMillis: number): Promise<void> {
  connections = 0;
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
  });
  server.keepAliveTimeout = keepAliveTimeoutMillis;
  server.on('connection', (socket) => {
    connections += 1;
    last = socket;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  transport = createTransport(`http://127.0.0.1:${port}/graphql`, {
    connections: 1,
    connectTimeoutMillis: 2_000,
  });
}

afterEach(async () => {
  await transport.close();
  await new Promise((resolve) => server.close(resolve));
});

describe('a connection', () => {
  it('is used again while the service keeps it', async () => {
    await startServer(72_000);
    for (const _again of [1, 2, 3]) expect((await transport.post(request, limits)).kind).toBe('answer');
    expect(connections).toBe(1);
  });

  it('is given up before the service does, by what it says in `Keep-Alive`', async () => {
    await startServer(3_000);
    await transport.post(request, limits);
    // The service would have it for 3 s: who ends it is its client.
    await once(last, 'end');
    expect((await transport.post(request, limits)).kind).toBe('answer');
    expect(connections).toBe(2);
  });

  it('is opened anew for what is posted afresh', async () => {
    await startServer(72_000);
    await transport.post(request, limits);
    expect((await transport.postAfresh(request, limits)).kind).toBe('answer');
    expect(connections).toBe(2);
  });
});

describe('the one retry', () => {
  it('finds the service if every kept connection is reset, and another request has the first new one', async () => {
    await startServer(72_000);
    const kept = new Set<unknown>();
    let isRestarted = false;
    let tellReset = () => undefined as void;
    const reset = new Promise<void>((resolve) => (tellReset = resolve));
    server.removeAllListeners('request');
    server.on('request', ({ socket }, response) => {
      if (isRestarted && kept.has(socket)) {
        socket.resetAndDestroy();
        return tellReset();
      }
      kept.add(socket);
      const answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
      setTimeout(answer, isRestarted ? 200 : 20);
    });
    const { port } = server.address() as AddressInfo;
    const client = createEndpointClient({ url: `http://127.0.0.1:${port}/graphql`, settings });
    await Promise.all(Array.from({ length: 4 }, () => client.send(request)));
    expect(kept.size).toBe(4);
    isRestarted = true;
    const first = client.send(request);
    await reset;
    await delay(3);
    const replies = await Promise.all([first, client.send(request)]);
    expect(replies.map(({ kind }) => kind)).toEqual(['answer', 'answer']);
    await client.close();
  });
});
