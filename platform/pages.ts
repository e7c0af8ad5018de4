import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic, { type SetHeadersResponse } from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectPath } from './paths';

export interface PagesOptions {
  /** Addresses that begin so may be shown in a frame, by pages of ours and of these origins. */
  embedded?: { prefixes: readonly string[]; hosts: readonly string[] };
  /** What `npm run build:web` writes into; the project's own folder if none is given. */
  folder?: string;
}

export interface Page {
  /** Below the folder of the built pages. */
  name: string;
  /** Where its files are found. */
  prefix: string;
  /** Addresses that show the page itself; what stands for `*` is read by the page. */
  paths: readonly string[];
  /** Sources of styles, as its policy names them. */
  styles: string;
  /** A file that pages of other sites may load. */
  sharedFile?: string;
}

/** Serves what Vite has built. If a page is not built, its addresses say how to; nothing else depends on it. */
export function addPages(app: FastifyInstance, pages: readonly Page[], options: PagesOptions = {}): void {
  for (const page of pages) addPage(app, page, options);
}

/**
 * A page that says that there is nothing and helps on, to a browser that asks for a page by a wrong address. Null for what is
 * no browser, and for files.
 */
export function sendMissingPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
  options: PagesOptions,
): FastifyReply | null {
  const file = join(options.folder ?? projectPath('dist-web'), page.name, 'index.html');
  const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
  if (!wantsPage || !existsSync(file)) return null;
  setPageHeaders(request, reply, page, options);
  return reply
    .code(404)
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(readFileSync(file, 'utf8'));
}

function addPage(app: FastifyInstance, page: Page, options: PagesOptions): void {
  const { name, prefix, paths, sharedFile } = page;
  const root = join(options.folder ?? projectPath('dist-web'), name);
  void app.register((scope, _options, done) => {
    scope.addHook('onRequest', (request, reply, next) => {
      setPageHeaders(request, reply, page, options);
      next();
    });
    void scope.register(fastifyStatic, {
      root,
      prefix,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        setCacheControl(response, path);
        if (path === join(root, sharedFile ?? 'none'))
          response.setHeader('cross-origin-resource-policy', 'cross-origin');
      },
    });
    for (const path of paths) scope.get(path, (_request, reply) => sendPage(reply, root));
    done();
  });
}

function sendPage(reply: FastifyReply, root: string): FastifyReply {
  if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html');
  return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
}

const notBuilt = [
  'Trang này chưa được dựng. Hãy chạy: npm run build:web',
  'This page is not built yet. Run: npm run build:web',
  '',
].join('\n');

/** Files in `assets` have their content's hash in their name: what is there once never changes. */
function setCacheControl(response: SetHeadersResponse, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function setPageHeaders(
  { url }: FastifyRequest,
  reply: FastifyReply,
  { styles }: Page,
  { embedded }: PagesOptions,
): void {
  const framedBy = embedded?.prefixes.some((prefix) => url.startsWith(prefix))
    ? ["'self'", ...embedded.hosts].join(' ')
    : "'none'";
  // It can name no list of hosts; `frame-ancestors` says the same and more.
  reply.removeHeader('x-frame-options');
  const vary = reply.getHeader('vary');
  reply.headers({
    'content-security-policy': `${contentPolicy}; style-src ${styles}; frame-ancestors ${framedBy}`,
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`,
  });
}

const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
