import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { certificateChallenge } from '../../platform/gatewayTokens/certificateChallenge';
import { unknownKeyChallenge } from '../../platform/gatewayTokens/unknownKey';
import { createRegistry } from '../../platform/metrics/metricsServer';
import { createStatusPage, type StatusPage } from '../../platform/metrics/statusPage';
import { eventually } from '../../platform/testing/eventually';
import { createTestLogger } from '../../platform/testing/logLines';
import { layWire, type Wire } from './faults/wire';
import {
  exactly,
  nobodyThere,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  writeProvincesFile,
  type StubProvinces,
  type TestGateway,
} from './stubs';

const ids = ['well', 'elsewhere', 'moving', 'unknown-key', 'no-certificate', 'foreign', 'absent'];
let register: GraphqlServer;
let provinces: StubProvinces;
let wire: Wire;
let registerWire: Wire;
const refusing: Server[] = [];
let gateway: TestGateway;
let registry: Registry;
let status: StatusPage;
let endpoints: Record<string, string>;
const log = createTestLogger();
/** The breaker does not try again while the test runs. */
const settings = { timeoutMillis: 1_000, breakerOpenMillis: 600_000 };

/** A service that refuses everybody, as it does who lacks the gateway's key or certificate. */
async function startRefusing(challenge: string): Promise<string> {
  const server = createServer((_request, response) =>
    response.writeHead(401, { 'www-authenticate': challenge }).end(),
  );
  refusing.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

beforeAll(async () => {
  register = await startStubRegister(ids, []);
  provinces = await startStubProvinces({ well: { 2024: { cells: [exactly('members', 1)] } }, moving: {} });
  [wire, registerWire] = [await layWire(provinces.port), await layWire(register.port)];
  await registerWire.connect();
  endpoints = {
    well: provinces.endpoint,
    elsewhere: nobodyThere,
    moving: `${wire.origin}/graphql`,
    'unknown-key': await startRefusing(unknownKeyChallenge),
    'no-certificate': await startRefusing(certificateChallenge('CERT_HAS_EXPIRED')),
    foreign: await startRefusing('Basic'),
    absent: `${provinces.endpoint}?`,
  };
  registry = createRegistry();
  status = createStatusPage();
  gateway = await startTestGateway({
    register: `${registerWire.origin}/graphql`,
    endpoints,
    settings,
    more: { metrics: registry, status, probeMillis: 200, logger: log.logger },
  });
});
afterAll(async () => {
  for (const server of refusing) server.closeAllConnections();
  await gateway.stop();
  await Promise.all([wire, registerWire].map((each) => each.cut().catch(() => undefined)));
  await Promise.all([
    provinces.stop(),
    register.stop(),
    ...refusing.map((server) => new Promise((resolve) => server.close(resolve))),
  ]);
});

/** The samples of a metric, by their labels as they are written. */
async function samples(name: string): Promise<Record<string, number>> {
  const text = await registry.getSingleMetricAsString(name);
  return Object.fromEntries(
    [...text.matchAll(/^\w+(?:\{(.*)\})? (\S+)$/gm)].map(([, labels = '', value]) => [labels, Number(value)]),
  );
}

const lines = (text: string) => log.messages.filter((message) => message === text).length;

describe('the probes of a gateway that nobody asks', () => {
  it('tell which province is reachable, and what is wrong with those that give no usable answer', async () => {
    await eventually(async () =>
      expect(await samples('congdoan_province_reachable')).toEqual({
        'province="well"': 1,
        'province="elsewhere"': 0,
        'province="moving"': 0,
        'province="unknown-key"': 1,
        'province="no-certificate"': 1,
        'province="foreign"': 1,
        'province="absent"': 1,
      }),
    );
    expect(await samples('congdoan_province_failure')).toEqual({
      'province="elsewhere",why="noConnection"': 1,
      'province="moving",why="noConnection"': 1,
      'province="unknown-key",why="unknownKey"': 1,
      'province="no-certificate",why="ownCertificate"': 1,
      'province="foreign",why="refusedStatus"': 1,
      'province="absent",why="unusable"': 1,
    });
    expect(await samples('congdoan_province_contract')).toMatchObject({
      'province="well",contract="current"': 1,
      'province="elsewhere",contract="unknown"': 1,
    });
    const answered = await samples('congdoan_province_last_answer_at_seconds');
    expect(Object.keys(answered)).toEqual(['province="well"']);
    const latency = await samples('congdoan_province_latency_seconds');
    expect(latency['province="well"']).toBeGreaterThan(0);
    expect(latency['province="well"']).toBeLessThan(1);
  });

  it('say so to the operator in words', async () => {
    await eventually(() => expect(status.read().register).not.toBeNull());
    expect(status.read()).toMatchObject({
      register: { isReachable: true, failure: null },
      provinces: {
        well: { failure: null, contract: 'current' },
        'no-certificate': {
          failure: {
            seen: 'ownCertificate',
            detail:
              'HTTP status 401: to the service the certificate of this gateway has expired (CERT_HAS_EXPIRED); see TLS_CERT_FILE here and TLS_CA_FILE there',
          },
        },
      },
    });
  });

  it('log a change once, and see a service that is back though the breaker still refuses it', async () => {
    for (let time = 0; time < 6; time += 1)
      await gateway.query('{ province(id: "moving") { report(year: 2024) { year } } }');
    const breaker = `endpoint="${endpoints.moving}"`;
    expect((await samples('congdoan_shard_breaker_state'))[breaker]).toBe(2);
    expect(lines('A service fails again and again; it is asked now and then only')).toBe(1);
    expect(lines('A province service failed')).toBe(1);
    await wire.connect();
    await eventually(async () =>
      expect((await samples('congdoan_province_reachable'))['province="moving"']).toBe(1),
    );
    expect((await samples('congdoan_shard_breaker_state'))[breaker]).toBe(2);
    expect(lines('A service gives no usable answer')).toBe(6);
    expect(lines('A service answers again')).toBe(1);
  });

  it('tell of a register that is gone and that comes back', async () => {
    await eventually(async () => expect(await samples('congdoan_register_reachable')).toEqual({ '': 1 }));
    await registerWire.cut();
    await eventually(async () => expect(await samples('congdoan_register_reachable')).toEqual({ '': 0 }));
    expect(await samples('congdoan_register_failure')).toEqual({ 'why="noConnection"': 1 });
    await registerWire.connect();
    await eventually(async () => expect(await samples('congdoan_register_failure')).toEqual({}));
  });

  it('forget a province that left the list', async () => {
    const { absent: _, ...rest } = endpoints;
    writeProvincesFile(gateway.provincesFile, { endpoints: rest, settings });
    await eventually(async () =>
      expect(Object.keys(await samples('congdoan_province_reachable')).sort()).toEqual(
        Object.keys(rest)
          .map((id) => `province="${id}"`)
          .sort(),
      ),
    );
  });
});
