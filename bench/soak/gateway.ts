import { startGateway, type GatewayOptions } from '../../gateway';

/** The gateway of a soak run, in a process of its own: what it uses is only its own use. */

export interface Usage {
  heapMegabytes: number;
  residentMegabytes: number;
  /** Open sockets, the one that it listens on not counted. */
  sockets: number;
  timers: number;
}

export type Command =
  { command: 'start'; options: GatewayOptions } | { command: 'usage' } | { command: 'stop' };
export type Reply = { origin: string } | { usage: Usage } | { stopped: true };

let stop = () => Promise.resolve();

process.on('unhandledRejection', (error) => {
  process.stderr.write(`Unhandled rejection in the gateway: ${String(error)}\n`);
  process.exit(1);
});
process.on('message', (message: Command) => {
  void handle(message).then((reply) => process.send?.(reply));
});

async function handle(message: Command): Promise<Reply> {
  switch (message.command) {
    case 'start': {
      const gateway = await startGateway(message.options);
      ({ stop } = gateway);
      return { origin: gateway.origin };
    }
    case 'usage':
      return { usage: measure() };
    case 'stop':
      await stop();
      process.disconnect();
      return { stopped: true };
  }
}

function measure(): Usage {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const count = (kind: string) => process.getActiveResourcesInfo().filter((active) => active === kind).length;
  return {
    heapMegabytes: heapUsed / 1e6,
    residentMegabytes: rss / 1e6,
    sockets: count('TCPSocketWrap'),
    timers: count('Timeout'),
  };
}
