import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** A process of the benchmark: one role each. */
export interface Role {
  pid: number;
  /** What it said when it was up. */
  up: Record<string, unknown>;
  /** Milliseconds from its start until it said so. */
  startMillis: number;
  call(command: string, value?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface RoleOptions {
  script: string;
  args?: readonly string[];
  environment?: Readonly<Record<string, string>>;
  /** Options of Node.js, such as those of its profiler. */
  nodeOptions?: readonly string[];
  /** What a process that knows nothing of benchmarks writes when it is up. */
  upLine?: RegExp;
}

type Message = { up: Record<string, unknown> } | { id: number; result: unknown };

export async function startRole(options: RoleOptions): Promise<Role> {
  const { script, args = [], nodeOptions = [], environment, upLine } = options;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, script, ...args], {
    env: { NODE_ENV: 'production', ...environment },
    stdio: ['ignore', upLine ? 'pipe' : 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let timer: NodeJS.Timeout | undefined;
  const up = await new Promise<Record<string, unknown>>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('up' in message) return resolve(message.up);
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
    });
    let written = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      const found = upLine?.exec(written);
      if (found) resolve({ ...found.groups });
    });
    child.once('exit', (code) => reject(new Error(`${script} has ended with ${String(code)}: ${written}`)));
    child.once('error', reject);
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${script} did not say within ${mostStartMillis} ms that it is up: ${written}`));
    }, mostStartMillis).unref();
  });
  clearTimeout(timer);
  let calls = 0;
  return {
    pid: child.pid ?? 0,
    up,
    startMillis: performance.now() - startedAt,
    call: (command, value = null) =>
      new Promise((resolve) => {
        calls += 1;
        waiting.set(calls, resolve);
        child.send({ id: calls, command, value });
      }),
    stop: () => stopChild(child),
  };
}

const mostStopMillis = 5_000;
/** Hive Gateway takes ten seconds on a quiet machine. */
const mostStartMillis = 120_000;

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), mostStopMillis);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}

/** One tick of the clock in which Linux counts the time of processes. */
const tickMillis = 10;

/** Milliseconds of processor time that a process has used so far, in user code and in the kernel's. */
export function cpuMillis(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMillis;
}

/** The same of its threads that live, as its scheduler counts it: not in ticks. */
export function fineCpuMillis(pid: number): number {
  const nanos = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanos.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** Files and connections that a process holds. */
export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

export function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
