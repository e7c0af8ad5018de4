import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '../../platform/paths';
import { freePorts } from '../../platform/testing/ports';

/** What can be wrong with a service; the kinds are in faultyProvince.mjs. */
export interface Fault {
  kind: string;
  [option: string]: unknown;
}

export interface Counts {
  requests: number;
  /** Requests that were answered at the same time, at most. */
  mostRunning: number;
  notModified: number;
  bytesSent: number;
  /** `If-None-Match` of each request, null if it had none. */
  tags: (string | null)[];
  openSockets: number;
}

/** A service of some provinces in a process of its own, which can be made to fail. */
export interface FaultyService {
  readonly port: number;
  /** Answers for all its provinces; with a path of one's own it is an endpoint apart. */
  url(path?: string): string;
  /** Null for a service that is well. */
  setFault(fault: Fault | null): Promise<void>;
  setMembers(members: Readonly<Record<string, number>>): Promise<void>;
  setCacheHeaders(headers: Readonly<Record<string, string>>): Promise<void>;
  counts(): Promise<Counts>;
  resetCounts(): Promise<void>;
  /** Stops listening and drops all connections. */
  close(): Promise<void>;
  /** Resets every connection that nothing is under way on. */
  resetIdle(): Promise<void>;
  /** Listens again, on the same port. */
  listen(): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends the process. */
  stop(): Promise<void>;
}

const script = projectPath('gateway', '__tests__', 'faults', 'faultyProvince.mjs');

/** Members by province id; at any free port if none is given. */
export async function startFaultyService(
  members: Readonly<Record<string, number>>,
  givenPort?: number,
): Promise<FaultyService> {
  const child = fork(script, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const call = createCaller(child);
  await call('members', members);
  // Not one of the system's choice, which another connection may have when the service wants to listen again.
  const [port = 0] = givenPort === undefined ? await freePorts(1) : [givenPort];
  await call('listen', port);
  return {
    port,
    url: (path = '') => `http://127.0.0.1:${port}${path}/graphql`,
    setFault: (fault) => call('fault', fault).then(ignore),
    setMembers: (given) => call('members', given).then(ignore),
    setCacheHeaders: (headers) => call('cacheHeaders', headers).then(ignore),
    counts: () => call('counts') as Promise<Counts>,
    resetCounts: () => call('resetCounts').then(ignore),
    close: () => call('close').then(ignore),
    resetIdle: () => call('resetIdle').then(ignore),
    listen: () => call('listen', port).then(ignore),
    signal: (name) => child.kill(name),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

type Reply = { id: number; result: unknown } | { id: number; error: string };

/** Calls into the process; rejected if it ends before it has answered. */
function createCaller(child: ChildProcess): (command: string, value?: unknown) => Promise<unknown> {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new Error(reply.error));
    else call?.resolve(reply.result);
  });
  child.on('exit', () => {
    for (const call of waiting.values()) call.reject(new Error('The service has ended'));
    waiting.clear();
  });
  return (command, value = null) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      child.send({ id: calls, command, value });
    });
}

function ignore(): void {}
