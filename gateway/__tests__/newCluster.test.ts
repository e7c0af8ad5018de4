import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '../../platform/apiKeys/keys';
import { changeKeys } from '../../platform/apiKeys/keysFile';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { eventually } from '../../platform/testing/eventually';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import { cluster7 } from '../../services/register/__tests__/clusterFiles';
import { startRegisterService } from '../../services/register';
import { keepCurrent, type Directory } from '../operation/directory';
import { exactly, startStubProvinces, startTestGateway } from './stubs';

/** By then the gateway has to know it. */
const minuteMillis = 60_000;

it('a cluster that was entered is reconciled against its provinces within a minute, without a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-cluster-'));
  const prefix = uniquePrefix();
  const keysFile = join(folder, 'keys.json');
  const { key, record } = createKey({ role: 'cluster:cum-7', name: 'Cụm 7' }, new Date());
  await changeKeys(keysFile, () => [record]);
  const register = await startRegisterService({
    mongodbUri: testMongodbUri(),
    gatewayKeys: testPublicKeys,
    database: `${prefix}register`,
    editors: { keysFile, maxBytes: 1_000_000 },
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    today: () => '2026-11-23',
  });
  const report = (members: number) => ({ 2024: { cells: [exactly('members', members)] } });
  const provinces = await startStubProvinces({
    'lai-chau': report(30_000),
    'dien-bien': report(40_000),
    'son-la': report(55_000),
  });
  const { endpoint } = provinces;
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'lai-chau': endpoint, 'dien-bien': endpoint, 'son-la': endpoint },
  });
  const now = performance.now.bind(performance);
  let aheadMillis = 0;
  // Not the time of day, by which tokens end.
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => now() + aheadMillis);
  try {
    const query = `{
      totals(scope: { clusters: ["cum-7"] }, years: [2024]) { figures { membership { members { value } } } coverage { complete } }
      cluster(id: "cum-7") {
        name
        season(year: 2024) {
          dueOn
          reconciliation { measure published { atLeast atMost printed } computed { value } verdict }
        }
      }
    }`;
    expect((await gateway.query(query)).body.errors?.[0]?.message).toContain('got "cum-7"');
    const response = await fetch(`${register.origin}/clusters/import?by=Office`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(cluster7),
    });
    expect(response.status).toBe(200);
    aheadMillis = minuteMillis;
    await eventually(async () => {
      const { data, errors } = (await gateway.query(query)).body;
      expect(errors).toBeUndefined();
      expect(data.totals).toEqual([
        { figures: { membership: { members: { value: 125_000 } } }, coverage: { complete: true } },
      ]);
      expect(data.cluster).toMatchObject({ name: 'Cụm thi đua số 7', season: { dueOn: '2024-12-31' } });
      expect(data.cluster.season.reconciliation).toContainEqual({
        measure: 'members',
        published: { atLeast: 0, atMost: 120_000, printed: 'gần 120.000' },
        computed: { value: 125_000 },
        verdict: 'DIFFERS',
      });
    });
  } finally {
    clock.mockRestore();
    await Promise.all([gateway, provinces, register].map((server) => server.stop()));
    await dropDatabases(prefix, ['register']);
    rmSync(folder, { recursive: true });
  }
}, 60_000);

it('what the register knows is read again while nobody asks', async () => {
  let reads = 0;
  const directory = {
    read: () => {
      reads += 1;
      return Promise.reject(new Error('down'));
    },
  } as unknown as Directory;
  const current = keepCurrent(directory, 5);
  await eventually(() => expect(reads).toBeGreaterThan(1));
  current.stop();
  const after = reads;
  await new Promise((resolve) => setImmediate(resolve));
  expect(reads).toBe(after);
});
