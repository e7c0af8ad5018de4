import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEndpointClient, type EndpointClient } from '../endpoint';
import { createSendWindow } from '../bulkhead';

const settings = {
  ...{ timeoutMillis: 10_000, connections: 2, concurrency: 16, queue: 0, maxResponseBytes: 1_000 },
  ...{ breakerFailures: 5, breakerWindowMillis: 10_000, breakerOpenMillis: 5_000 },
};

/** A service that answers when it is told to. */
let server: Server;
let waiting: ServerResponse[];
let connections: number;
let arrived: () => void;

const requestOf = (body: string) => ({ body, token: 'none', requestId: null });

function answerNext(): void {
  waiting.shift()?.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
}

async function untilWaiting(count: number): Promise<void> {
  while (waiting.length < count) await new Promise<void>((resolve) => (arrived = resolve));
}

function clientOf(options: Parameters<typeof createEndpointClient>[1] = {}): EndpointClient {
  const { port } = server.address() as AddressInfo;
  return createEndpointClient({ url: `http://127.0.0.1:${port}/graphql`, settings }, options);
}

beforeEach(async () => {
  waiting = [];
  connections = 0;
  arrived = () => undefined;
  server = createServer((_request, response) => {
    waiting.push(response);
    arrived();
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('the turn of a request', () => {
  it('comes when one of another service has ended', async () => {
    const window = createSendWindow(1, 60_000);
    const [one, other] = [clientOf({ window }), clientOf({ window })];
    const replies = [one.send(requestOf('first')), other.send(requestOf('second'))];
    await untilWaiting(1);
    expect(waiting).toHaveLength(1);
    answerNext();
    await untilWaiting(1);
    answerNext();
    expect((await Promise.all(replies)).map(({ kind }) => kind)).toEqual(['answer', 'answer']);
    await Promise.all([one.close(), other.close()]);
  });

  it('is not taken when nobody waits for the answer any more, which is no fault of the service', async () => {
    const window = createSendWindow(1, 60_000);
    const client = clientOf({ window });
    const first = client.send(requestOf('first'));
    const late = Array.from({ length: 10 }, () =>
      client.send(requestOf('late'), { deadlineAt: Date.now() - 1 }),
    );
    await untilWaiting(1);
    answerNext();
    expect((await first).kind).toBe('answer');
    for (const reply of await Promise.all(late)) {
      expect(reply).toMatchObject({ kind: 'gap', reason: 'TIMED_OUT' });
    }
    expect(waiting).toEqual([]);
    expect(client.breaker()).toBe('closed');
    await client.close();
  });
});

describe('the connections to a service', () => {
  it('are as many as it may have, and the next that is free takes who waits longest', async () => {
    const client = clientOf();
    const replies = ['a', 'b', 'c', 'd'].map((body) => client.send(requestOf(body)));
    await untilWaiting(2);
    answerNext();
    await untilWaiting(2);
    answerNext();
    answerNext();
    await untilWaiting(1);
    answerNext();
    expect((await Promise.all(replies)).map(({ kind }) => kind)).toEqual([
      'answer',
      'answer',
      'answer',
      'answer',
    ]);
    expect(connections).toBe(2);
    await client.close();
  });

  it('are tried once for each that waits if none can be opened', async () => {
    const client = clientOf();
    await new Promise((resolve) => server.close(resolve));
    const replies = await Promise.all(['a', 'b', 'c', 'd'].map((body) => client.send(requestOf(body))));
    for (const reply of replies) expect(reply).toMatchObject({ kind: 'gap', reason: 'UNREACHABLE' });
    await client.close();
  });
});
