import type { Registry } from 'prom-client';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { createRegistry } from '../../platform/metrics/metricsServer';
import { eventually } from '../../platform/testing/eventually';
import {
  exactly,
  nobodyThere,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
} from './stubs';

const ids = Array.from({ length: 10 }, (_, index) => `p${index}`);
const lastYear = new Date().getFullYear() - 1;
const rehearsed = ['ProvinceProfile', 'Ranking', 'Table', 'YearCoverage'];

let register: GraphqlServer;
let provinces: StubProvinces;

beforeAll(async () => {
  register = await startStubRegister(ids, []);
  const reports = ids.map((id) => [id, { [lastYear]: { cells: [exactly('members', 10)] } }]);
  provinces = await startStubProvinces(Object.fromEntries(reports));
});
afterAll(() => Promise.all([register, provinces].map((server) => server.stop())));

const startWith = (more: { rehearses?: boolean; metrics?: Registry }, away: readonly string[] = []) =>
  startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: Object.fromEntries(
      ids.map((id) => [id, away.includes(id) ? nobodyThere : provinces.endpoint]),
    ),
    more,
  });

/** How often operations of each name ran, by how they ended. */
async function countOperations(registry: Registry): Promise<Record<string, number>> {
  const metric = await registry.getSingleMetric('congdoan_operations_total')?.get();
  const counts = (metric?.values ?? []).map(({ labels, value }) => [
    `${labels.operation} as ${labels.role}: ${labels.outcome}`,
    value,
  ]);
  return Object.fromEntries(counts) as Record<string, number>;
}

/** However they ended. */
async function countNames(registry: Registry): Promise<Record<string, number>> {
  const counts = Object.entries(await countOperations(registry));
  return Object.fromEntries(counts.map(([operation, count]) => [operation.split(' ')[0] ?? '', count]));
}

describe('a gateway that rehearses', () => {
  it('runs saved operations over a few provinces before anybody asks, each twice, and all are answered', async () => {
    const metrics = createRegistry();
    const gateway = await startWith({ rehearses: true, metrics });
    const all = rehearsed.map((name) => [`${name} as public: ok`, 2]);
    await eventually(async () => expect(await countOperations(metrics)).toEqual(Object.fromEntries(all)));
    await gateway.stop();
    expect([...new Set(provinces.asked)].sort()).toEqual(ids.slice(0, 8));
  });

  it('asks no province again that failed, and the others as often as ever', async () => {
    const metrics = createRegistry();
    const gateway = await startWith({ rehearses: true, metrics }, ['p0']);
    const sumOf = (counts: Record<string, number>) =>
      Object.values(counts).reduce((sum, one) => sum + one, 0);
    await eventually(async () => expect(sumOf(await countOperations(metrics))).toBe(8));
    const requests = await metrics.getSingleMetric('congdoan_shard_requests_total')?.get();
    const ofFirst = requests?.values.filter(({ labels }) => labels.province === 'p0') ?? [];
    expect(ofFirst.map(({ labels, value }) => [labels.outcome, value])).toEqual([['UNREACHABLE', 1]]);
    await gateway.stop();
  });

  it('ends if all are away, before one counts as a service that fails again and again', async () => {
    const metrics = createRegistry();
    const gateway = await startWith({ rehearses: true, metrics }, ids);
    // One over the first province, and one over the seven others.
    const twice = { ProvinceProfile: 1, YearCoverage: 1 };
    await eventually(async () => expect(await countNames(metrics)).toEqual(twice));
    const breakers = await metrics.getSingleMetric('congdoan_shard_breaker_state')?.get();
    expect(breakers?.values.map(({ value }) => value)).toEqual([0]);
    await gateway.stop();
    expect(await countNames(metrics)).toEqual(twice);
  });

  it('stops in the middle of it', async () => {
    const metrics = createRegistry();
    const gateway = await startWith({ rehearses: true, metrics });
    await gateway.stop();
    const ran = Object.values(await countOperations(metrics)).reduce((sum, count) => sum + count, 0);
    expect(ran).toBeLessThanOrEqual(1);
  });

  it('is one that was told to', async () => {
    const metrics = createRegistry();
    const gateway = await startWith({ metrics });
    await gateway.query('{ provinces { id } }');
    expect(await countOperations(metrics)).toEqual({ 'ad-hoc as analyst: ok': 1 });
    await gateway.stop();
  });
});
