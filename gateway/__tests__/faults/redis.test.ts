import { createClient } from '@redis/client';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { readAnswer } from '../../../platform/testing/answer';
import {
  activeResources,
  askTimes,
  eventually,
  expectAnswers,
  expectReleased,
  expectSoon,
  membersAnswer,
  startFaultyService,
  startGateway,
  startRegister,
  type FaultyService,
} from './harness';
import { describeWithRedis, startRedis, type Redis } from './redisServer';

describeWithRedis('two gateways with one Redis', () => {
  let register: GraphqlServer;
  let service: FaultyService;
  let redis: Redis;

  const complete = membersAnswer({ shared: 20 }, 20);
  const changed = membersAnswer({ shared: 25 }, 25);
  const requests = async () => (await service.counts()).requests;

  beforeAll(async () => {
    register = await startRegister(['shared']);
    redis = await startRedis();
  });
  beforeEach(async () => {
    service = await startFaultyService({ shared: 20 });
    await service.setCacheHeaders({ etag: '"1"', 'cache-control': 'max-age=60, stale-if-error=600' });
  });
  afterEach(() => service.stop());
  afterAll(() => Promise.all([register, redis].map((server) => server.stop())));

  const start = () =>
    startGateway({
      register,
      endpoints: { shared: service.url() },
      more: {
        redisUrl: redis.url,
        provinceTokenOf: (province) => (province === 'shared' ? { value: 'secret-of-shared' } : null),
      },
    });

  /** Both are stopped at the end, and leave nothing behind. */
  async function withTwo(work: (first: Gateway, second: Gateway) => Promise<void>): Promise<void> {
    const before = activeResources();
    const [first, second] = await Promise.all([start(), start()]);
    try {
      await push(first);
      await work(first, second);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
    await expectReleased(before);
  }
  type Gateway = Awaited<ReturnType<typeof start>>;

  async function push({ origin }: Gateway): Promise<void> {
    const headers = { authorization: 'Bearer secret-of-shared' };
    const response = await fetch(`${origin}/provinces/shared/revision`, { method: 'POST', headers });
    expect(response.status).toBe(204);
  }

  it('share answers, and what a province says to one of them', async () => {
    await withTwo(async (first, second) => {
      expectAnswers(await askTimes(first, 2), complete);
      expectAnswers(await askTimes(second, 2), complete);
      expect(await requests()).toBe(1);

      await service.setMembers({ shared: 25 });
      await service.setCacheHeaders({ etag: '"2"', 'cache-control': 'max-age=60, stale-if-error=600' });
      await push(first);
      expectAnswers(await askTimes(second, 2), changed);
      expectAnswers(await askTimes(first, 2), changed);
      expect(await requests()).toBe(2);

      await push(second);
      await service.setFault({ kind: 'status', status: 500 });
      const [answer] = await askTimes(second, 1);
      expect(answer?.body.data).toEqual(changed.data);
      expect(answer?.body.extensions.coverage.stale).toMatchObject([
        { province: 'shared', reason: 'UNREACHABLE' },
      ]);
    });
  });

  it('go on without it while it is away, and share again when it is back', async () => {
    await withTwo(async (first, second) => {
      expectAnswers(await askTimes(first, 1), complete);
      await redis.stop();
      expectAnswers(await askTimes(first, 2), complete);
      expectAnswers(await askTimes(second, 2), complete);
      expect(await requests()).toBe(5);

      redis = await startRedis(redis.port);
      await eventually(async () => {
        await service.resetCounts();
        await askTimes(first, 1);
        await askTimes(second, 1);
        expect(await requests()).toBe(0);
      }, 10_000);
      expectAnswers(await askTimes(second, 1), complete);
    });
  });

  it('say that they cannot keep what a province says while it is away', async () => {
    await withTwo(async (first) => {
      await redis.stop();
      const headers = { authorization: 'Bearer secret-of-shared' };
      const response = await fetch(`${first.origin}/provinces/shared/revision`, { method: 'POST', headers });
      const { errors } = await readAnswer(response);
      expect([response.status, errors?.[0]?.extensions.code]).toEqual([503, 'CACHE_UNAVAILABLE']);
      redis = await startRedis(redis.port);
      await eventually(() => push(first), 10_000);
    });
  });

  it('go on without it while it hangs', async () => {
    await withTwo(async (first) => {
      expectAnswers(await askTimes(first, 1), complete);
      redis.signal('SIGSTOP');
      try {
        expectAnswers(await askTimes(first, 3), complete);
      } finally {
        redis.signal('SIGCONT');
      }
      await expectSoon(first, complete);
    });
  });

  it('start while it is away', async () => {
    await redis.stop();
    await withStarted(async (gateway) => {
      await expectSoon(gateway, complete);
      redis = await startRedis(redis.port);
      await eventually(async () => {
        await service.resetCounts();
        await askTimes(gateway, 1);
        expect(await requests()).toBe(0);
      }, 10_000);
    });
  });

  async function withStarted(work: (gateway: Gateway) => Promise<void>): Promise<void> {
    const gateway = await start();
    try {
      await work(gateway);
    } finally {
      await gateway.stop();
    }
  }
});

describeWithRedis('Redis by name and password', () => {
  it('lets who does not sign in ask whether it is there, and gateways have their own and nothing of the server', async () => {
    const redis = await startRedis();
    const anybody = createClient({ url: `redis://127.0.0.1:${redis.port}` });
    const gateway = createClient({ url: redis.url });
    const refused = async (work: () => Promise<unknown>) => expect(work()).rejects.toThrow(/^NOPERM/);
    try {
      await Promise.all([anybody.connect(), gateway.connect()]);
      expect(await anybody.ping()).toBe('PONG');
      await refused(() => anybody.get('congdoan:x'));
      await gateway.set('congdoan:x', '1');
      expect(await gateway.get('congdoan:x')).toBe('1');
      await refused(() => gateway.get('x'));
      await refused(() => gateway.flushAll());
      await refused(() => gateway.sendCommand(['CONFIG', 'GET', '*']));
      await refused(() => gateway.sendCommand(['ACL', 'LIST']));
    } finally {
      anybody.destroy();
      gateway.destroy();
      await redis.stop();
    }
  });
});
