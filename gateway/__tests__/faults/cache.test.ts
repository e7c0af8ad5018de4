import type { GraphqlServer } from '../../../platform/graphqlServer';
import { createTestClock } from '../../../platform/testing/clock';
import { createMemoryCache } from '../../provinces/caches';
import type { ProvinceEntity } from '../../../platform/provinces/outcome';
import {
  askTimes,
  eventually,
  expectAnswers,
  expectSoon,
  hurried,
  membersAnswer,
  membersQuery,
  startFaultyService,
  startRegister,
  withGateway,
  type FaultGatewayOptions,
  type FaultyService,
} from './harness';
import type { TestGateway } from '../stubs';

let register: GraphqlServer;
let good: FaultyService;
let bad: FaultyService;
const clock = createTestClock();

const complete = membersAnswer({ good: 10, bad: 20 }, 30);
const without = (reason: string) => membersAnswer({ good: 10, bad: reason }, 10);
const provinceTokenOf = (province: string) => (province === 'bad' ? { value: 'secret-token-of-bad' } : null);

beforeAll(async () => {
  register = await startRegister(['good', 'bad']);
  good = await startFaultyService({ good: 10 });
});
beforeEach(async () => {
  bad = await startFaultyService({ bad: 20 });
});
afterEach(() => bad.stop());
afterAll(async () => {
  clock.restore();
  await Promise.all([register, good].map((server) => server.stop()));
});

function withCaching(
  cacheControl: string,
  work: (gateway: TestGateway) => Promise<void>,
  given: Partial<FaultGatewayOptions> = {},
): Promise<void> {
  const options = {
    ...given,
    register,
    endpoints: { good: good.url(), bad: bad.url() },
    more: { provinceTokenOf },
  };
  return withGateway(options, async (gateway) => {
    await bad.setCacheHeaders({ etag: '"1"', 'cache-control': cacheControl });
    await work(gateway);
  });
}

async function push(gateway: TestGateway, province: string, token: string): Promise<number> {
  const url = `${gateway.origin}/provinces/${province}/revision`;
  const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  await response.text();
  return response.status;
}

describe('an answer that may be kept', () => {
  it('is given again without asking while it is fresh', async () => {
    await withCaching('max-age=60', async (gateway) => {
      expectAnswers(await askTimes(gateway, 4), complete);
      expect(await bad.counts()).toMatchObject({ requests: 1, tags: [null] });
    });
  });

  it('is asked for by its tag when it is not fresh any more', async () => {
    await withCaching('max-age=0', async (gateway) => {
      expectAnswers(await askTimes(gateway, 3), complete);
      expect(await bad.counts()).toMatchObject({ requests: 3, notModified: 2, tags: [null, '"1"', '"1"'] });
      await bad.setMembers({ bad: 25 });
      await bad.setCacheHeaders({ etag: '"2"', 'cache-control': 'max-age=0' });
      expectAnswers(await askTimes(gateway, 1), membersAnswer({ good: 10, bad: 25 }, 35));
    });
  });

  it('is given while it is asked for behind it, once for all', async () => {
    await withCaching('max-age=0, stale-while-revalidate=60', async (gateway) => {
      expectAnswers(await askTimes(gateway, 1), complete);
      await bad.setMembers({ bad: 25 });
      await bad.setCacheHeaders({ etag: '"2"', 'cache-control': 'max-age=60' });
      await bad.setFault({ kind: 'late', millis: 200 });
      const answers = await Promise.all(Array.from({ length: 5 }, () => gateway.query(membersQuery)));
      expectAnswers(answers, complete);
      await expectSoon(gateway, membersAnswer({ good: 10, bad: 25 }, 35));
      expect((await bad.counts()).requests).toBe(2);
    });
  });

  it('is never handed out itself: what one operation merges into it is in no other', async () => {
    await withCaching('max-age=60', async (gateway) => {
      const names = `{ provinces { id aliases renamed: name report(year: 2024) { figures { membership { members { value } } } } } }`;
      const bare = `{ provinces { report(year: 2024) { figures { membership { members { value } } } } } }`;
      const report = (value: number) => ({ report: { figures: { membership: { members: { value } } } } });
      const [first] = await askTimes(gateway, 1, names);
      const [second] = await askTimes(gateway, 1, bare);
      const [third] = await askTimes(gateway, 1, names);
      expect(first?.body.data).toEqual({
        provinces: [
          { id: 'good', aliases: [], renamed: 'GOOD', ...report(10) },
          { id: 'bad', aliases: [], renamed: 'BAD', ...report(20) },
        ],
      });
      expect(second?.body.data).toEqual({ provinces: [report(10), report(20)] });
      expect(third?.body).toEqual(first?.body);
      expect((await bad.counts()).requests).toBe(1);
    });
  });

  it.each(['no-store', 'max-age=60, no-store', 'public'])('is not kept with %s', async (cacheControl) => {
    await withCaching(cacheControl, async (gateway) => {
      expectAnswers(await askTimes(gateway, 3), complete);
      expect(await bad.counts()).toMatchObject({ requests: 3, tags: [null, null, null] });
    });
  });

  it('is not kept with errors in it', async () => {
    await withCaching('max-age=60', async (gateway) => {
      await bad.setFault({ kind: 'reportFailed', withPath: true });
      const [answer] = await askTimes(gateway, 1);
      expect(answer?.body.data).toEqual(without('INVALID_ANSWER').data);
      await bad.setFault(null);
      expectAnswers(await askTimes(gateway, 2), complete);
      expect((await bad.counts()).requests).toBe(2);
    });
  });

  it('is not kept by a cache of no bytes', async () => {
    const cache = createMemoryCache(0);
    const times = { askedAt: 1, wholeAt: 1, freshUntil: 1e15, revalidateUntil: 1e15, usableUntil: 1e15 };
    const outcome: ProvinceEntity = {
      kind: 'entity',
      entity: { id: 'bad' },
      errors: [],
      answeredAt: 1,
      staleReason: null,
    };
    await cache.setMany([['key', { outcome, bytes: 10, etag: null, ...times }]]);
    expect(await cache.getMany(['key'])).toEqual([null]);
  });
});

describe('the last known answer of a province that fails', () => {
  it('stands in the sum, marked with its age and the reason, until the province answers again', async () => {
    await withCaching('max-age=0, stale-if-error=600', async (gateway) => {
      await expectSoon(gateway, complete);
      const knownAt = Date.now();
      clock.advance(1_100);
      await bad.setFault({ kind: 'status', status: 500 });
      const query = membersQuery.replace('coverage {', 'coverage { stale { province { id } since reason }');
      const [answer] = await askTimes(gateway, 1, query);
      const stale = answer?.body.extensions.coverage.stale[0];
      expect(answer?.body).toEqual({
        data: {
          cluster: {
            season: {
              provinces: complete.data.cluster.season.provinces,
              totals: {
                figures: { membership: { members: { value: 30, atMost: 30, reportedBy: 2 } } },
                coverage: {
                  expected: 2,
                  reported: 2,
                  complete: true,
                  missing: [],
                  stale: [{ province: { id: 'bad' }, since: stale.since, reason: 'UNREACHABLE' }],
                },
              },
            },
          },
        },
        extensions: {
          coverage: {
            asked: 2,
            answered: 2,
            stale: [
              { province: 'bad', since: stale.since, ageSeconds: stale.ageSeconds, reason: 'UNREACHABLE' },
            ],
            missing: [],
          },
        },
      });
      expect(Date.parse(stale.since)).toBeLessThanOrEqual(knownAt);
      expect(Date.parse(stale.since)).toBeGreaterThan(knownAt - 2_000);
      expect(stale.ageSeconds).toBeGreaterThanOrEqual(1);
      expect(stale.ageSeconds).toBeLessThan(5);
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    });
  });

  it('is given at the deadline if the province hangs, and while the breaker is open', async () => {
    await withCaching(
      'max-age=0, stale-if-error=600',
      async (gateway) => {
        await expectSoon(gateway, complete);
        await bad.setFault({ kind: 'silence' });
        const answers = await askTimes(gateway, 2);
        for (const { body } of answers) {
          expect(body.data).toEqual(complete.data);
          expect(body.errors).toBeUndefined();
          expect(body.extensions.coverage.stale).toMatchObject([{ province: 'bad', reason: 'TIMED_OUT' }]);
        }
      },
      hurried,
    );
  });

  it('is not given if the province refuses', async () => {
    await withCaching('max-age=0, stale-if-error=600', async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'status', status: 403 });
      expectAnswers(await askTimes(gateway, 2), without('REFUSED'));
    });
  });

  it('is not given for longer than the province allows', async () => {
    await withCaching('max-age=0, stale-if-error=2', async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'status', status: 500 });
      expect((await gateway.query(membersQuery)).body.data).toEqual(complete.data);
      clock.advance(2_100);
      expectAnswers(await askTimes(gateway, 1), without('UNREACHABLE'));
    });
  });
});

describe('once the gateway has asked again and got nothing', () => {
  const kept = 'max-age=0, stale-while-revalidate=60, stale-if-error=600';
  const staleOf = async (gateway: TestGateway, query = membersQuery) =>
    (await gateway.query(query)).body.extensions.coverage.stale.map(
      ({ province, reason }: { province: string; reason: string }) => `${province} ${reason}`,
    );
  /** Another question to the same provinces. */
  const otherQuery =
    '{ cluster(id: "c") { season(year: 2024) { provinces { id report(year: 2024) { revision } } } } }';

  it.each([
    ['the service is down', { kind: 'status', status: 503 }, 'UNREACHABLE'],
    ['it answers something else', { kind: 'html' }, 'INVALID_ANSWER'],
  ] as const)('the answer is old with the reason, however young, where %s', async (_name, fault, reason) => {
    await withCaching(kept, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault(fault);
      await eventually(async () => expect(await staleOf(gateway)).toEqual([`bad ${reason}`]));
      const { body } = await gateway.query(membersQuery);
      expect(body.data).toEqual(complete.data);
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    });
  });

  it('so are the answers to all else that it was asked before, fresh ones too', async () => {
    await withCaching('max-age=60, stale-if-error=600', async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'status', status: 503 });
      clock.advance(5);
      await gateway.query(otherQuery);
      expect(await staleOf(gateway)).toEqual(['bad UNREACHABLE']);
      await bad.setFault(null);
      await eventually(async () => expect(await staleOf(gateway, otherQuery)).toEqual([]));
      expect(await staleOf(gateway)).toEqual([]);
    });
  });

  it('a wrong answer to one question leaves those to others as they are', async () => {
    await withCaching('max-age=60, stale-if-error=600', async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'html' });
      clock.advance(5);
      await gateway.query(otherQuery);
      expectAnswers(await askTimes(gateway, 1), complete);
    });
  });

  it('a province that refused is not answered for from before', async () => {
    await withCaching(kept, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'status', status: 403 });
      await expectSoon(gateway, without('REFUSED'));
      expectAnswers(await askTimes(gateway, 2), without('REFUSED'));
    });
  });
});

describe('the word of a province that its data changed', () => {
  it('makes the next operation ask again; with a wrong token it does nothing', async () => {
    await withCaching('max-age=60', async (gateway) => {
      expectAnswers(await askTimes(gateway, 2), complete);
      await bad.setMembers({ bad: 25 });
      await bad.setCacheHeaders({ etag: '"2"', 'cache-control': 'max-age=60' });
      expect(await push(gateway, 'bad', 'guessed')).toBe(401);
      expect(await push(gateway, 'good', 'secret-token-of-bad')).toBe(401);
      expect(await push(gateway, 'unknown', 'secret-token-of-bad')).toBe(401);
      expectAnswers(await askTimes(gateway, 2), complete);
      expect((await bad.counts()).requests).toBe(1);
      expect(await push(gateway, 'bad', 'secret-token-of-bad')).toBe(204);
      expectAnswers(await askTimes(gateway, 3), membersAnswer({ good: 10, bad: 25 }, 35));
      expect(await bad.counts()).toMatchObject({ requests: 2, tags: [null, '"1"'] });
    });
  });

  it('also concerns an answer that was on its way then', async () => {
    await withCaching('max-age=60', async (gateway) => {
      await bad.setFault({ kind: 'late', millis: 300 });
      const asked = gateway.query(membersQuery);
      await eventually(async () => expect((await bad.counts()).requests).toBe(1));
      expect(await push(gateway, 'bad', 'secret-token-of-bad')).toBe(204);
      expect((await asked).body).toEqual(complete);
      await bad.setFault(null);
      await bad.setMembers({ bad: 25 });
      expectAnswers(await askTimes(gateway, 2), complete);
      expect((await bad.counts()).tags).toEqual([null, '"1"']);
    });
  });
});
