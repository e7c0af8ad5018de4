import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addPages, sendMissingPage, type Page } from '../platform/pages';

export interface GatewayPagesOptions {
  /** Origins whose pages may show `/nhung/…` in a frame, beside our own. */
  embedHosts: readonly string[];
  /** What `npm run build:web` writes into; the project's own folder if none is given. */
  folder?: string;
}

/** The second is of before. */
const embedPrefixes = ['/nhung/', '/embed/'];
const dashboard: Page = {
  name: 'dashboard',
  prefix: '/',
  paths: [
    '/',
    '/xem',
    '/xem/*',
    ...embedPrefixes.map((prefix) => `${prefix}*`),
    '/tinh/*',
    '/cum/*',
    '/tai-lieu/*',
    '/chi-tieu/*',
    '/tim',
    '/bang',
    '/dang-nhap',
  ],
  styles: "'self'",
  // Pages of others load it to make their frame as high as the page in it.
  sharedFile: 'nhung.js',
};
const pages: readonly Page[] = [
  dashboard,
  // What `web/guide.mjs` makes of `docs/`.
  { name: 'guide', prefix: '/huong-dan/', paths: ['/huong-dan', '/huong-dan/'], styles: "'self'" },
  {
    name: 'playground',
    prefix: '/playground/',
    paths: ['/playground', '/playground/'],
    // Monaco, its editor, writes `<style>` elements.
    styles: "'self' 'unsafe-inline'",
  },
];

/** Serves what Vite has built. */
export function addGatewayPages(app: FastifyInstance, options: GatewayPagesOptions): void {
  addPages(app, pages, pagesOptions(options));
}

/** The dashboard, for a browser that asks for a page by a wrong address. */
export function sendMissingGatewayPage(
  request: FastifyRequest,
  reply: FastifyReply,
  options: GatewayPagesOptions,
): FastifyReply | null {
  return sendMissingPage(request, reply, dashboard, pagesOptions(options));
}

function pagesOptions({ embedHosts, ...options }: GatewayPagesOptions) {
  return { ...options, embedded: { prefixes: embedPrefixes, hosts: embedHosts } };
}
