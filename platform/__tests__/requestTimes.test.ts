import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { createHttpServer } from '../httpServer';
import { silentLogger } from '../logger';
import { boundBodies, fileTimeoutMillis, requestTimeoutMillis } from '../requestTimes';

const servers: FastifyInstance[] = [];
afterEach(() => Promise.all(servers.splice(0).map((app) => app.close())));

/** One whose other requests are ended after 300 ms. */
async function openServer(): Promise<number> {
  const app = await createHttpServer({ takesFiles: true, logger: silentLogger });
  servers.push(app);
  boundBodies(app, 300);
  app.post('/file', { config: { takesFile: true } }, () => 'file');
  const onRequest = async (_: unknown, reply: FastifyReply) => {
    await reply.code(401).send('refused');
  };
  app.post('/refused', { config: { takesFile: true }, onRequest }, () => 'file');
  app.post('/other', () => 'other');
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}

/** What comes back for a body of four letters of which one is sent, and the others when `rest` says so. */
async function send(port: number, path: string, rest: Promise<unknown>, after = 'close'): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += String(chunk)));
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: ${after}\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n1`,
  );
  void rest.then(() => socket.write('234'));
  await once(socket, 'close');
  return text.split('\r\n')[0] ?? '';
}

describe('a server that takes files', () => {
  it('gives a file minutes, and everything else as long as a server without files', () => {
    expect([fileTimeoutMillis, requestTimeoutMillis]).toEqual([900_000, 30_000]);
  });

  it('ends a slow request to another route, also to none, while a slow file is taken', async () => {
    const port = await openServer();
    const never = new Promise(() => undefined);
    const others = Promise.all([send(port, '/other', never), send(port, '/nothing', never)]);
    const file = send(port, '/file', others);
    expect(await others).toEqual(['HTTP/1.1 408 Request Timeout', 'HTTP/1.1 408 Request Timeout']);
    expect(await file).toBe('HTTP/1.1 200 OK');
  });

  it('ends a file that was refused by its head and goes on coming', async () => {
    const never = new Promise(() => undefined);
    expect(await send(await openServer(), '/refused', never, 'keep-alive')).toBe('HTTP/1.1 401 Unauthorized');
  });

  it('leaves a request alone that came in time', async () => {
    const port = await openServer();
    expect(await send(port, '/other', Promise.resolve())).toBe('HTTP/1.1 200 OK');
  });
});

it('a server without files gives its requests half a minute', async () => {
  const app = await createHttpServer({ logger: silentLogger });
  servers.push(app);
  expect(app.server.requestTimeout).toBe(30_000);
});
