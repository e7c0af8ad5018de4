import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Registry } from 'prom-client';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { createRegistry, startMetricsServer, type MetricsServer } from '../../platform/metrics/metricsServer';
import {
  exactly,
  nobodyThere,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type TestGateway,
} from './stubs';

const anyPort = { host: '127.0.0.1', port: 0, variable: 'METRICS_PORT' };
const folder = mkdtempSync(join(tmpdir(), 'metrics-'));
const manifestFile = join(folder, 'manifest.json');
let registry: Registry;
let metrics: MetricsServer;
let register: GraphqlServer;
let provinces: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  registry = createRegistry();
  metrics = await startMetricsServer(registry, anyPort);
  register = await startStubRegister(['cao-bang', 'lang-son'], []);
  provinces = await startStubProvinces({ 'cao-bang': { 2024: { cells: [exactly('members', 10)] } } });
  const body = report('cao-bang', 'ProvinceProfile');
  const operations = [{ id: sha256(body), name: 'ProvinceProfile', type: 'query', body }];
  writeFileSync(
    manifestFile,
    JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }),
  );
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${provinces.origin}/graphql`, 'lang-son': nobodyThere },
    more: { metrics: registry, manifestFile },
  });
});
afterAll(async () => {
  await Promise.all([gateway, provinces, register, metrics].map((server) => server.stop()));
  rmSync(folder, { recursive: true });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function runSaved(text: string): Promise<void> {
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(text) } };
  const response = await fetch(`${gateway.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ extensions }),
  });
  expect(response.status).toBe(200);
}

/** The value of a metric with exactly these labels; null if there is none. */
async function read(name: string, labels: Record<string, string> = {}): Promise<number | null> {
  const text = await (await fetch(`${metrics.origin}/metrics`)).text();
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  for (const line of text.split('\n')) {
    const [, found, given = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (found === name && given.split(',').sort().join() === wanted.sort().join()) return Number(value);
  }
  return null;
}

const report = (province: string, name = '') =>
  `query ${name} { province(id: "${province}") { report(year: 2024) { figures { membership { members { value } } } } } }`;

describe('the metrics of a gateway', () => {
  it('count operations by saved name, role and outcome, and not by names that a client makes up', async () => {
    await gateway.query(report('cao-bang', 'MadeUp'));
    // A name that is borrowed from a saved operation, for another text.
    await gateway.query(report('cao-bang', 'ProvinceProfile').replace('{ members {', '{ unions {'));
    await runSaved(report('cao-bang', 'ProvinceProfile'));
    const labels = { role: 'analyst', outcome: 'ok' };
    expect(await read('congdoan_operations_total', { operation: 'ad-hoc', ...labels })).toBe(2);
    expect(await read('congdoan_operations_total', { operation: 'ProvinceProfile', ...labels })).toBe(1);
    expect(await read('congdoan_operation_duration_seconds_count', { operation: 'ad-hoc' })).toBe(2);
    expect(await read('congdoan_operation_cost_count', { role: 'analyst' })).toBe(3);
    expect(await read('congdoan_operations_in_flight')).toBe(0);
  });

  it('count what operations got of a province, requests to it, and when it answered', async () => {
    expect(await read('congdoan_shard_requests_total', { province: 'cao-bang', outcome: 'answer' })).toBe(3);
    expect(await read('congdoan_shard_answers_total', { province: 'cao-bang', source: 'asked' })).toBe(3);
    const at = await read('congdoan_province_answered_at_seconds', { province: 'cao-bang' });
    expect(Math.abs((at ?? 0) - Date.now() / 1_000)).toBeLessThan(10);
  });

  it('show a province that fails: outcomes, coverage and, after repeated failures, the open breaker', async () => {
    for (let time = 0; time < 6; time += 1) await gateway.query(report('lang-son'));
    expect(
      await read('congdoan_shard_requests_total', { province: 'lang-son', outcome: 'UNREACHABLE' }),
    ).toBe(6);
    expect(await read('congdoan_shard_answers_total', { province: 'lang-son', source: 'gap' })).toBe(6);
    expect(await read('congdoan_operation_coverage_total', { coverage: 'complete' })).toBe(3);
    expect(await read('congdoan_operation_coverage_total', { coverage: 'unreachable' })).toBe(6);
    expect(await read('congdoan_shard_breaker_state', { endpoint: `${provinces.origin}/graphql` })).toBe(0);
    expect(await read('congdoan_shard_breaker_state', { endpoint: nobodyThere })).toBe(2);
    const errors = { operation: 'ad-hoc', role: 'analyst', outcome: 'errors' };
    expect(await read('congdoan_operations_total', errors)).toBe(6);
  });

  it('count plans that were there, and show the process', async () => {
    expect(await read('congdoan_plan_cache_total', { result: 'miss' })).toBe(4);
    expect(await read('congdoan_plan_cache_total', { result: 'hit' })).toBe(5);
    expect(await read('nodejs_eventloop_lag_p99_seconds')).not.toBeNull();
    expect(await read('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });

  it('are at no other path, and not at the port of the graph', async () => {
    expect((await fetch(`${metrics.origin}/`)).status).toBe(404);
    expect((await fetch(`${gateway.origin}/metrics`)).status).toBe(404);
  });

  it('say which variable to set if the port is taken', async () => {
    const port = Number(new URL(metrics.origin).port);
    await expect(startMetricsServer(createRegistry(), { ...anyPort, port })).rejects.toThrow(
      `The metrics cannot be served at port ${port} on 127.0.0.1; set METRICS_PORT to a free port`,
    );
  });
});
