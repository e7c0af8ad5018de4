import type { KnownRows } from './knownRows';
import type { RowBytes, ScannedRows } from './records';
import { createDigestFinder, createRowDigests, isSameDigest } from './rowDigests';
import { noGroup } from './rowGroups';

/** Goes through the rows of the file below its header; false if the file cannot be taken by its bytes. */
export type ScanRows = (
  use: (row: number, bytes: Buffer, start: number, end: number) => void,
) => Promise<boolean>;

/** The rows of a file set beside those that are known. */
export interface ComparedRows {
  digests: Uint32Array;
  /** By the row's place below the header, its group among those that are known. */
  groupOf: Uint32Array;
  /** Groups that have other rows than before, or others in another order, or of which something was said. */
  affected: Set<number>;
  /** Rows that were not there before, or had no fact; blank ones are none of them. */
  unknown: RowBytes[];
}

/**
 * Rows with the bytes of a known one mean what that one does, if all the rest of their group is the same too.
 *
 * @returns null if more than `mostRows` have to be read, or the file cannot be taken by its bytes
 */
export async function compareRows(
  { scan }: Pick<ScannedRows, 'scan'>,
  known: KnownRows,
  mostRows: number,
): Promise<ComparedRows | null> {
  const digests = createRowDigests();
  const matching = createMatching(known);
  const groups: number[] = [];
  const unknown: RowBytes[] = [];
  const isScanned = await scan((row, bytes, start, end) => {
    digests.add(bytes, start, end);
    const group = matching.groupOf(digests.words, digests.count - 1);
    groups.push(group);
    if (group === noGroup && end > start && unknown.length <= mostRows) {
      unknown.push({ row, bytes: Buffer.from(bytes.subarray(start, end)) });
    }
  });
  if (!isScanned || unknown.length > mostRows) return null;
  const { words } = digests;
  return {
    digests: words,
    groupOf: Uint32Array.from(groups),
    affected: matching.affected(),
    unknown,
  };
}

/** The rows of these groups, with those that are unknown, in the file's order; null if there are too many. */
export async function rowsToRead(
  { scan, firstRow }: ScannedRows,
  { groupOf, affected }: Pick<ComparedRows, 'groupOf' | 'affected'>,
  mostRows: number,
): Promise<RowBytes[] | null> {
  const rows: RowBytes[] = [];
  const isScanned = await scan((row, bytes, start, end) => {
    const group = groupOf[row - firstRow] ?? noGroup;
    if (end === start || (group !== noGroup && !affected.has(group)) || rows.length > mostRows) return;
    rows.push({ row, bytes: Buffer.from(bytes.subarray(start, end)) });
  });
  return isScanned && rows.length <= mostRows ? rows : null;
}

/** Finds the group of each row, called in the file's order. */
function createMatching({ digests: known, groupOf, groups }: KnownRows) {
  const { first, next } = chains(groupOf, groups.length);
  const affected = new Set(groups.flatMap(({ isTold }, index) => (isTold ? [index] : [])));
  let find: ReturnType<typeof createDigestFinder> | null = null;
  let expected = 0;
  const placeOf = (digests: Uint32Array, index: number) => {
    if (expected < groupOf.length && isSameDigest(digests, index, known, expected)) return expected;
    find ??= createDigestFinder(known);
    return find(digests, index);
  };
  return {
    groupOf(digests: Uint32Array, index: number): number {
      const place = placeOf(digests, index);
      // A row that is not known usually stands in the place of one that was.
      expected = (place ?? expected) + 1;
      const group = place === undefined ? noGroup : (groupOf[place] ?? noGroup);
      if (group === noGroup || affected.has(group)) return group;
      const due = first[group] ?? none;
      if (due !== none && isSameDigest(digests, index, known, due)) first[group] = next[due] ?? none;
      else affected.add(group);
      return group;
    },
    /** Those whose rows are not all there are affected too. */
    affected() {
      for (const [group, due] of first.entries()) if (due !== none) affected.add(group);
      return affected;
    },
  };
}

const none = -1;

/** The rows of each group in their order: its first one, and by each row the next of its group. */
function chains(groupOf: Uint32Array, groups: number): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(groups).fill(none);
  const next = new Int32Array(groupOf.length).fill(none);
  for (let index = groupOf.length - 1; index >= 0; index -= 1) {
    const group = groupOf[index] ?? noGroup;
    if (group === noGroup) continue;
    next[index] = first[group] ?? none;
    first[group] = index;
  }
  return { first, next };
}
