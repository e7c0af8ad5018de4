import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey, type KeyRecord } from '../../platform/apiKeys/keys';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { projectPath } from '../../platform/paths';
import { freePorts } from '../../platform/testing/ports';
import { answers, createProgram, type Program } from './process';
import { createNginx, createRedis } from './servers';

/** Everything that runs in production, each in a process of its own: nginx, two gateways, Redis, register, provinces. */
export interface Stack {
  /** What clients ask: nginx. */
  origin: string;
  keys: Keys;
  gateways: readonly [Replica, Replica];
  nginx: Program;
  register: Program;
  provinces: ReadonlyMap<string, Site>;
  /** @throws if a program has ended by itself */
  assertRunning(): void;
  stop(): Promise<void>;
}

export interface Replica {
  program: Program;
  origin: string;
}

export interface Site {
  program: Program;
  /** Where the province's operator imports. */
  importUrl: string;
  token: string;
  metricsUrl: string;
}

export interface Keys {
  analyst: string;
  /** May ask for `operatorRequests` in a minute. */
  operator: string;
  /** A province's own, which sees the history of its data. */
  provinceOf(id: string): string;
}

const operatorRequests = 7;

const limits = {
  public: {
    requestsPerMinute: 1_000_000,
    costPerMinute: 1_000_000_000,
    newTextsPerMinute: 1_000_000,
    processorMillisPerMinute: 1_000_000,
  },
  analyst: {
    requestsPerMinute: 1_000_000,
    costPerMinute: 1_000_000_000,
    newTextsPerMinute: 1_000_000,
    processorMillisPerMinute: 1_000_000,
  },
  province: {
    requestsPerMinute: 1_000_000,
    costPerMinute: 1_000_000_000,
    newTextsPerMinute: 1_000_000,
    processorMillisPerMinute: 1_000_000,
  },
  operator: { requestsPerMinute: operatorRequests },
};

/** As `congdoan token` makes them: 43 signs. */
const tokenOf = (province: string) => `operations-${province}-`.padEnd(43, 'Zk7q');
const tokenVariable = (province: string) => `PROVINCE_TOKEN_${province.toUpperCase().replaceAll('-', '_')}`;
const local = (port: number) => `http://127.0.0.1:${port}`;

export async function startStack(folder: string, provinceIds: readonly string[]): Promise<Stack> {
  const [nginxPort = 0, redisPort = 0, registerPort = 0, ...ports] = await freePorts(
    5 + 2 * provinceIds.length,
  );
  const [firstPort = 0, secondPort = 0] = ports.splice(0, 2);
  const portOf = (index: number) => ports[2 * index] ?? 0;
  const metricsPortOf = (index: number) => ports[2 * index + 1] ?? 0;
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const { keys, records } = createKeys(provinceIds);
  const { privateKey, publicKeys } = createKeyPair();
  const publicKeysFile = write('shard-keys.json', publicKeys);
  const gatewayEnvironment = {
    REGISTER_URL: `${local(registerPort)}/graphql`,
    PROVINCES_FILE: write('provinces.yml', listOf(provinceIds, portOf)),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    SHARD_PRIVATE_KEY_FILE: write('shard-key.json', privateKey),
    KEYS_FILE: write('keys.json', JSON.stringify({ keys: records })),
    LIMITS_FILE: write('limits.yml', JSON.stringify(limits)),
    TRUST_PROXY: '127.0.0.1',
    ...Object.fromEntries(provinceIds.map((id) => [tokenVariable(id), tokenOf(id)])),
  };

  /** A role of the program, with data of its own. */
  function role(name: string, words: string[], port: number, environment: Record<string, string>): Program {
    return createProgram({
      name,
      command: process.execPath,
      words: [projectPath('bin', 'congdoan.js'), ...words, '--port', String(port)],
      environment: { DATA_DIR: join(folder, name), LOG_LEVEL: 'warn', ...environment },
      logFile: join(folder, `${name}.log`),
      isReady: () => answers(`${local(port)}/health/ready`),
    });
  }

  const redis = createRedis(folder, redisPort);
  const register = role('register', ['register'], registerPort, { SHARD_PUBLIC_KEYS_FILE: publicKeysFile });
  const replica = (name: string, port: number): Replica => ({
    program: role(name, ['gateway'], port, gatewayEnvironment),
    origin: local(port),
  });
  const gateways = [replica('gateway-1', firstPort), replica('gateway-2', secondPort)] as const;
  const site = (id: string, index: number): Site => ({
    program: role(id, ['province', '--id', id], portOf(index), {
      GATEWAY_URL: local(nginxPort),
      SHARD_PUBLIC_KEYS_FILE: publicKeysFile,
      METRICS_PORT: String(metricsPortOf(index)),
      [tokenVariable(id)]: tokenOf(id),
    }),
    importUrl: `${local(portOf(index))}/${id}/import`,
    token: tokenOf(id),
    metricsUrl: `${local(metricsPortOf(index))}/metrics`,
  });
  const provinces = new Map(provinceIds.map((id, index) => [id, site(id, index)]));
  const nginx = createNginx(folder, nginxPort, [firstPort, secondPort]);
  const services = [...provinces.values()].map(({ program }) => program);
  const all = [redis, register, ...services, ...gateways.map(({ program }) => program), nginx];
  const stop = async () => void (await Promise.allSettled(all.map((program) => program.kill())));
  try {
    await redis.start();
    await register.start();
    await startFewAtATime(services);
    await Promise.all(gateways.map(({ program }) => program.start()));
    await nginx.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const assertRunning = () => all.forEach((program) => program.assertRunning());
  return { origin: local(nginxPort), keys, gateways, nginx, register, provinces, assertRunning, stop };
}

function createKeys(provinceIds: readonly string[]): { keys: Keys; records: KeyRecord[] } {
  const made = new Map(
    ['analyst', 'operator', ...provinceIds.map((id) => `province:${id}`)].map((role) => [
      role,
      createKey({ role, name: 'operations' }, new Date()),
    ]),
  );
  const keyOf = (role: string) => made.get(role)?.key ?? '';
  return {
    keys: {
      analyst: keyOf('analyst'),
      operator: keyOf('operator'),
      provinceOf: (id) => keyOf(`province:${id}`),
    },
    records: [...made.values()].map(({ record }) => record),
  };
}

function listOf(provinceIds: readonly string[], portOf: (index: number) => number): string {
  return JSON.stringify({
    settings: { breakerOpenMillis: 2_000 },
    provinces: Object.fromEntries(
      provinceIds.map((id, index) => [id, { endpoint: `${local(portOf(index))}/${id}/graphql` }]),
    ),
  });
}

/** All at once they would keep each other from getting ready. */
async function startFewAtATime(programs: readonly Program[]): Promise<void> {
  const waiting = [...programs];
  const startNext = async (): Promise<void> => {
    for (let program = waiting.shift(); program; program = waiting.shift()) await program.start();
  };
  await Promise.all([startNext(), startNext(), startNext()]);
}
