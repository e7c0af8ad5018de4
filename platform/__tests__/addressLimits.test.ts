import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { leaveToCaller } from '../addressLimits';
import { UnauthenticatedError } from '../errors';
import { createHttpServer } from '../httpServer';
import { silentLogger } from '../logger';
import { createRegistry } from '../metrics/metricsServer';

async function withServer(
  addressLimits: { requestsPerMinute?: number; connections?: number },
  use: (app: FastifyInstance, origin: string) => Promise<void>,
): Promise<void> {
  const app = await createHttpServer({
    logger: silentLogger,
    trustProxy: ['127.0.0.1'],
    addressLimits,
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
    // The first is refused for its token; what it costs is taken at once.
    ['wrong tokens', '/closed', 1, 401],
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
