import { silentLogger } from '../../../platform/logger';
import { describeWithRedis, startRedis, type Redis as RedisServer } from '../../__tests__/faults/redisServer';
import { connectRedis } from '../../../platform/redis';
import { builtInLimits, parseLimits } from '../limits';
import { createRates, type Rates } from '../rates';
import { createRegisteredTexts } from '../registeredTexts';

const limitsOf = parseLimits('analyst:\n  requestsPerMinute: 3\n  costPerMinute: 100\n', 'limits.yml');
const caller = { role: 'analyst', id: 'key:1' } as const;

async function takeTimes(rates: Rates, times: number): Promise<number[]> {
  const remaining: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const { remaining: left, exceeded } = await rates.takeRequest(caller);
    remaining.push(exceeded ? -1 : left);
  }
  return remaining;
}

describe('rates', () => {
  it('count each caller apart', async () => {
    const rates = createRates(limitsOf, null);
    expect(await takeTimes(rates, 4)).toEqual([2, 1, 0, -1]);
    expect(await rates.takeRequest({ role: 'analyst', id: 'key:2' })).toEqual({
      limit: 3,
      remaining: 2,
      resetSeconds: 60,
      exceeded: false,
    });
  });

  it('count what operations cost', async () => {
    const rates = createRates(limitsOf, null);
    expect(await rates.takeCost(caller, 60.5)).toMatchObject({ remaining: 39, exceeded: false });
    expect(await rates.takeCost(caller, 60)).toMatchObject({ remaining: 0, exceeded: true });
  });
});

describe('the limits', () => {
  it('are built in, and those of the file go before them', () => {
    expect(limitsOf('analyst')).toEqual({
      ...builtInLimits('analyst'),
      requestsPerMinute: 3,
      costPerMinute: 100,
    });
    expect(limitsOf('public')).toEqual(builtInLimits('public'));
    expect(parseLimits('', 'limits.yml')('public')).toEqual(builtInLimits('public'));
  });

  it('are refused with the line of each that cannot be used', () => {
    expect(() => parseLimits('analyst:\n  cost: -1\nguest:\n  cost: 5\n', 'limits.yml')).toThrow(
      /^"limits.yml" cannot be used\n {2}line 2: analyst.cost: .*\n {2}line \d: guest: /,
    );
  });
});

describeWithRedis('two gateways with one Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  const connect = () => connectRedis(server.url, silentLogger);

  it('count together, and each for itself while it is away', async () => {
    const [first, second] = await Promise.all([connect(), connect()]);
    try {
      const [one, other] = [createRates(limitsOf, first), createRates(limitsOf, second)];
      expect(await takeTimes(one, 2)).toEqual([2, 1]);
      expect(await takeTimes(other, 2)).toEqual([0, -1]);
      expect(await takeTimes(one, 1)).toEqual([-1]);
      await server.stop();
      expect(await takeTimes(one, 4)).toEqual([2, 1, 0, -1]);
      expect(await takeTimes(other, 1)).toEqual([2]);
      server = await startRedis(server.port);
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });

  it('share registered texts, and take none that is not of its hash', async () => {
    const [first, second] = await Promise.all([connect(), connect()]);
    try {
      const [one, other] = [createRegisteredTexts(first).cache, createRegisteredTexts(second).cache];
      const key = 'apq:6cd3556deb0da54bca060b4c39479839d0ac0b6cf2a1f5f1d0f5f0f9c0ab0d3e';
      await one.set(key, '{ another }');
      expect(await other.get(key)).toBeUndefined();
      const hash = 'a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e';
      await one.set(`apq:${hash}`, 'Hello World');
      expect(await other.get(`apq:${hash}`)).toBe('Hello World');
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });
});
