import { startGateway, type GatewayOptions } from '../../gateway';
import type { GraphqlServer } from '../../platform/graphqlServer';

/** The gateway of a soak run, in a process of its own: what it uses is only its own use. */

export interface Usage {
  /** Objects and buffers, after a collection. */
  heapMegabytes: number;
  residentMegabytes: number;
  /** Open sockets, the one that it listens on not counted. */
  sockets: number;
  timers: number;
}

export type Command =
  { command: 'start'; options: GatewayOptions } | { command: 'usage' } | { command: 'stop' };
export type Reply = { origin: string } | { usage: Usage };

let running: GraphqlServer | null = null;

process.on('unhandledRejection', (error) => {
  process.stderr.write(`Unhandled rejection in the gateway: ${String(error)}\n`);
  process.exit(1);
});
process.on('message', (message: Command) => {
  void handle(message).then((reply) => reply && process.send?.(reply));
});

async function handle(message: Command): Promise<Reply | null> {
  switch (message.command) {
    case 'start':
      running = await startGateway(message.options);
      return { origin: running.origin };
    case 'usage':
      return { usage: measure() };
    case 'stop':
      await running?.stop();
      // Nothing keeps the process now but what has been left over.
      process.disconnect();
      return null;
  }
}

function measure(): Usage {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const count = (kind: string) => process.getActiveResourcesInfo().filter((active) => active === kind).length;
  return {
    heapMegabytes: (heapUsed + external) / 1e6,
    residentMegabytes: rss / 1e6,
    sockets: count('TCPSocketWrap'),
    timers: count('Timeout'),
  };
}
