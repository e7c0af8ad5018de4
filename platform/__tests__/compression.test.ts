import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { encodingOf, leastCompressedBytes } from '../compression';
import { createHttpServer } from '../httpServer';
import { silentLogger } from '../logger';

const long = JSON.stringify({ data: 'Đoàn viên '.repeat(500) });
let app: FastifyInstance;
beforeAll(async () => {
  app = await createHttpServer({ compression: true, logger: silentLogger });
  app.get('/long', (_request, reply) => reply.type('application/graphql-response+json').send(long));
  app.get('/edge/:bytes', ({ params }, reply) =>
    reply.type('application/json').send('x'.repeat(Number((params as { bytes: string }).bytes))),
  );
  app.get('/stream', (_request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('vary', 'accept-language')
      .send(Readable.from(['a,b\n', 'c,d\n'])),
  );
  app.get('/workbook', (_request, reply) => reply.type('application/vnd.x').send(Readable.from([long])));
  app.get('/packed', (_request, reply) =>
    reply.type('application/json').header('content-encoding', 'zstd').send(long),
  );
  app.get('/broken', (_request, reply) =>
    reply.type('text/csv').send(
      Readable.from(
        (function* () {
          yield 'a,b\n'.repeat(10_000);
          throw new Error('source failed');
        })(),
      ),
    ),
  );
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

const get = (url: string, accepted?: string) =>
  app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });

describe('an answer', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0.5, gzip;q=0.8', 'gzip', gunzipSync],
    ['br;q=0, *', 'gzip', gunzipSync],
  ] as const)('travels packed as the client has it: %s', async (accepted, encoding, unpack) => {
    for (const time of ['first', 'again']) {
      const { headers, rawPayload } = await get('/long', accepted);
      expect([time, headers['content-encoding'], headers.vary]).toEqual([time, encoding, 'accept-encoding']);
      expect(headers['content-length']).toBe(String(rawPayload.length));
      expect(rawPayload.length).toBeLessThan(long.length / 10);
      expect(unpack(rawPayload).toString()).toBe(long);
    }
  });

  it.each([undefined, '', 'identity', 'zstd', 'gzip;q=0, br;q=0.0', ';;,'])(
    'travels as it is if the client takes it only so: %s',
    async (accepted) => {
      const { headers, payload } = await get('/long', accepted);
      expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'accept-encoding']);
      expect(payload).toBe(long);
    },
  );

  it('travels as it is if it is short', async () => {
    const short = await get(`/edge/${leastCompressedBytes - 1}`, 'br');
    const enough = await get(`/edge/${leastCompressedBytes}`, 'br');
    expect(short.headers['content-encoding']).toBeUndefined();
    expect(enough.headers['content-encoding']).toBe('br');
  });

  it('is packed while it is written, and says once more what it depends on', async () => {
    const { headers, rawPayload } = await get('/stream', 'gzip');
    expect([headers['content-encoding'], headers.vary]).toEqual(['gzip', 'accept-language, accept-encoding']);
    expect(gunzipSync(rawPayload).toString()).toBe('a,b\nc,d\n');
  });

  it.each(['/workbook', '/packed'])('is not packed twice: %s', async (url) => {
    const { headers, payload } = await get(url, 'br');
    expect([undefined, 'zstd']).toContain(headers['content-encoding']);
    expect(payload).toBe(long);
  });

  it('of a source that fails is broken off, not ended', async () => {
    const address = app.server.address() as { port: number };
    const response = await fetch(`http://127.0.0.1:${address.port}/broken`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    await expect(response.text()).rejects.toThrow();
  });
});

it.each([
  ['identity;q=1, gzip;q=0.5', null],
  ['gzip;q=0.5, identity', null],
  ['*;q=0.1, identity', null],
  ['identity;q=0.5, gzip', 'gzip'],
  ['identity, gzip', 'gzip'],
  ['identity;q=0, br', 'br'],
])('packs "%s" by what the client would rather have', (header, encoding) => {
  expect(encodingOf(header)).toBe(encoding);
});

it('reads no encoding out of what names none', () => {
  expect([encodingOf(undefined), encodingOf('*'), encodingOf('BR'), encodingOf(['gzip'])]).toEqual([
    ...[null, 'br', 'br', 'gzip'],
  ]);
});
