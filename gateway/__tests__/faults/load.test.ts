import { Registry } from 'prom-client';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import {
  askTimes,
  askTogether,
  deadlineMillis,
  eventually,
  expectAnswers,
  expectSoon,
  hurried,
  membersAnswer,
  membersQuery,
  startFaultyService,
  startRegister,
  withGateway,
  type FaultyService,
} from './harness';

let register: GraphqlServer;
let good: FaultyService;
let bad: FaultyService;

const complete = membersAnswer({ good: 10, bad: 20 }, 30);
const unreachable = membersAnswer({ good: 10, bad: 'UNREACHABLE' }, 10);

beforeAll(async () => {
  register = await startRegister(['good', 'bad']);
  good = await startFaultyService({ good: 10 });
  bad = await startFaultyService({ bad: 20 });
});
beforeEach(() => bad.resetCounts());
afterEach(() => bad.setFault(null));
afterAll(() => Promise.all([register, good, bad].map((server) => server.stop())));

const endpoints = () => ({ good: good.url(), bad: bad.url() });
/** Nothing is kept, so that every operation has requests of its own. */
const more = { cacheMaxBytes: 0 };

describe('the breaker of an endpoint', () => {
  const breaker = { breakerFailures: 3, breakerWindowMillis: 5_000, breakerOpenMillis: 1_000 };

  /** Nothing is kept, and the state of the breaker can be waited for. */
  function watched() {
    const metrics = new Registry();
    const state = async () => {
      const gauge = await metrics.getSingleMetric('congdoan_shard_breaker_state')?.get();
      return gauge?.values.find(({ labels }) => labels.endpoint === bad.url())?.value;
    };
    return {
      more: { ...more, metrics },
      untilOpen: () => eventually(async () => expect(await state()).toBe(2)),
      untilTryingAgain: () => eventually(async () => expect(await state()).toBe(1)),
    };
  }

  it('stops the requests after some failures, lets one try now and then, and closes when that is answered', async () => {
    const { more, untilTryingAgain } = watched();
    await withGateway({ register, endpoints: endpoints(), settings: breaker, more }, async (gateway) => {
      const requests = async () => (await bad.counts()).requests;
      await bad.setFault({ kind: 'status', status: 500 });
      expectAnswers(await askTimes(gateway, 6), unreachable);
      expect(await requests()).toBe(3);

      await untilTryingAgain();
      expectAnswers(await askTimes(gateway, 3), unreachable);
      expect(await requests()).toBe(4);

      await bad.setFault(null);
      await expectSoon(gateway, complete);
      const asked = await requests();
      expectAnswers(await askTimes(gateway, 3), complete);
      expect(await requests()).toBe(asked + 3);
    });
  });

  it('spares operations the wait for a service that hangs, and keeps the reason', async () => {
    const impatient = { ...hurried.settings, ...breaker };
    const { more, untilOpen, untilTryingAgain } = watched();
    await withGateway(
      { register, endpoints: endpoints(), ...hurried, settings: impatient, more },
      async (gateway) => {
        await expectSoon(gateway, complete);
        await bad.setFault({ kind: 'silence' });
        await askTogether(gateway, 3);
        await untilOpen();
        const timedOut = membersAnswer({ good: 10, bad: 'TIMED_OUT' }, 10);
        expectAnswers(await askTimes(gateway, 3), timedOut, 100);

        // The one that tries again does not wait for it either.
        await bad.resetCounts();
        await untilTryingAgain();
        const trial = await gateway.query(membersQuery);
        expect((await bad.counts()).requests).toBe(1);
        expect(trial.body).toEqual(timedOut);
        expect(trial.millis).toBeLessThan(deadlineMillis - 100);
        await bad.setFault(null);
        await expectSoon(gateway, complete);
      },
    );
  });

  it('does not count that a service refuses', async () => {
    await withGateway({ register, endpoints: endpoints(), settings: breaker, more }, async (gateway) => {
      await bad.setFault({ kind: 'status', status: 403 });
      expectAnswers(await askTimes(gateway, 6), membersAnswer({ good: 10, bad: 'REFUSED' }, 10));
      expect((await bad.counts()).requests).toBe(6);
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    });
  });
});

describe('the turnstile of an endpoint', () => {
  it('lets so many requests through at once and so many wait; more are turned away at once', async () => {
    const limits = { concurrency: 3, connections: 8, queue: 5 };
    const options = { register, endpoints: endpoints(), settings: limits, more };
    await withGateway(options, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.resetCounts();
      await bad.setFault({ kind: 'late', millis: 600 });
      const answers = await askTogether(gateway, 20);
      const full = answers.filter(({ body }) => body.errors === undefined);
      const turnedAway = answers.filter(({ body }) => body.errors !== undefined);
      for (const { body } of full) expect(body).toEqual(complete);
      for (const { body } of turnedAway) expect(body).toEqual(unreachable);
      expect(full.length).toBeGreaterThanOrEqual(8);
      expect(turnedAway.length).toBeGreaterThanOrEqual(1);
      expect(await bad.counts()).toMatchObject({ requests: full.length, mostRunning: 3 });
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    });
  });
});

describe('20 of 63 provinces being slow, under load', () => {
  it('is 20 gaps; the others are answered within the deadline, and soon without waiting for the slow ones', async () => {
    const ids = Array.from({ length: 63 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`);
    const members = Object.fromEntries(ids.map((id, index) => [id, index + 1]));
    const slow = new Set(ids.slice(0, 20));
    const country = await startRegister(ids);
    const services = await Promise.all([members, members, members].map((held) => startFaultyService(held)));
    const [lame, ...well] = services as [FaultyService, ...FaultyService[]];
    const serviceOf = (id: string, index: number) => (slow.has(id) ? lame : (well[index % 2] ?? lame));
    const options = {
      register: country,
      endpoints: Object.fromEntries(ids.map((id, index) => [id, serviceOf(id, index).url(`/${id}`)])),
      settings: { timeoutMillis: 2_500, breakerWindowMillis: 10_000, breakerOpenMillis: 60_000 },
      operationDeadlineMillis: 3_000,
    };
    // 1 + 2 + … + 63 = 2016, of which 1 + … + 20 = 210 are slow.
    const full = membersAnswer(members, 2_016);
    const partial = membersAnswer(
      Object.fromEntries(ids.map((id, index) => [id, slow.has(id) ? 'TIMED_OUT' : index + 1])),
      1_806,
    );
    try {
      await withGateway(options, async (gateway) => {
        await expectSoon(gateway, full);
        await lame.setFault({ kind: 'late', millis: 30_000 });
        const first = await askTogether(gateway, 6);
        expectAnswers(first, partial, 4_500);
        const later = await Promise.all([askTimes(gateway, 5), askTimes(gateway, 5), askTimes(gateway, 5)]);
        expectAnswers(later.flat(), partial, deadlineMillis);
      });
    } finally {
      await Promise.all([country, ...services].map((server) => server.stop()));
    }
  });
});
