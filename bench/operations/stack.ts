import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { createKey } from '../../gateway/access/keys';
import { createShardKeyPair } from '../../services/shared/shardTokens/keys';
import { projectPath } from '../../services/shared/paths';
import { freePorts } from './ports';
import { answers, createProgram, type Program } from './process';

/** Everything that runs in production, each in a process of its own: nginx, two gateways, Redis, register, provinces. */
export interface Stack {
  /** What clients ask. */
  origin: string;
  /** An analyst's. */
  apiKey: string;
  gateways: Program[];
  register: Program;
  provinces: ReadonlyMap<string, Site>;
  stop(): Promise<void>;
}

export interface Site {
  program: Program;
  /** Where the province's operator imports. */
  importUrl: string;
  token: string;
}

/** Of an operator's password, so to speak: 43 signs, as those that `congdoan token` makes. */
const tokenOf = (province: string) => `operations-${province}-`.padEnd(43, 'Zk7q');

export async function startStack(folder: string, provinceIds: readonly string[]): Promise<Stack> {
  const [nginxPort = 0, redisPort = 0, registerPort = 0, ...ports] = await freePorts(5 + provinceIds.length);
  const gatewayPorts = ports.splice(0, 2);
  const origin = `http://127.0.0.1:${nginxPort}`;
  const { key: apiKey, record } = createKey({ role: 'analyst', name: 'operations' }, new Date());
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const keysFile = write('keys.json', JSON.stringify({ keys: [record] }));
  const { privateKey, publicKeys } = createShardKeyPair();
  const privateKeyFile = write('shard-key.json', privateKey);
  const publicKeysFile = write('shard-keys.json', publicKeys);
  const limitsFile = write(
    'limits.yml',
    'analyst: { requestsPerMinute: 1000000, costPerMinute: 1000000000 }\n',
  );
  const provincesFile = write(
    'provinces.yml',
    JSON.stringify({
      settings: { breakerOpenMillis: 2_000 },
      provinces: Object.fromEntries(
        provinceIds.map((id, index) => [id, { endpoint: `http://127.0.0.1:${ports[index]}/${id}/graphql` }]),
      ),
    }),
  );
  const tokens = Object.fromEntries(
    provinceIds.map((id) => [`PROVINCE_TOKEN_${id.toUpperCase().replaceAll('-', '_')}`, tokenOf(id)]),
  );

  /** A role of the program, with data of its own. */
  function role(name: string, words: string[], port: number, environment: Record<string, string>): Program {
    return createProgram({
      name,
      command: process.execPath,
      words: [projectPath('bin', 'congdoan.js'), ...words, '--port', String(port)],
      environment: { DATA_DIR: join(folder, name), LOG_LEVEL: 'warn', ...environment },
      logFile: join(folder, `${name}.log`),
      isReady: () => answers(`http://127.0.0.1:${port}/health/ready`),
    });
  }

  const redis = createRedis(folder, redisPort);
  const register = role('register', ['register'], registerPort, { SHARD_PUBLIC_KEYS_FILE: publicKeysFile });
  const gateways = gatewayPorts.map((port, index) =>
    role(`gateway-${index + 1}`, ['gateway'], port, {
      REGISTER_URL: `http://127.0.0.1:${registerPort}/graphql`,
      PROVINCES_FILE: provincesFile,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      SHARD_PRIVATE_KEY_FILE: privateKeyFile,
      KEYS_FILE: keysFile,
      LIMITS_FILE: limitsFile,
      TRUST_PROXY: '127.0.0.1',
      ...tokens,
    }),
  );
  const provinces = new Map(
    provinceIds.map((id, index) => {
      const port = ports[index] ?? 0;
      const variable = `PROVINCE_TOKEN_${id.toUpperCase().replaceAll('-', '_')}`;
      const environment = {
        GATEWAY_URL: origin,
        SHARD_PUBLIC_KEYS_FILE: publicKeysFile,
        [variable]: tokenOf(id),
      };
      const program = role(id, ['province', '--id', id], port, environment);
      return [id, { program, importUrl: `http://127.0.0.1:${port}/${id}/import`, token: tokenOf(id) }];
    }),
  );
  const nginx = createNginx(folder, nginxPort, gatewayPorts);
  const all = [redis, register, ...[...provinces.values()].map(({ program }) => program), ...gateways, nginx];
  const stop = async () => void (await Promise.all(all.map((program) => program.kill())));
  try {
    await redis.start();
    await register.start();
    // A few at a time: all at once they would keep each other from getting ready.
    const waiting = [...provinces.values()];
    const startNext = async (): Promise<void> => {
      for (let site = waiting.shift(); site; site = waiting.shift()) await site.program.start();
    };
    await Promise.all([startNext(), startNext(), startNext()]);
    await Promise.all(gateways.map((gateway) => gateway.start()));
    await nginx.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, apiKey, gateways, register, provinces, stop };
}

function createRedis(folder: string, port: number): Program {
  const options = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  return createProgram({
    name: 'redis',
    command: 'redis-server',
    words: Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    logFile: join(folder, 'redis.log'),
    isReady: async () => {
      const socket = createConnection(port, '127.0.0.1');
      await once(socket, 'connect').finally(() => socket.destroy());
      return true;
    },
  });
}

/** With the configuration that deploy/nginx has for production; only the addresses are others. */
function createNginx(folder: string, port: number, gatewayPorts: readonly number[]): Program {
  const own = join(folder, 'nginx');
  mkdirSync(own);
  const [first, second] = gatewayPorts;
  const server = readFileSync(projectPath('deploy', 'nginx', 'congdoan.conf'), 'utf8')
    .replace('gateway-1:4000', `127.0.0.1:${first}`)
    .replace('gateway-2:4000', `127.0.0.1:${second}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${own}/${kind};`,
  );
  writeFileSync(
    join(own, 'nginx.conf'),
    [
      `pid ${own}/nginx.pid;`,
      'worker_processes 1;',
      'events { worker_connections 512; }',
      'http {',
      'access_log off;',
      ...temporary,
      server,
      '}',
    ].join('\n'),
  );
  return createProgram({
    name: 'nginx',
    command: 'nginx',
    words: [
      '-p',
      own,
      '-c',
      join(own, 'nginx.conf'),
      '-e',
      'stderr',
      '-g',
      'daemon off; master_process off;',
    ],
    logFile: join(folder, 'nginx.log'),
    isReady: () => answers(`http://127.0.0.1:${port}/health/live`),
  });
}
