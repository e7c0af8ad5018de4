import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A program that can be killed and started again as it was. */
export interface Program {
  readonly name: string;
  start(): Promise<void>;
  /** As a machine that loses its power would. */
  kill(): Promise<void>;
}

export interface ProgramOptions {
  name: string;
  command: string;
  words: readonly string[];
  /** Nothing of our own environment is passed on but where programs are found. */
  environment?: Readonly<Record<string, string>>;
  /** Takes what it says. */
  logFile: string;
  /** Resolved where it is ready. */
  isReady(): Promise<boolean>;
}

const readyWithinMillis = 180_000;
const pollMillis = 200;

export function createProgram(options: ProgramOptions): Program {
  const { name, command, words, environment = {}, logFile, isReady } = options;
  let child: ChildProcess | null = null;
  return {
    name,
    async start() {
      const log = createWriteStream(logFile, { flags: 'a' });
      await once(log, 'open');
      // eslint-disable-next-line no-restricted-properties -- where programs are found is no setting of ours
      const env = { PATH: process.env.PATH ?? '', ...environment };
      const started = spawn(command, [...words], { env, stdio: ['ignore', log, log] });
      child = started;
      const until = Date.now() + readyWithinMillis;
      while (!(await isReady().catch(() => false))) {
        if (started.exitCode !== null || started.signalCode !== null) {
          throw new Error(`${name} has ended before it was ready; see ${logFile}`);
        }
        if (Date.now() > until)
          throw new Error(`${name} is not ready after ${readyWithinMillis} ms; see ${logFile}`);
        await delay(pollMillis);
      }
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.arrayBuffer();
  return response.ok;
}
