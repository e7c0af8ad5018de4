import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphqlServer } from '../../../platform/graphqlServer';
import {
  askTimes,
  expectAnswers,
  expectSoon,
  membersAnswer,
  startFaultyService,
  startRegister,
  withGateway,
  type FaultyService,
} from './harness';
import { layWire, type Wire } from './wire';

let register: GraphqlServer;
let service: FaultyService;
let wire: Wire;
let stateFolder: string;

const complete = membersAnswer({ good: 10, bad: 20 }, 30);
const registerUnreachable = {
  data: { cluster: null },
  errors: [
    {
      message: 'The register gave no answer: UNREACHABLE',
      extensions: expect.objectContaining({ code: 'REGISTER_UNAVAILABLE', reason: 'UNREACHABLE' }),
    },
  ],
};

const namedTotals = `{
  totals(scope: { provinces: ["good", "bad"] }, years: [2024]) {
    year
    figures { membership { members { value } } }
    coverage { complete }
  }
}`;
const namedAnswer = {
  data: {
    totals: [
      { year: 2024, figures: { membership: { members: { value: 30 } } }, coverage: { complete: true } },
    ],
  },
  extensions: { coverage: { asked: 2, answered: 2, stale: [], missing: [] } },
};

beforeAll(async () => {
  register = await startRegister(['good', 'bad']);
  service = await startFaultyService({ good: 10, bad: 20 });
});
beforeEach(async () => {
  wire = await layWire(register.port);
  stateFolder = mkdtempSync(join(tmpdir(), 'gateway-state-'));
});
afterEach(async () => {
  await wire.cut();
  rmSync(stateFolder, { recursive: true, force: true });
});
afterAll(() => Promise.all([register, service].map((server) => server.stop())));

const options = () => ({
  register: { ...register, origin: wire.origin },
  endpoints: { good: service.url(), bad: service.url() },
  more: { stateFolder },
});

async function readiness({ origin }: { origin: string }) {
  const response = await fetch(`${origin}/health/ready`);
  return { status: response.status, body: await response.json() };
}
const ready = { status: 200, body: { status: 'ready' } };

describe('a gateway', () => {
  it('starts while the register is down, is not ready, and recovers by itself', async () => {
    await withGateway(options(), async (gateway) => {
      expect(await readiness(gateway)).toEqual({ status: 503, body: { status: 'waiting for the register' } });
      expect((await fetch(`${gateway.origin}/health/live`)).status).toBe(200);
      expectAnswers(await askTimes(gateway, 3), registerUnreachable);
      await wire.connect();
      expect(await readiness(gateway)).toEqual(ready);
      await expectSoon(gateway, complete);
    });
  });

  it('that knew the register before is ready at once, and answers for named provinces', async () => {
    await wire.connect();
    await withGateway(options(), async (gateway) => {
      expect(await readiness(gateway)).toEqual(ready);
      await expectSoon(gateway, namedAnswer, namedTotals);
    });
    await wire.cut();
    await withGateway(options(), async (gateway) => {
      expect(await readiness(gateway)).toEqual(ready);
      expectAnswers(await askTimes(gateway, 3, namedTotals), namedAnswer);
      expectAnswers(await askTimes(gateway, 1), registerUnreachable);
      await wire.connect();
      await expectSoon(gateway, complete);
    });
  });

  it('waits no longer for a register that hangs than for one that is down, and knows the names', async () => {
    await wire.connect();
    const named = '{ provinces { id name } }';
    const names = {
      data: {
        provinces: [
          { id: 'good', name: 'GOOD' },
          { id: 'bad', name: 'BAD' },
        ],
      },
    };
    await withGateway(options(), async (gateway) => {
      await expectSoon(gateway, complete);
      wire.hang();
      // These find out, each within its time; then the breaker is open.
      await askTimes(gateway, 4);
      const startedAt = performance.now();
      expectAnswers(await askTimes(gateway, 20, namedTotals), namedAnswer);
      expectAnswers(await askTimes(gateway, 20, named), names);
      const answers = await askTimes(gateway, 20);
      expect(new Set(answers.map(({ body }) => body.errors?.[0]?.extensions?.code))).toEqual(
        new Set(['REGISTER_UNAVAILABLE']),
      );
      // One of them in a second tries whether it is back, and waits 200 ms for it.
      expect(performance.now() - startedAt).toBeLessThan(60 * 100);
      expect(await readiness(gateway)).toEqual(ready);
      await wire.cut();
      await wire.connect();
      await expectSoon(gateway, complete);
    });
  });

  it('goes on for named provinces while the register is down, stays ready, and recovers by itself', async () => {
    await wire.connect();
    await withGateway(options(), async (gateway) => {
      await expectSoon(gateway, complete);
      await wire.cut();
      expectAnswers(await askTimes(gateway, 3), registerUnreachable);
      expectAnswers(await askTimes(gateway, 3, namedTotals), namedAnswer);
      expect(await readiness(gateway)).toEqual(ready);
      await wire.connect();
      await expectSoon(gateway, complete);
    });
  });
});
