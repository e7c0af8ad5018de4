import { createHash, randomUUID } from 'node:crypto';

/** Stands for the signature until the rest of the file is known; no data can hold it. */
export const signaturePlaceholder = `signature:${randomUUID()}`;

/** The pieces of a text with the signature of all else of it in the place of the placeholder, which stands in the last pieces. */
export function* signedText(chunks: Iterable<string>, sign: (sha256: string) => string): Generator<string> {
  const hash = createHash('sha256');
  let held: { before: string; after: string } | null = null;
  for (const chunk of chunks) {
    if (held) {
      held.after += chunk;
      continue;
    }
    const [before = '', after] = chunk.split(signaturePlaceholder);
    hash.update(before);
    if (after === undefined) yield before;
    else held = { before, after };
  }
  if (held) yield `${held.before}${sign(hash.update(held.after).digest('hex'))}${held.after}`;
}
