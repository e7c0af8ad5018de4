import { setTimeout as delay } from 'node:timers/promises';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import { effort } from '../../../platform/testing/effort';
import {
  askTimes,
  askTogether,
  deadlineMillis,
  expectAnswers,
  expectSoon,
  hurried,
  membersAnswer,
  startFaultyService,
  startRegister,
  withGateway,
  type Fault,
  type FaultyService,
} from './harness';

let register: GraphqlServer;
let good: FaultyService;
let bad: FaultyService;

const complete = membersAnswer({ good: 10, bad: 20 }, 30);
const without = (reason: string) => membersAnswer({ good: 10, bad: reason }, 10);

beforeAll(async () => {
  register = await startRegister(['good', 'bad']);
  good = await startFaultyService({ good: 10 });
  bad = await startFaultyService({ bad: 20 });
});
afterEach(() => bad.setFault(null));
afterAll(() => Promise.all([register, good, bad].map((server) => server.stop())));

const resets = effort(5, 20);
const endpoints = () => ({ good: good.url(), bad: bad.url() });

const faults: [name: string, reason: string, fault: Fault][] = [
  ['accepts and never answers', 'TIMED_OUT', { kind: 'silence' }],
  ['sends headers and then nothing', 'TIMED_OUT', { kind: 'headersThenSilence' }],
  ['answers after the deadline', 'TIMED_OUT', { kind: 'late', millis: 4 * deadlineMillis }],
  ['sends its answer byte by byte', 'TIMED_OUT', { kind: 'drip', millis: 50 }],
  ['ends in the middle of its answer', 'UNREACHABLE', { kind: 'halfBody' }],
  ['resets the connection in the middle of its answer', 'UNREACHABLE', { kind: 'resetInBody' }],
  ['resets the connection before its answer', 'UNREACHABLE', { kind: 'reset' }],
];

describe('a connection that fails', () => {
  it.each(faults)('is one gap, and none once it is over: %s, %s', async (_name, reason, fault) => {
    await withGateway({ register, endpoints: endpoints(), ...hurried }, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault(fault);
      expectAnswers(await askTogether(gateway, 3), without(reason));
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    });
  });

  it('is one gap while the process is frozen, and none once it goes on', async () => {
    await withGateway({ register, endpoints: endpoints(), ...hurried }, async (gateway) => {
      await expectSoon(gateway, complete);
      bad.signal('SIGSTOP');
      try {
        expectAnswers(await askTogether(gateway, 3), without('TIMED_OUT'));
      } finally {
        bad.signal('SIGCONT');
      }
      await expectSoon(gateway, complete);
    });
  });

  it('is one gap while the process has ended, and none once another one has its port', async () => {
    await withGateway({ register, endpoints: endpoints() }, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.stop();
      expectAnswers(await askTimes(gateway, 5), without('UNREACHABLE'), 100);
      bad = await startFaultyService({ bad: 20 }, bad.port);
      await expectSoon(gateway, complete);
    });
  });

  it('is one gap if a name is not known', async () => {
    const unknown = { good: good.url(), bad: 'http://province.invalid/graphql' };
    await withGateway({ register, endpoints: unknown }, async (gateway) => {
      await expectSoon(gateway, without('UNREACHABLE'));
      expectAnswers(await askTimes(gateway, 3), without('UNREACHABLE'));
    });
  });

  it('is bounded by the timeout of the endpoint if the deadline is later', async () => {
    const slow = { settings: { timeoutMillis: deadlineMillis } };
    await withGateway({ register, endpoints: endpoints(), ...slow }, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.setFault({ kind: 'silence' });
      expectAnswers(await askTogether(gateway, 3), without('TIMED_OUT'));
      await bad.setFault(null);
      await expectSoon(gateway, complete);
    });
  });

  it('is tried once more if no answer had begun, which goes without a gap', async () => {
    await withGateway({ register, endpoints: endpoints() }, async (gateway) => {
      await expectSoon(gateway, complete);
      await bad.resetCounts();
      await bad.setFault({ kind: 'flap' });
      expectAnswers(await askTimes(gateway, 5), complete);
      expect((await bad.counts()).requests).toBe(10);
      await bad.setFault(null);
    });
  });

  it(`is not noticed if the service resets all that it is not answering on, ${resets} times`, async () => {
    // Nothing is kept, so that every operation asks.
    await withGateway({ register, endpoints: endpoints(), more: { cacheMaxBytes: 0 } }, async (gateway) => {
      for (let round = 0; round < resets; round += 1) {
        // As many connections as there are operations.
        expectAnswers(await askTogether(gateway, 16), complete);
        const [answers] = await Promise.all([askTogether(gateway, 16), bad.resetIdle()]);
        expectAnswers(answers, complete);
        const reset = bad.resetIdle();
        expectAnswers(await askTogether(gateway, 16), complete);
        await reset;
      }
    });
  }, 60_000);

  it('leaves no gap behind if it comes and goes', async () => {
    await withGateway({ register, endpoints: endpoints() }, async (gateway) => {
      for (let round = 0; round < 5; round += 1) {
        await expectSoon(gateway, complete);
        await bad.close();
        await expectSoon(gateway, without('UNREACHABLE'));
        await bad.listen();
        await delay(10);
      }
      await expectSoon(gateway, complete);
    });
  });

  it('is a gap of every province if all of them are down; the register is asked on', async () => {
    await withGateway({ register, endpoints: endpoints() }, async (gateway) => {
      await expectSoon(gateway, complete);
      await Promise.all([good.close(), bad.close()]);
      const nothing = membersAnswer({ good: 'UNREACHABLE', bad: 'UNREACHABLE' }, null);
      expectAnswers(await askTimes(gateway, 3), nothing);
      await Promise.all([good.listen(), bad.listen()]);
      await expectSoon(gateway, complete);
    });
  });
});
