import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export function sendWorkbook(
  reply: FastifyReply,
  plain: string,
  title: string,
  chunks: Iterable<Uint8Array>,
): FastifyReply {
  return named(reply, plain, title, 'xlsx')
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Readable.from(chunks, { objectMode: false }));
}

/** The names of files of many measures end somewhere; a file system takes no more. */
const mostTitle = 120;

/** A name for old clients in ASCII, and the real one (RFC 6266). */
export function named(reply: FastifyReply, plain: string, title: string, ending: string): FastifyReply {
  const safe = title
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, mostTitle)
    .trim();
  const encoded = encodeURIComponent(`${safe}.${ending}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return reply.header(
    'content-disposition',
    `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encoded}`,
  );
}
