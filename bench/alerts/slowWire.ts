import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A port that leads to another one, whose answers can be held up, and which can be cut. */
export interface SlowWire {
  port: number;
  setDelay(millis: number): void;
  /** From now on nothing gets through. */
  cut(): void;
  close(): Promise<void>;
}

export async function laySlowWire(toPort: number): Promise<SlowWire> {
  const sockets = new Set<Socket>();
  let delayMillis = 0;
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(toPort, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (chunk) => {
      if (delayMillis === 0) near.write(chunk);
      else setTimeout(() => near.write(chunk), delayMillis);
    });
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const destroyAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    setDelay: (millis) => void (delayMillis = millis),
    cut() {
      isCut = true;
      destroyAll();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        destroyAll();
      }),
  };
}
