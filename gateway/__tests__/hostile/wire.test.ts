import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { effort } from '../../../platform/testing/effort';
import { internals, startAttack, type Attack } from './attack';
import { heldBytes } from './memory';

const wrongTokens = effort(2_000, 20_000);

let attack: Attack;
let port: number;
/** Clients that send byte by byte all the while. */
let drip: Drip;
beforeAll(async () => {
  attack = await startAttack();
  port = Number(new URL(attack.system.origin).port);
  drip = startDrip(100);
}, 120_000);
afterAll(async () => {
  drip.stop();
  await attack.finish('Wire');
});

interface Drip {
  /** When the gateway has closed each of them. */
  closed: Promise<unknown>;
  stop(): void;
}

function startDrip(count: number): Drip {
  const sockets: Socket[] = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
  attack.count(sockets.length);
  const closed = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => socket.on('error', () => undefined).on('close', () => resolve())),
  );
  for (const socket of sockets) socket.write('POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n');
  const timer = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x-a: b\r\n');
  }, 1_000);
  return {
    closed: Promise.all(closed),
    stop() {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Everything that is answered to these bytes, until the connection is closed or nothing more comes for a while. */
function exchange(bytes: string | Buffer, quietMillis = 3_000): Promise<string> {
  attack.count(1);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(quietMillis, end);
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', end).on('close', end);
    socket.write(bytes);
  });
}

const head = (first: string, ...lines: string[]) =>
  [first, 'host: 127.0.0.1', 'connection: close', ...lines, '', ''].join('\r\n');
const post = (body: string | Buffer, ...lines: string[]) =>
  Buffer.concat([
    Buffer.from(
      head(
        'POST /graphql HTTP/1.1',
        'content-type: application/json',
        `content-length: ${body.length}`,
        ...lines,
      ),
    ),
    Buffer.from(body),
  ]);
const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

describe('a path that leads elsewhere', () => {
  it.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/package.json',
    '/..\\..\\package.json',
    '/embed/../../package.json',
    '/embed/..%2f..%2fpackage.json',
    '/playground/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/provinces/..%2f..%2fetc/revision',
    '//evil.invalid/graphql',
    '/graphql/../.env',
    '/.git/config',
    '/%00',
    '/%c0%ae%c0%ae/',
    '/graphql%00.json',
    'http://127.0.0.1:9/',
    'http://evil.invalid/graphql?query={__typename}',
  ])('%s', async (path) => {
    const answer = await exchange(head(`GET ${path} HTTP/1.1`));
    // It may lead to the dashboard's page, which is 200 if it is built and 503 if it is not; to no other file.
    const isPage = /^content-type: text\/html/im.test(answer) && answer.includes('<div id="page">');
    expect([400, 403, 404, 503, ...(isPage ? [200] : [])]).toContain(status(answer));
    expect(answer).not.toMatch(/"congdoan-graph"|\[core\]/);
    expect(answer).not.toMatch(internals);
  });
});

describe('a header that would write another', () => {
  it.each([
    'x-request-id: a%0d%0ax-evil: 1',
    'x-request-id: a\nx-evil: 1',
    'x-request-id: a\rx-evil: 1',
    'origin: https://evil.invalid%0d%0ax-evil: 1',
    'operation-deadline-millis: 5\nx-evil: 1',
    'host: evil.invalid',
    'x-forwarded-host: evil.invalid',
    'transfer-encoding: chunked, identity',
    `x-long: ${'x'.repeat(40_000)}`,
  ])('%.40j', async (line) => {
    const answer = await exchange(head('GET /health/live HTTP/1.1', line));
    expect(status(answer)).toBeLessThan(500);
    expect(answer.split('\r\n\r\n')[0]).not.toMatch(/^x-evil/im);
    expect(answer).not.toContain('evil.invalid');
  });
});

describe('a body that is not what it seems', () => {
  it.each([
    ['a bomb', () => post(gzipSync(Buffer.alloc(50_000_000)), 'content-encoding: gzip'), [413, 415]],
    [
      'a length that is too long',
      () => head('POST /graphql HTTP/1.1', 'content-length: 99999999999'),
      [413, 415],
    ],
    ['two lengths', () => head('POST /graphql HTTP/1.1', 'content-length: 5', 'content-length: 6'), [400]],
    [
      'a length and chunks',
      () => head('POST /graphql HTTP/1.1', 'content-length: 5', 'transfer-encoding: chunked'),
      [400],
    ],
  ])('%s', async (_name, bytes, expected) => {
    expect(expected).toContain(status(await exchange(bytes())));
    await attack.assertAlive();
  });
});

describe(`${wrongTokens} wrong tokens`, () => {
  it('let nobody in, and take no memory', async () => {
    const connections = 10;
    const pipelined = 100;
    const before = heldBytes();
    const statuses = new Map<string, number>();
    await Promise.all(
      Array.from({ length: connections }, () => sendTokens(wrongTokens / connections, pipelined, statuses)),
    );
    attack.count(wrongTokens);
    expect([...statuses.keys()].sort()).toEqual(['401', '429']);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(wrongTokens);
    expect(heldBytes() - before).toBeLessThan(50 * 1024 * 1024);
    await attack.assertAlive();
  }, 120_000);
});

describe('clients that send byte by byte', () => {
  // Last, since they have until the gateway's time for a request's head is over; it has answered all else meanwhile.
  it('are cut off', async () => {
    await drip.closed;
    await attack.assertAlive();
  }, 40_000);
});

/** Over one connection, so many at once, each with another token. */
function sendTokens(count: number, pipelined: number, statuses: Map<string, number>): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let sent = 0;
    let answered = 0;
    let rest = '';
    const send = () => {
      let text = '';
      for (const until = sent + pipelined; sent < until && sent < count; sent += 1) {
        const token = `cdk_${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}_${'A'.repeat(43)}`;
        text += `GET /graphql?query={__typename} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`;
      }
      socket.write(text);
    };
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      const found = rest.match(/HTTP\/1\.1 \d+/g) ?? [];
      for (const line of found) statuses.set(line.slice(9), (statuses.get(line.slice(9)) ?? 0) + 1);
      // What may be the beginning of the next one.
      rest = rest.slice(Math.max(0, rest.lastIndexOf('HTTP/1.1 ') + 12, rest.length - 11));
      answered += found.length;
      if (answered >= count) {
        socket.destroy();
        resolve();
      } else if (answered >= sent) send();
    });
    socket.on('error', reject);
    send();
  });
}
