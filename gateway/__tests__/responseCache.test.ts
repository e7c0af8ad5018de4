import { Registry } from 'prom-client';
import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  askTimes,
  expectAnswers,
  membersAnswer,
  membersQuery,
  startFaultyService,
  withGateway,
  type FaultyService,
} from './faults/harness';
import { startStubRegister, type StubSeason, type TestGateway } from './stubs';

const season: StubSeason = { cluster: 'c', year: 2024, provinces: [] };
let register: GraphqlServer;
let service: FaultyService;

beforeAll(async () => {
  register = await startStubRegister(['north', 'south'], [season]);
});
beforeEach(async () => {
  season.provinces = ['north', 'south'];
  service = await startFaultyService({ north: 10, south: 20 });
});
afterEach(() => service.stop());
afterAll(() => register.stop());

const tokens: Record<string, string> = {
  north: 'secret-token-of-north',
  south: 'secret-token-of-south',
};
const complete = membersAnswer({ north: 10, south: 20 }, 30);

/** Answers may be used for a minute, and each run says how many operations had an answer that was made before. */
async function withKept(work: (gateway: TestGateway, hits: () => Promise<number>) => Promise<void>) {
  const metrics = new Registry();
  const hits = async () => {
    const { values } = (await metrics.getSingleMetric('congdoan_answer_cache_total')?.get()) ?? {
      values: [],
    };
    return values.find(({ labels }) => labels.result === 'hit')?.value ?? 0;
  };
  const endpoints = { north: service.url(), south: service.url() };
  const provinceTokenOf = (province: string) => ({ value: tokens[province] ?? '' });
  await withGateway({ register, endpoints, more: { metrics, provinceTokenOf } }, async (gateway) => {
    await service.setCacheHeaders({ etag: '"1"', 'cache-control': 'max-age=60, stale-if-error=600' });
    await work(gateway, hits);
  });
}

async function push({ origin }: TestGateway, province: string): Promise<void> {
  const headers = { authorization: `Bearer ${tokens[province]}` };
  const response = await fetch(`${origin}/provinces/${province}/revision`, { method: 'POST', headers });
  expect(response.status).toBe(204);
}

/** The same answer of an operation that had been planned before. */
function withoutPlanning(text: string): string {
  const planning = Number(/"planning":(\d+),/.exec(text)?.[1]);
  return text
    .replace(/"planning":\d+,/, '')
    .replace(/"total":(\d+)/, (_total, total) => `"total":${Number(total) - planning}`);
}

describe('an answer that was made before', () => {
  it('is given again, with coverage and cost, while everything that it was made of is the same', async () => {
    await withKept(async (gateway, hits) => {
      const answers = await askTimes(gateway, 4);
      expectAnswers(answers, complete);
      expect(answers[0]?.cost).toMatchObject({ limit: 800_000 });
      // Only the first had to be planned.
      const [{ planning, total, ...first }] = answers.map(({ cost }) => cost);
      for (const { cost } of answers.slice(1)) expect(cost).toEqual({ ...first, total: total - planning });
      expect(await hits()).toBe(3);
      expect((await service.counts()).requests).toBe(1);
    });
  });

  it('is not given after a province said that its data changed', async () => {
    await withKept(async (gateway, hits) => {
      expectAnswers(await askTimes(gateway, 2), complete);
      await service.setMembers({ north: 10, south: 25 });
      await service.setCacheHeaders({ etag: '"2"', 'cache-control': 'max-age=60' });
      await push(gateway, 'south');
      expectAnswers(await askTimes(gateway, 2), membersAnswer({ north: 10, south: 25 }, 35));
      expect(await hits()).toBe(2);
      // What was asked to find that out is not asked again.
      expect((await service.counts()).requests).toBe(2);
    });
  });

  it('is not given after the register has changed, and nobody is in the coverage who is not in the answer', async () => {
    await withKept(async (gateway, hits) => {
      expectAnswers(await askTimes(gateway, 2), complete);
      season.provinces = ['south'];
      expectAnswers(await askTimes(gateway, 2), membersAnswer({ south: 20 }, 20));
      expect(await hits()).toBe(2);
    });
  });

  it('is not given while the province fails: its figures are old then, and said to be', async () => {
    await withKept(async (gateway, hits) => {
      expectAnswers(await askTimes(gateway, 2), complete);
      await push(gateway, 'south');
      await service.setFault({ kind: 'status', status: 500 });
      const answers = await askTimes(gateway, 2);
      for (const { body } of answers) {
        expect(body.extensions.coverage.stale).toMatchObject([{ province: 'south', reason: 'UNREACHABLE' }]);
      }
      expect(await hits()).toBe(1);
    });
  });

  it('is the one with these variables, of this operation of the text', async () => {
    const text = `
      query One($id: ID!) { province(id: $id) { report(year: 2024) { figures { membership { members { value } } } } } }
      query Name($id: ID!) { province(id: $id) { name report(year: 2024) { year } } }`;
    await withKept(async (gateway, hits) => {
      const ask = async (operationName: string, id: string) => {
        const response = await fetch(`${gateway.origin}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, operationName, variables: { id } }),
        });
        return ((await response.json()) as { data: unknown }).data;
      };
      const report = (value: number) => ({ report: { figures: { membership: { members: { value } } } } });
      for (let round = 0; round < 2; round += 1) {
        expect(await ask('One', 'north')).toEqual({ province: report(10) });
        expect(await ask('One', 'south')).toEqual({ province: report(20) });
        expect(await ask('Name', 'north')).toEqual({ province: { name: 'NORTH', report: { year: 2024 } } });
      }
      expect(await hits()).toBe(3);
    });
  });

  it('is the one with the same values of the variables, however they are given', async () => {
    const text = `query ($year: Int = 2024) {
      province(id: "north") { report(year: $year) { figures { membership { members { value } } } } }
    }`;
    await withKept(async (gateway, hits) => {
      for (const variables of [{}, { year: 2024 }, { year: 2024, other: 1 }]) {
        const { body } = await gateway.query(text, variables);
        expect(body.data.province.report.figures.membership.members.value).toBe(10);
      }
      expect(await hits()).toBe(2);
    });
  });

  it('is as it was written the first time, to the last sign', async () => {
    await withKept(async (gateway, hits) => {
      const ask = async () => {
        const response = await fetch(`${gateway.origin}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: membersQuery }),
        });
        return response.text();
      };
      const [first, second] = [await ask(), await ask()];
      expect(second).toBe(withoutPlanning(first));
      expect(first).toMatch(/^\{"data":\{"cluster":.*\},"extensions":\{.*\}\}\n$/);
      expect(await hits()).toBe(1);
    });
  });
});
