import { CommandError } from './errors';
import { fieldOf, isDocument, type BsonDocument } from './values';

export function splitPath(path: string): string[] {
  const parts = path.split('.');
  if (parts.includes('')) {
    throw new CommandError(56, `The path '${path}' has an empty field name`);
  }
  return parts;
}

export function isArrayIndex(part: string): boolean {
  return /^(0|[1-9]\d*)$/.test(part);
}

/**
 * Calls `test` with each value a query's path leads to, until one passes. Arrays on the way are
 * entered, one level each; an array at the end is handed over whole. Missing is undefined.
 */
export function someLeaf(
  document: BsonDocument,
  parts: readonly string[],
  test: (value: unknown) => boolean,
): boolean {
  return someLeafBelow(document, parts, 0, test);
}

function someLeafBelow(
  holder: unknown,
  parts: readonly string[],
  at: number,
  test: (value: unknown) => boolean,
): boolean {
  if (at === parts.length) return test(holder);
  if (isDocument(holder)) return someLeafBelow(fieldOf(holder, parts[at] ?? ''), parts, at + 1, test);
  if (!Array.isArray(holder)) return test(undefined);
  const part = parts[at] ?? '';
  if (holder.some((element) => isDocument(element) && someLeafBelow(element, parts, at, test))) return true;
  if (!isArrayIndex(part) || Number(part) >= holder.length) return false;
  const element: unknown = holder[Number(part)];
  const leaf = at + 1 === parts.length;
  return (leaf || typeof element === 'object') && someLeafBelow(element, parts, at + 1, test);
}

/**
 * The values an index or a sort sees at a path. As in MongoDB, a missing field is null, an array stands
 * for its elements, and an empty array for undefined, which comes before null.
 */
export function expandedValues(document: BsonDocument, parts: readonly string[]): unknown[] {
  const values: unknown[] = [];
  someLeaf(document, parts, (leaf) => {
    if (!Array.isArray(leaf)) values.push(leaf ?? null);
    else if (leaf.length === 0) values.push(undefined);
    else for (const element of leaf as unknown[]) values.push(element);
    return false;
  });
  return values.length > 0 ? values : [null];
}
