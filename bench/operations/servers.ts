import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths';
import { answers, createProgram, type Program } from './process';

/** What others have written: Redis and nginx. */
export function createRedis(folder: string, port: number): Program {
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
export function createNginx(folder: string, port: number, gatewayPorts: readonly number[]): Program {
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
