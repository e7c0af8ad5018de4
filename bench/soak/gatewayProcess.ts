import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { GatewayOptions } from '../../gateway';
import type { Command, Reply, Usage } from './gateway';

export interface GatewayProcess {
  origin: string;
  pid: number;
  usage(): Promise<Usage>;
  /** Milliseconds that it took to stop; rejected if it did not end well. */
  stop(): Promise<number>;
  kill(): void;
}

const mostStopMillis = 10_000;

export async function startGatewayProcess(
  options: GatewayOptions,
  nodeOptions: readonly string[] = [],
): Promise<GatewayProcess> {
  const child = fork(join(__dirname, 'gateway.js'), { execArgv: ['--expose-gc', ...nodeOptions] });
  const ask = async (command: Command): Promise<Reply> => {
    child.send(command);
    // What was not waited for to its end leaves no listener.
    const over = new AbortController();
    const { signal } = over;
    try {
      const [reply] = (await Promise.race([
        once(child, 'message', { signal }),
        once(child, 'exit', { signal }).then(([code]) => {
          throw new Error(`The gateway has ended with status ${String(code)}`);
        }),
      ])) as [Reply];
      return reply;
    } finally {
      over.abort();
    }
  };
  const reply = await ask({ command: 'start', options });
  if (!('origin' in reply)) throw new Error('The gateway did not start');
  return {
    origin: reply.origin,
    pid: child.pid ?? 0,
    async usage() {
      const measured = await ask({ command: 'usage' });
      if (!('usage' in measured)) throw new Error('The gateway measured nothing');
      return measured.usage;
    },
    async stop() {
      const startedAt = performance.now();
      const exited = once(child, 'exit') as Promise<[code: number | null]>;
      child.send({ command: 'stop' } satisfies Command);
      const timer = setTimeout(() => child.kill('SIGKILL'), mostStopMillis);
      const [code] = await exited;
      clearTimeout(timer);
      if (code !== 0) throw new Error(`The gateway has ended with status ${String(code)}`);
      return performance.now() - startedAt;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
