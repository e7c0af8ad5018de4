import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { leaveToCaller, noteWrongCredentials } from '../addressLimits';
import { RateLimitedError, UnauthenticatedError } from '../errors';
import { createHttpServer } from '../httpServer';
import { silentLogger } from '../logger';
import { createRegistry } from '../metrics/metricsServer';

const right = 'Bearer right';

async function withServer(
  addressLimits: { requestsPerMinute?: number; connections?: number },
  use: (app: FastifyInstance, origin: string) => Promise<void>,
  hasProxy = true,
): Promise<void> {
  const app = await createHttpServer({
    logger: silentLogger,
    trustProxy: hasProxy ? ['127.0.0.1'] : [],
    addressLimits,
    recognise: ({ headers }) => Promise.resolve(headers.authorization === right),
  });
  app.get('/key', (request) => {
    if (request.headers.authorization === right) return { known: true };
    noteWrongCredentials(request);
    throw new UnauthenticatedError();
  });
  app.post<{ Body: { key?: string } }>('/session', { config: { signsIn: true } }, (request) => {
    if (`Bearer ${request.body.key}` === right) return { known: true };
    noteWrongCredentials(request);
    throw new RateLimitedError('Too many', 1);
  });
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/xem', () => 'page');
  app.get('/graphql', (request) => {
    leaveToCaller(request);
    return {};
  });
  app.get('/closed', () => {
    throw new UnauthenticatedError();
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    await use(app, `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
  } finally {
    await app.close();
  }
}

async function counted(name: string): Promise<number> {
  const text = await createRegistry().metrics();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

describe('an address', () => {
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

  it.each([
    ['pages', '/xem', 10, 200],
    ['health', '/health/live', 10, 200],
    ['what is not there', '/nothing', 10, 404],
  ])('is refused once it asked too often for %s, and others are not', async (_what, path, most, status) => {
    await withServer({ requestsPerMinute: 10 }, async (_app, origin) => {
      const before = await counted('congdoan_requests_refused_by_address_total');
      for (let time = 0; time < most; time += 1) {
        expect((await fetch(origin + path, from('198.51.100.7'))).status).toBe(status);
      }
      for (const any of [path, '/graphql', '/health/live']) {
        const refused = await fetch(origin + any, from('198.51.100.7'));
        expect(refused.status).toBe(429);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        // any: the errors of GraphQL, whose shape is looked at here
        expect(((await refused.json()) as any).errors[0].extensions.code).toBe('RATE_LIMITED');
      }
      expect((await fetch(origin + path, from('198.51.100.8'))).status).toBe(status);
      expect(await counted('congdoan_requests_refused_by_address_total')).toBe(before + 3);
    });
  });

  it('that sent many wrong keys is refused for wrong keys alone: a right one, and who has none, get through', async () => {
    await withServer({ requestsPerMinute: 100 }, async (_app, origin) => {
      const send = async (authorization: string) => {
        const headers = { ...from('198.51.100.7').headers, authorization };
        return (await fetch(`${origin}/key`, { headers })).status;
      };
      const signIn = async (key: string) =>
        (
          await fetch(`${origin}/session`, {
            method: 'POST',
            headers: { ...from('198.51.100.7').headers, 'content-type': 'application/json' },
            body: JSON.stringify({ key }),
          })
        ).status;
      for (let time = 0; time < 10; time += 1) expect(await send(`Bearer wrong-${time}`)).toBe(401);
      for (let time = 0; time < 200; time += 1) expect(await send(`Bearer wrong-${time}`)).toBe(429);
      expect(await send(right)).toBe(200);
      expect(await signIn('wrong')).toBe(429);
      expect(await signIn('right')).toBe(200);
      expect((await fetch(`${origin}/xem`, from('198.51.100.7'))).status).toBe(200);
      for (let time = 0; time < 120; time += 1) await fetch(`${origin}/xem`, from('198.51.100.7'));
      expect((await fetch(`${origin}/xem`, from('198.51.100.7'))).status).toBe(429);
      expect(await send(right)).toBe(200);
      expect(await signIn('right')).toBe(200);
    });
  });

  it('whose connections are closed is let in with a right key all the same', async () => {
    await withServer(
      { requestsPerMinute: 20 },
      async (_app, origin) => {
        const send = (authorization: string) =>
          fetch(`${origin}/key`, { headers: { authorization, connection: 'close' } }).then(
            ({ status }) => status,
            () => 'closed',
          );
        const statuses = [];
        while (statuses.at(-1) !== 'closed') statuses.push(await send('Bearer wrong'));
        expect(statuses).toEqual([401, 401, 429, 429, 'closed']);
        const held = Array.from({ length: 64 }, (_, time) => send(`Bearer wrong-${time}`));
        expect(await send(right)).toBe(200);
        expect(new Set(await Promise.all(held))).toEqual(new Set(['closed']));
      },
      false,
    );
  });

  it('is not counted where its caller is, and is one network in IPv6', async () => {
    await withServer({ requestsPerMinute: 10 }, async (_app, origin) => {
      for (let time = 0; time < 30; time += 1) {
        expect((await fetch(`${origin}/graphql`, from('198.51.100.9'))).status).toBe(200);
      }
      for (let time = 0; time < 10; time += 1) {
        expect((await fetch(`${origin}/xem`, from(`2001:db8:1:2::${time}`))).status).toBe(200);
      }
      expect((await fetch(`${origin}/xem`, from('2001:db8:1:2:ffff::1'))).status).toBe(429);
      expect((await fetch(`${origin}/xem`, from('2001:db8:1:3::1'))).status).toBe(200);
    });
  });
});

describe('connections', () => {
  it('beyond the cap are closed at once and counted', async () => {
    await withServer({ connections: 3 }, async (app) => {
      const { port } = app.server.address() as AddressInfo;
      const before = await counted('congdoan_connections_refused_total');
      const open = () =>
        new Promise<Socket>((resolve) => {
          const socket = connect(port, '127.0.0.1', () => resolve(socket));
          socket.on('error', () => undefined);
        });
      const held = [await open(), await open(), await open()];
      const fourth = await open();
      await new Promise((resolve) => (fourth.destroyed ? resolve(null) : fourth.once('close', resolve)));
      expect(await counted('congdoan_connections_refused_total')).toBe(before + 1);
      held.forEach((socket) => socket.destroy());
    });
  });
});
