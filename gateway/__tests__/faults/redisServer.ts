import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../../platform/testing/ports';
import { eventually } from './harness';

const [binary] = spawnSync('which', ['redis-server'], { encoding: 'utf8' }).stdout.split('\n');
if (!binary) process.stderr.write('redis-server is not installed; the tests that need it are skipped\n');
/** Skips if there is no Redis to start. */
export const describeWithRedis = binary ? describe : describe.skip;

export interface Redis {
  port: number;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): Promise<void>;
}

/** Without persistence, in a folder of its own; at any free port if none is given. */
export async function startRedis(givenPort?: number): Promise<Redis> {
  const [port = 0] = givenPort === undefined ? await freePorts(1) : [givenPort];
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const options = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child: ChildProcess = spawn(binary ?? '', words, { stdio: 'ignore' });
  await eventually(() => canConnect(port));
  return {
    port,
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
