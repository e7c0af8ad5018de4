import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { createHttpServer } from '../../platform/httpServer';
import { silentLogger } from '../../platform/logger';
import { addGatewayPages, sendMissingGatewayPage } from '../pages';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
const script = 'console.log("a script that is long enough")';
let app: FastifyInstance;
let withoutPages: FastifyInstance;

beforeAll(() => {
  writeFile('dashboard/index.html', '<p>dashboard</p>');
  writeFile('dashboard/icon.svg', '<svg/>');
  writeFile('dashboard/nhung.js', 'listen');
  writeFile('guide/index.html', '<p>guide</p>');
  writeFile('guide/analyst/tables.html', '<p>tables</p>');
  writeFile('playground/index.html', '<p>playground</p>');
  writeFile('playground/assets/main-Ab12.js', script);
  writeFile('playground/assets/main-Ab12.js.gz', gzipSync(script));
  app = serverOf(folder);
  withoutPages = serverOf(join(folder, 'nothing'));
});
afterAll(async () => {
  await Promise.all([app.close(), withoutPages.close()]);
  rmSync(folder, { recursive: true });
});

function writeFile(path: string, content: string | Buffer): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function serverOf(pages: string): FastifyInstance {
  const server = fastify();
  server.get('/graphql', () => 'graphql');
  addGatewayPages(server, {
    folder: pages,
    embedHosts: ['https://congdoan.example', 'https://tinh.example'],
  });
  return server;
}

/** Status, body and some headers of an answer. */
async function get(url: string, names: string[] = [], headers: Record<string, string> = {}) {
  const { statusCode, body, headers: answered } = await app.inject({ url, headers });
  return [statusCode, body, ...names.map((name) => answered[name])];
}

describe('the built pages', () => {
  it('answers the playground at its address, and the dashboard at its own and at the addresses of its views', async () => {
    for (const url of ['/playground', '/playground/', '/playground?example=clusterOverview']) {
      expect(await get(url, ['content-type'])).toEqual([
        200,
        '<p>playground</p>',
        'text/html; charset=utf-8',
      ]);
    }
    for (const url of [
      ...[
        '/',
        '/xem',
        '/xem/cum-5/2024',
        '/embed/xem/cum-5',
        '/nhung/chi-tieu/members',
        '/chi-tieu/members',
        '/tinh/cao-bang',
        '/cum/cum-5',
        '/cum/cum-5/2024',
      ],
      ...['/tai-lieu/document:cao-bang:s0', '/tim?q=cao', '/bang?measures=members', '/dang-nhap'],
    ]) {
      expect(await get(url)).toEqual([200, '<p>dashboard</p>']);
    }
  });

  it('answers the guide, and its pages where they lie', async () => {
    for (const url of ['/huong-dan', '/huong-dan/']) expect(await get(url)).toEqual([200, '<p>guide</p>']);
    expect(await get('/huong-dan/analyst/tables.html')).toEqual([200, '<p>tables</p>']);
  });

  it('leaves other addresses alone', async () => {
    expect(await get('/graphql', ['content-security-policy'])).toEqual([200, 'graphql', undefined]);
    const statusOf = async (url: string) => [url, (await app.inject({ url })).statusCode];
    expect(await statusOf('/nothing')).toEqual(['/nothing', 404]);
    expect(await statusOf('/playground/assets')).toEqual(['/playground/assets', 404]);
    expect(await statusOf('/playground/..%2Fdashboard/icon.svg')).toEqual([
      '/playground/..%2Fdashboard/icon.svg',
      404,
    ]);
  });

  it('answers a browser that asks for a page by a wrong address with a page, and programs as before', async () => {
    const options = { folder, embedHosts: [] };
    const server = await createHttpServer({
      missingPage: (request, reply) => sendMissingGatewayPage(request, reply, options),
      logger: silentLogger,
    });
    addGatewayPages(server, options);
    const asked = (accept: string) => server.inject({ url: '/khong-co', headers: { accept } });
    const page = await asked('text/html,application/xhtml+xml');
    expect([page.statusCode, page.body, page.headers['content-type']]).toEqual([
      404,
      '<p>dashboard</p>',
      'text/html; charset=utf-8',
    ]);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const answer = await asked('*/*');
    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { errors: [{ message: 'There is nothing here', extensions: { code: 'NOT_FOUND' } }] },
    ]);
    await server.close();
  });

  it('lets files with a hash in their name be kept for ever, and the others be asked for again', async () => {
    const headers = ['cache-control'];
    expect(await get('/playground/assets/main-Ab12.js', headers)).toEqual([
      200,
      script,
      'public, max-age=31536000, immutable',
    ]);
    expect(await get('/icon.svg', headers)).toEqual([200, '<svg/>', 'no-cache']);
    expect(await get('/', headers)).toEqual([200, '<p>dashboard</p>', 'no-cache']);
  });

  it('sends what was compressed when it was built to whoever takes it', async () => {
    const url = '/playground/assets/main-Ab12.js';
    const names = ['content-encoding', 'content-type', 'vary'];
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.rawPayload).toEqual(gzipSync(script));
    expect(names.map((name) => packed.headers[name])).toEqual([
      'gzip',
      'application/javascript; charset=utf-8',
      'accept-encoding',
    ]);
    expect((await get(url, names)).slice(2)).toEqual([
      undefined,
      'application/javascript; charset=utf-8',
      'accept-encoding',
    ]);
  });

  it('lets nothing but the page itself run, and nobody frame it but the configured hosts its embedded views', async () => {
    const policy = (styles: string, framedBy: string) =>
      `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; ` +
      `style-src ${styles}; frame-ancestors ${framedBy}`;
    const name = ['content-security-policy'];
    for (const url of ['/', '/xem/cum-5', '/icon.svg']) {
      expect((await get(url, name))[2]).toBe(policy("'self'", "'none'"));
    }
    for (const url of ['/playground', '/playground/assets/main-Ab12.js']) {
      expect((await get(url, name))[2]).toBe(policy("'self' 'unsafe-inline'", "'none'"));
    }
    for (const url of ['/nhung/xem/cum-5', '/embed/cum-5']) {
      expect((await get(url, name))[2]).toBe(
        policy("'self'", "'self' https://congdoan.example https://tinh.example"),
      );
    }
    expect(
      (await get('/', ['x-content-type-options', 'referrer-policy', 'permissions-policy'])).slice(2),
    ).toEqual(['nosniff', 'no-referrer', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()']);
  });

  it('lets pages of others load what makes their frames as high as the page, and nothing else', async () => {
    const name = ['cross-origin-resource-policy'];
    expect((await get('/nhung.js', name)).slice(1)).toEqual(['listen', 'cross-origin']);
    expect((await get('/icon.svg', name))[2]).not.toBe('cross-origin');
  });

  it('says how to build a page that is not built, and that one may be built while the gateway runs', async () => {
    for (const url of ['/', '/xem/cum-5', '/embed/cum-5', '/playground']) {
      const { statusCode, body, headers } = await withoutPages.inject({ url });
      expect([statusCode, headers['content-type'], body]).toEqual([
        503,
        'text/plain; charset=utf-8',
        'Trang này chưa được dựng. Hãy chạy: npm run build:web\nThis page is not built yet. Run: npm run build:web\n',
      ]);
    }
    expect((await withoutPages.inject({ url: '/graphql' })).body).toBe('graphql');
    writeFile('nothing/playground/index.html', '<p>built since</p>');
    expect((await withoutPages.inject({ url: '/playground' })).body).toBe('<p>built since</p>');
  });
});
