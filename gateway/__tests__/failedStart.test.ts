import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { startGateway, type GatewayOptions } from '..';
import { noAuditLog } from '../../platform/audit';
import { eventually } from '../../platform/testing/eventually';
import { prepareFailedStart } from '../../platform/testing/failedStart';
import { testPrivateKey } from '../../platform/testing/gatewayKeys';
import { nobodyThere } from './stubs';

const { folder, write, takenPort, watchedFiles } = prepareFailedStart();
const absent = join(folder, 'absent.yml');

/** A Redis that says yes to everything. */
const redisSockets = new Set<Socket>();
let redisConnections = 0;
const redis: Server = createServer((socket) => {
  redisConnections += 1;
  redisSockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => redisSockets.delete(socket));
  socket.on('data', (data) => socket.write('+OK\r\n'.repeat(String(data).match(/^\*\d+\r$/gm)?.length ?? 0)));
});

const metricsOf = (...names: string[]) => {
  const registry = new Registry();
  // Such a name is taken, so that the metric of the gateway cannot be registered.
  for (const name of names) registry.registerMetric({ name } as never);
  return registry;
};
const access = { openId: null, trustLocal: true, audit: noAuditLog, keysFile: absent, limitsFile: null };

let options: GatewayOptions;
beforeAll(async () => {
  await once(redis.listen(0, '127.0.0.1'), 'listening');
  options = {
    registerUrl: nobodyThere,
    signingKey: { file: write('key.pem', testPrivateKey.value) },
    provincesFile: write('provinces.yml', '{"provinces":{}}'),
    variables: {},
    stateFolder: join(folder, 'state'),
    operationDeadlineMillis: 1_000,
    redisUrl: `redis://127.0.0.1:${(redis.address() as AddressInfo).port}`,
    access: { ...access, limitsFile: write('limits.yml', 'operator:\n  requestsPerMinute: 3\n') },
    probeMillis: 60_000,
    address: { host: '127.0.0.1', port: 0, variable: 'GATEWAY_PORT' },
  };
});
afterAll(() => redis.close());

type Step = [step: string, broken: () => Partial<GatewayOptions>, connectsToRedis: boolean];
/** In the order in which they are taken. */
const steps: Step[] = [
  ['the list of provinces', () => ({ provincesFile: absent }), false],
  ['the address of Redis', () => ({ redisUrl: 'http://127.0.0.1' }), false],
  ['the list of keys', () => ({ access: { ...access, keysFile: write('keys.json', '{') } }), true],
  ['the limits', () => ({ access: { ...access, limitsFile: absent } }), true],
  ['the saved operations', () => ({ manifestFile: absent }), true],
  ['the first metric', () => ({ metrics: metricsOf('congdoan_plan_cache_total') }), true],
  ['a later metric', () => ({ metrics: metricsOf('congdoan_shard_breaker_state') }), true],
  ['the status page', () => ({ status: { add: () => fail('status'), read: () => ({}) } }), true],
  ['the supergraph', () => ({ supergraphFile: absent, stateFolder: join(folder, 'empty') }), true],
  ['the port', () => ({ address: { ...options.address, port: takenPort() } }), true],
];

function fail(what: string): never {
  throw new Error(what);
}

describe('a gateway that cannot be started', () => {
  it.each(steps)(
    'for %s leaves no watched file and no connection',
    async (_step, broken, connectsToRedis) => {
      const before = redisConnections;
      await expect(startGateway({ ...options, ...broken() })).rejects.toThrow();
      expect(watchedFiles()).toEqual([]);
      await eventually(() => expect(redisSockets.size).toBe(0));
      expect(redisConnections > before).toBe(connectsToRedis);
    },
  );

  it('leaves nothing either if it was started, and is stopped', async () => {
    const gateway = await startGateway(options);
    expect(watchedFiles()).toEqual(
      ['absent.yml', 'key.pem', 'limits.yml', 'provinces.yml', 'purges.json', 'supergraph.graphql'].sort(),
    );
    expect(redisSockets.size).toBe(1);
    await gateway.stop();
    expect(watchedFiles()).toEqual([]);
    await eventually(() => expect(redisSockets.size).toBe(0));
  });
});
