import { connect, createServer, type Socket } from 'node:net';
import { freePorts } from '../../../platform/testing/ports';

/** A port that leads to another one, and can be cut: a service that is not there yet, goes away and comes back. */
export interface Wire {
  origin: string;
  connect(): Promise<void>;
  cut(): Promise<void>;
  /** Takes connections and what comes on them, and gives nothing back, as a process that was stopped: until it is cut. */
  hang(): void;
}

/** Not connected at first. */
export async function layWire(toPort: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server = createServer((near) => {
    if (isHanging) {
      sockets.add(near);
      near.on('error', () => near.destroy()).resume();
      return;
    }
    const far = connect(toPort, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  const [port = 0] = await freePorts(1);
  const listen = () => {
    isHanging = false;
    return new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const hang = () => {
    isHanging = true;
    for (const socket of sockets) socket.unpipe().resume();
  };
  return { origin: `http://127.0.0.1:${port}`, connect: listen, cut, hang };
}
