import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { createBoundedCache } from './boundedCache';

/** Below it an answer fits into one packet as it is. */
export const leastCompressedBytes = 1_400;

/** Best first; higher levels take many times as long for some percent. */
const encodings = ['br', 'gzip'] as const;
type Encoding = (typeof encodings)[number];
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const gzipOptions = { level: 6 };
const [packBrotli, packGzip] = [promisify(brotliCompress), promisify(gzip)];
const pack: Readonly<Record<Encoding, (text: string) => Promise<Buffer>>> = {
  br: (text) => packBrotli(text, brotliOptions),
  gzip: (text) => packGzip(text, gzipOptions),
};
/** To hand a text that is not longer to another thread and wait for it takes as long as to pack it. */
const longestPackedAtOnce = 32 * 1024;
const packAtOnce: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  br: (text) => brotliCompressSync(text, brotliOptions),
  gzip: (text) => gzipSync(text, gzipOptions),
};
const packStream = {
  br: () => createBrotliCompress(brotliOptions),
  gzip: () => createGzip(gzipOptions),
} as const;

/** What is text; images and workbooks are packed as they are. */
const compressible = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|javascript|xml)\b)/;

/** Packs answers by `Accept-Encoding`: texts that are long enough, and streams. */
export function addCompression(app: FastifyInstance): void {
  /** By text: an answer that is given again is packed once. */
  const packed = createBoundedCache<Buffer>('packedAnswers', { bytesOf: ({ length }) => length });

  async function packText(text: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${createHash('sha256').update(text).digest('base64')}`;
    const known = packed.get(key);
    if (known) return known;
    const isShort = text.length <= longestPackedAtOnce;
    const buffer = isShort ? packAtOnce[encoding](text) : await pack[encoding](text);
    packed.set(key, buffer);
    return buffer;
  }

  // Not an async function: most answers go as they are.
  app.addHook('onSend', ({ headers, method }, reply, payload: unknown, done) => {
    if (!mayBePacked(reply) || method === 'HEAD') return done(null, payload);
    const isText = typeof payload === 'string';
    if (!isText && !(payload instanceof Readable)) return done(null, payload);
    if (isText && Buffer.byteLength(payload) < leastCompressedBytes) return done(null, payload);
    addToVary(reply);
    const encoding = encodingOf(headers['accept-encoding']);
    if (encoding === null) return done(null, payload);
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    // A source that fails breaks the answer off; its error is the stream's own.
    if (!isText)
      return done(
        null,
        pipeline(payload, packStream[encoding](), () => undefined),
      );
    packText(payload, encoding).then((packed) => done(null, packed), done);
  });
}

function mayBePacked(reply: FastifyReply): boolean {
  const type = reply.getHeader('content-type');
  const length = Number(reply.getHeader('content-length') ?? Infinity);
  return (
    reply.getHeader('content-encoding') === undefined &&
    length >= leastCompressedBytes &&
    typeof type === 'string' &&
    compressible.test(type)
  );
}

function addToVary(reply: FastifyReply): void {
  const names = String(reply.getHeader('vary') ?? '')
    .split(',')
    .map((name) => name.trim());
  if (names.some((name) => name === '*' || name.toLowerCase() === 'accept-encoding')) return;
  void reply.header('vary', [...names.filter(Boolean), 'accept-encoding'].join(', '));
}

/** Null if the client takes the answer as it is only. */
export function encodingOf(accepted: string | string[] | undefined): Encoding | null {
  const header = String(accepted ?? '').toLowerCase();
  const refused = header.split(',').flatMap((offer) => {
    const [name, ...parameters] = offer.split(';').map((part) => part.trim());
    return parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? [name] : [];
  });
  const offered = encodings.filter((name) => !refused.includes(name));
  // As it is, if the client would rather have it so.
  const best = negotiate<Encoding | 'identity'>(header, [...offered, 'identity']);
  return best === 'identity' ? null : best;
}
