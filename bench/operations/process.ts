import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A program that can be killed and started again as it was. */
export interface Program {
  readonly name: string;
  /** @throws if it does not run */
  pid(): number;
  start(): Promise<void>;
  /** The same for what may end by itself; nothing is said if it does, or is not ready within that time. */
  tryStart(millis: number): Promise<void>;
  isRunning(): boolean;
  /**
   * As a machine that loses its power would.
   *
   * @throws if it has ended by itself, which nothing here may do
   */
  kill(): Promise<void>;
  /** @throws if it has ended by itself */
  assertRunning(): void;
}

export interface ProgramOptions {
  name: string;
  command: string;
  words: readonly string[];
  /** Nothing of our own environment is passed on but where programs are found. */
  environment?: Readonly<Record<string, string>>;
  /** Takes what it says. */
  logFile: string;
  /** Resolved if it is ready. */
  isReady(): Promise<boolean>;
}

const readyWithinMillis = 120_000;
const pollMillis = 200;

/** Whatever runs, so that nothing of it is left behind, however this process ends. */
const running = new Set<ChildProcess>();

/** At once, and without waiting: for the end of this process. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function createProgram(options: ProgramOptions): Program {
  const { name, command, words, environment = {}, logFile, isReady } = options;
  let child: ChildProcess | null = null;

  function assertRunning(): void {
    if (!child || !hasEnded(child)) return;
    throw new Error(`${name} has ended by itself with ${endOf(child)}; see ${logFile}`);
  }

  async function spawnChild(): Promise<ChildProcess> {
    const log = createWriteStream(logFile, { flags: 'a' });
    await once(log, 'open');
    // eslint-disable-next-line no-restricted-properties -- where programs are found is no setting of ours
    const env = { PATH: process.env.PATH ?? '', ...environment };
    const started = spawn(command, [...words], { env, stdio: ['ignore', log, log] });
    await once(started, 'spawn');
    // The program has a handle of its own.
    log.close();
    child = started;
    running.add(started);
    started.once('exit', () => running.delete(started));
    return started;
  }

  return {
    name,
    pid() {
      if (child?.pid === undefined) throw new Error(`${name} does not run`);
      return child.pid;
    },
    isRunning: () => child !== null && !hasEnded(child),
    async start() {
      await spawnChild();
      const until = Date.now() + readyWithinMillis;
      while (!(await isReady().catch(() => false))) {
        assertRunning();
        if (Date.now() > until)
          throw new Error(`${name} is not ready after ${readyWithinMillis} ms; see ${logFile}`);
        await delay(pollMillis);
      }
    },
    async tryStart(millis) {
      const started = await spawnChild();
      const until = Date.now() + millis;
      while (Date.now() < until && !hasEnded(started) && !(await isReady().catch(() => false))) {
        await delay(pollMillis);
      }
      if (hasEnded(started)) child = null;
    },
    async kill() {
      assertRunning();
      if (!child) return;
      const killed = child;
      child = null;
      const exited = once(killed, 'exit');
      killed.kill('SIGKILL');
      await exited;
    },
    assertRunning,
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function endOf({ exitCode, signalCode }: ChildProcess): string {
  return exitCode === null ? String(signalCode) : `status ${exitCode}`;
}

export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.arrayBuffer();
  return response.ok;
}

/** @throws if nothing listens at the port */
export async function canConnect(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  await once(socket, 'connect').finally(() => socket.destroy());
  return true;
}
