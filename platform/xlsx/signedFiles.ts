import { createHash } from 'node:crypto';
import type { DocumentProperties } from './documentProperties';

/** Of the parts of a workbook: a line each with path and SHA-256, in the order of their paths. */
export function digestOfFiles(files: readonly (readonly [path: string, bytes: Uint8Array])[]): string {
  return digestOfHashes(
    files.map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );
}

/** Properties that are made of the digest of all other parts, such as a signature. */
export function digestProperties(
  propertiesOf: (sha256: string) => Readonly<Record<string, string>>,
): DocumentProperties {
  const hashes: [path: string, sha256: string][] = [];
  return {
    noted: (path, bytes) => hashing(bytes, (sha256) => hashes.push([path, sha256])),
    texts: () => propertiesOf(digestOfHashes(hashes)),
  };
}

function digestOfHashes(hashes: readonly (readonly [path: string, sha256: string])[]): string {
  const lines = hashes.map(([path, sha256]) => `${sha256}  ${path}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** The same pieces, whose hash is told when the last is taken. */
function* hashing(bytes: Iterable<Uint8Array>, end: (sha256: string) => void): Generator<Uint8Array> {
  const hash = createHash('sha256');
  for (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  end(hash.digest('hex'));
}
