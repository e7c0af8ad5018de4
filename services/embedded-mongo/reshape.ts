import { fieldOf, isDocument, setField, type BsonDocument } from './values';

/**
 * A copy with `value` at the path; undefined takes the field away. What is on the way becomes a document,
 * and in an array every element gets the value.
 */
export function withPath(document: BsonDocument, parts: readonly string[], value: unknown): BsonDocument {
  return withPathBelow(document, parts, 0, value) as BsonDocument;
}

function withPathBelow(holder: unknown, parts: readonly string[], at: number, value: unknown): unknown {
  if (at === parts.length) return value;
  if (Array.isArray(holder)) return holder.map((element) => withPathBelow(element, parts, at, value));
  const copy: BsonDocument = isDocument(holder) ? { ...holder } : {};
  const part = parts[at] ?? '';
  const below = withPathBelow(fieldOf(copy, part), parts, at + 1, value);
  if (below === undefined) delete copy[part];
  else setField(copy, part, below);
  return copy;
}
