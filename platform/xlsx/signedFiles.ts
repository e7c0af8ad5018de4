import { createHash } from 'node:crypto';
import { escaped } from './xml';

/** The document's own properties, where Excel shows them; it holds the signature of all other parts. */
export const signaturePart = 'docProps/custom.xml';

/** Of the parts of a workbook: a line each with path and SHA-256, in the order of their paths. */
export function digestOfFiles(files: readonly (readonly [path: string, bytes: Uint8Array])[]): string {
  return digestOfHashes(
    files.map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );
}

export function digestOfHashes(hashes: readonly (readonly [path: string, sha256: string])[]): string {
  const lines = hashes.map(([path, sha256]) => `${sha256}  ${path}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** The same pieces, whose hash is told when the last is taken. */
export function* hashing(bytes: Iterable<Uint8Array>, end: (sha256: string) => void): Generator<Uint8Array> {
  const hash = createHash('sha256');
  for (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  end(hash.digest('hex'));
}

const properties = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
/** Of properties that are a user's own. */
const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

export function propertiesXml(texts: Readonly<Record<string, string>>): string {
  const rows = Object.entries(texts).map(
    ([name, text], index) =>
      `<property fmtid="${formatId}" pid="${index + 2}" name="${escaped(name)}"><vt:lpwstr>${escaped(text)}</vt:lpwstr></property>`,
  );
  return `<Properties xmlns="${properties}" xmlns:vt="${types}">${rows.join('')}</Properties>`;
}
