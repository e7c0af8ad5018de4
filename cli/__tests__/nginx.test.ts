import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer, type AddressInfo, type Server as SocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../bench/operations/process';
import { createNginx } from '../../bench/operations/servers';
import { freePorts } from '../../platform/testing/ports';

const [binary] = spawnSync('which', ['nginx'], { encoding: 'utf8' }).stdout.split('\n');
if (!binary) process.stderr.write('nginx is not installed; the tests that need it are skipped\n');
const describeWithNginx = binary ? describe : describe.skip;

/** As long as the longest answers of the dashboard. */
const answer = 'x'.repeat(150_000);
const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${answer.length}\r\n\r\n`;

/** How a gateway may break off before it has answered, by what it has sent until then. */
const breaks: Record<string, string> = {
  'before its head': '',
  'within its head': head.slice(0, 20),
  'with status 502': 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n',
  'with status 503': 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n',
};

describeWithNginx('nginx, as deploy/nginx has it', () => {
  let folder: string;
  let failing: SocketServer;
  let well: Server;
  let nginx: Program;
  let origin: string;
  let sent = '';
  let failures = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    failing = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        failures += 1;
        if (sent === '') socket.destroy();
        else socket.write(sent, () => socket.destroy());
      });
    }).listen(0, '127.0.0.1');
    well = createHttpServer((request, response) => {
      request.resume();
      request.once('end', () => response.end(answer));
    }).listen(0, '127.0.0.1');
    await Promise.all([failing, well].map((server) => once(server, 'listening')));
    const [first = 0, second = 0] = [failing, well].map((server) => (server.address() as AddressInfo).port);
    const [port = 0] = await freePorts(1);
    origin = `http://127.0.0.1:${port}`;
    nginx = createNginx(folder, port, [first, second]);
    await nginx.start();
  }, 30_000);
  afterAll(async () => {
    await nginx.kill();
    failing.close();
    well.closeAllConnections();
    well.close();
    rmSync(folder, { recursive: true });
  });

  it.each(
    Object.keys(breaks).flatMap((how) =>
      ['GET /graphql', 'POST /graphql'].map((what) => [what, how] as const),
    ),
  )('answers a %s that one gateway breaks off %s by the other', async (what, how) => {
    sent = breaks[how] ?? '';
    failures = 0;
    const [method = '', path = ''] = what.split(' ');
    for (let turn = 0; turn < 4; turn += 1) {
      const response = await fetch(`${origin}${path}`, { method, ...(method === 'POST' && { body: '{}' }) });
      const text = await response.text();
      expect([response.status, text === answer]).toEqual([200, true]);
    }
    // They are asked in turn.
    expect(failures).toBeGreaterThanOrEqual(2);
  });

  it.each(['', answer.slice(0, 100_000)])(
    'passes on what breaks off later as what is cut off',
    async (part) => {
      sent = head + part;
      const ends = [];
      for (let turn = 0; turn < 2; turn += 1) ends.push(await endOf(await fetch(`${origin}/graphql`)));
      expect(ends.sort()).toEqual(['cut off', 'whole']);
    },
  );
});

function endOf(response: Response): Promise<string> {
  return response.text().then(
    (text) => (text === answer ? 'whole' : 'another'),
    () => 'cut off',
  );
}
