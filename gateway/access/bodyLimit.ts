import { Transform, type Readable } from 'node:stream';
import { TooLargeError } from '../../platform/errors';

/**
 * The same body, which fails as soon as it is longer than that.
 *
 * @throws TooLargeError at once if its length is given and too large
 */
export function limitBody(body: Readable, lengthGiven: string | undefined, maxBytes: number): Readable {
  if (lengthGiven !== undefined) {
    if (Number(lengthGiven) > maxBytes) throw new TooLargeError(maxBytes, 'A request');
    // Node reads no more than that, and Fastify compares it with what came.
    return body;
  }
  let bytes = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? new TooLargeError(maxBytes, 'A request') : null, chunk);
    },
  });
  body.on('error', (error) => limited.destroy(error));
  // Fastify compares what came with the length that was given.
  return Object.defineProperty(body.pipe(limited), 'receivedEncodedLength', { get: () => bytes });
}
