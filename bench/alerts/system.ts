import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKey } from '../../platform/apiKeys/keys';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { projectPath } from '../../platform/paths';
import { freePorts } from '../../platform/testing/ports';
import { answers, canConnect, createProgram, type Program } from '../operations/process';
import { createRedis } from '../operations/servers';
import { createPrometheus, type Prometheus } from './prometheus';
import { laySlowWire, type SlowWire } from './slowWire';

export const provinces = ['cao-bang', 'lang-son'] as const;
export type ProvinceId = (typeof provinces)[number];

/** What is watched, each a process of its own, and who watches it. */
export interface System {
  folder: string;
  origin: string;
  analystKey: string;
  redis: Program;
  register: Program;
  /** Instead of the register, at its port. */
  dueSoonRegister: Program;
  provinces: Readonly<Record<ProvinceId, Program>>;
  importUrlOf(id: ProvinceId): string;
  tokenOf(id: ProvinceId): string;
  gateway: Program;
  /** Another one, with whatever is wrong with it; not started. */
  createBrokenGateway(environment: Record<string, string>, options?: readonly string[]): Program;
  brokenOrigin: string;
  /** To the database of cao-bang. */
  wire: SlowWire;
  databaseUri: string;
  /** What the gateway tells of reports; answers by `status`. */
  receiver: { status: number };
  provincesFile: string;
  auditFile: string;
  prometheus: Prometheus;
  stop(): Promise<void>;
}

const local = (port: number) => `http://127.0.0.1:${port}`;
const tokenOf = (id: string) => `alerts-${id}-`.padEnd(43, 'Zk7q');
const tokenVariable = (id: string) => `PROVINCE_TOKEN_${id.toUpperCase().replaceAll('-', '_')}`;

export async function startSystem(folder: string): Promise<System> {
  const [database = 0, redisPort = 0, registerPort = 0, gatewayPort = 0, brokenPort = 0, ...ports] =
    await freePorts(13);
  const [caoBang = 0, langSon = 0, ...metricsPorts] = ports;
  const [ofRegister = 0, ofGateway = 0, ofBroken = 0, ofCaoBang = 0, ofLangSon = 0, prometheusPort = 0] =
    metricsPorts;
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const databaseUri = `mongodb://127.0.0.1:${database}`;
  const wire = await laySlowWire(database);
  const { privateKey, publicKeys } = createKeyPair();
  const publicKeysFile = write('shard-keys.json', publicKeys);
  const { key: analystKey, record } = createKey({ role: 'analyst', name: 'alerts' }, new Date());
  const receiver = await startReceiver();
  const portOf = { 'cao-bang': caoBang, 'lang-son': langSon };
  const provincesFile = write(
    'provinces.yml',
    JSON.stringify({
      provinces: Object.fromEntries(
        provinces.map((id) => [id, { endpoint: `${local(portOf[id])}/${id}/graphql` }]),
      ),
    }),
  );
  const tokens = Object.fromEntries(provinces.map((id) => [tokenVariable(id), tokenOf(id)]));

  function role(
    name: string,
    words: string[],
    port: number,
    environment: Record<string, string>,
    nodeOptions: readonly string[] = [],
  ): Program {
    return createProgram({
      name,
      command: process.execPath,
      words: [...nodeOptions, projectPath('bin', 'congdoan.js'), ...words, '--port', String(port)],
      environment: { DATA_DIR: join(folder, name), LOG_LEVEL: 'info', ...tokens, ...environment },
      logFile: join(folder, `${name}.log`),
      isReady: () => answers(`${local(port)}/health/live`),
    });
  }
  const serviceOf = (metricsPort: number, uri: string) => ({
    SHARD_PUBLIC_KEYS_FILE: publicKeysFile,
    METRICS_PORT: String(metricsPort),
    MONGODB_URI: uri,
  });
  const ofGateways = {
    REGISTER_URL: `${local(registerPort)}/graphql`,
    PROVINCES_FILE: provincesFile,
    KEYS_FILE: write('keys.json', JSON.stringify({ keys: [record] })),
    SHARD_PRIVATE_KEY_FILE: write('shard-key.json', privateKey),
    PROBE_SECONDS: '1',
  };
  const provinceOf = (id: ProvinceId, metricsPort: number, uri: string) =>
    role(id, ['province', '--id', id], portOf[id], {
      ...serviceOf(metricsPort, uri),
      GATEWAY_URL: local(gatewayPort),
    });
  const store = createProgram({
    name: 'database',
    command: process.execPath,
    words: [
      projectPath('dist', 'bench', 'faults', 'database.js'),
      join(folder, 'database'),
      String(database),
    ],
    logFile: join(folder, 'database.log'),
    isReady: () => canConnect(database),
  });
  const redis = createRedis(folder, redisPort);
  const register = role('register', ['register'], registerPort, serviceOf(ofRegister, databaseUri));
  const dueSoonRegister = createProgram({
    name: 'due-soon-register',
    command: process.execPath,
    words: [
      projectPath('dist', 'bench', 'alerts', 'dueSoonRegister.js'),
      ...[folder, String(registerPort), databaseUri, publicKeysFile],
    ],
    logFile: join(folder, 'due-soon-register.log'),
    isReady: () => answers(`${local(registerPort)}/health/ready`),
  });
  const services = {
    'cao-bang': provinceOf('cao-bang', ofCaoBang, `mongodb://127.0.0.1:${wire.port}`),
    'lang-son': provinceOf('lang-son', ofLangSon, databaseUri),
  };
  const auditFile = join(folder, 'gateway-audit.jsonl');
  const gateway = role('gateway', ['gateway'], gatewayPort, {
    ...ofGateways,
    METRICS_PORT: String(ofGateway),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    AUDIT_FILE: auditFile,
    REPORTS_WATCH_SECONDS: '1',
    WEBHOOK_URL: receiver.url,
    WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  });
  const prometheus = createPrometheus(folder, prometheusPort, {
    'congdoan-register': [ofRegister],
    'congdoan-province': [ofCaoBang, ofLangSon],
    'congdoan-gateway': [ofGateway],
  });
  const all = [store, redis, register, ...Object.values(services), gateway, prometheus.program];
  const started: Program[] = [];
  const stop = async () => {
    for (const program of [...started, dueSoonRegister]) await program.kill().catch(() => undefined);
    await wire.close();
    receiver.server.close();
  };
  try {
    for (const program of all) {
      started.push(program);
      await program.start();
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    folder,
    origin: local(gatewayPort),
    analystKey,
    redis,
    register,
    dueSoonRegister,
    provinces: services,
    importUrlOf: (id) => `${local(portOf[id])}/${id}/import`,
    tokenOf,
    gateway,
    createBrokenGateway(environment, options) {
      const program = role(
        'broken-gateway',
        ['gateway'],
        brokenPort,
        { ...ofGateways, METRICS_PORT: String(ofBroken), ...environment },
        options,
      );
      started.push(program);
      prometheus.watch('congdoan-gateway', ofBroken);
      return program;
    },
    brokenOrigin: local(brokenPort),
    wire,
    databaseUri,
    receiver,
    provincesFile,
    auditFile,
    prometheus,
    stop,
  };
}

interface Receiver {
  server: Server;
  url: string;
  status: number;
}

async function startReceiver(): Promise<Receiver> {
  const receiver = { status: 200 };
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(receiver.status).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = local(typeof address === 'object' && address ? address.port : 0);
  return Object.assign(receiver, { server, url });
}
