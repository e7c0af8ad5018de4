import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { byId, read, saved, startAccessSystem, type AccessSystem, type Read } from './accessSystem';

let system: AccessSystem;
beforeAll(async () => {
  system = await startAccessSystem();
});
afterAll(() => system.stop());

const adHoc = { query: '{ provinces { name } }' };

describe('a request', () => {
  it('keeps its id if it has a good one', async () => {
    const { headers } = await system.post('analyst', byId(saved), { 'x-request-id': 'màn-hình' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const kept = await system.post('analyst', byId(saved), { 'x-request-id': 'screen-7.1' });
    expect(kept.headers.get('x-request-id')).toBe('screen-7.1');
  });

  it('gets the headers by which browsers keep it from harm', async () => {
    const { headers } = await system.post('nobody', byId(saved), { origin: 'https://evil.invalid' });
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const known = await system.post('nobody', byId(saved), { origin: 'https://bang-tin.example' });
    expect(known.headers.get('access-control-allow-origin')).toBe('https://bang-tin.example');
  });

  it.each<[string, () => Promise<Read>, number, string]>([
    ['holds several operations', () => system.post('analyst', [adHoc, adHoc]), 400, 'BAD_USER_INPUT'],
    ['is no JSON', () => system.post('analyst', '{'), 400, 'BAD_REQUEST'],
    [
      'is longer than its role may send',
      () => system.post('nobody', { ...byId(saved), x: 'x'.repeat(3_000) }),
      413,
      'TOO_LARGE',
    ],
    [
      'is compressed',
      () => system.post('analyst', gzipSync(JSON.stringify(adHoc)), { 'content-encoding': 'gzip' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'is of another type',
      () => system.post('analyst', '<query/>', { 'content-type': 'text/xml' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['is for nothing', async () => read(await fetch(`${system.origin}/nothing`)), 404, 'NOT_FOUND'],
    ...[5, 'x', {}, { version: 1 }, { version: 1, sha256Hash: 5 }, { version: 2, sha256Hash: 'a' }].map(
      (persistedQuery): [string, () => Promise<Read>, number, string] => [
        `asks by ${JSON.stringify(persistedQuery)}`,
        () => system.post('analyst', { extensions: { persistedQuery } }),
        400,
        'BAD_USER_INPUT',
      ],
    ),
    ...['PUT', 'PATCH', 'DELETE'].map((method): [string, () => Promise<Read>, number, string] => [
      `comes by ${method}`,
      async () => read(await fetch(`${system.origin}/graphql`, { method })),
      405,
      'METHOD_NOT_ALLOWED',
    ]),
  ])('is refused where it %s', async (_what, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('says by which methods it may come', async () => {
    for (const method of ['HEAD', 'PUT']) {
      const { status, headers } = await fetch(`${system.origin}/graphql`, { method });
      expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
    }
  });

  it('is refused if it is longer than it says it is', async () => {
    const socket = connect(system.port, '127.0.0.1');
    const chunk = `${(4_000).toString(16)}\r\n${'x'.repeat(4_000)}\r\n`;
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n' +
        chunk,
    );
    const answer = await new Promise<string>((done) => socket.once('data', (data) => done(String(data))));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });
});
