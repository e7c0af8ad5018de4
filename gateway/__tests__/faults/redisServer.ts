import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisUsers } from '../../../cli/secrets';
import { freePorts } from '../../../platform/testing/ports';
import { eventually } from './harness';

const [binary] = spawnSync('which', ['redis-server'], { encoding: 'utf8' }).stdout.split('\n');
if (!binary) process.stderr.write('redis-server is not installed; the tests that need it are skipped\n');
/** Skips if there is no Redis to start. */
export const describeWithRedis = binary ? describe : describe.skip;

const password = 'mat-khau-cua-cong-chung';

export interface Redis {
  port: number;
  /** With the name and the password of the gateways. */
  url: string;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): Promise<void>;
}

/** As it is deployed: without persistence, by name and password; at any free port if none is given. */
export async function startRedis(givenPort?: number): Promise<Redis> {
  const [port = 0] = givenPort === undefined ? await freePorts(1) : [givenPort];
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const aclfile = join(folder, 'users.acl');
  writeFileSync(aclfile, redisUsers(password));
  const options = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no', aclfile };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child: ChildProcess = spawn(binary ?? '', words, { stdio: 'ignore' });
  await eventually(() => canConnect(port));
  return {
    port,
    url: `redis://congdoan:${password}@127.0.0.1:${port}`,
    signal: (name) => child.kill(name),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function canConnect(port: number): Promise<void> {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
