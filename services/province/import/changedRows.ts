import { ImportError } from '../../../domain/problems';
import type { FactColumn } from '../../../domain/columns';
import type { Catalogue } from '../../../domain/catalogue';
import { createSubjectReader, type ImportSubject } from './importSubject';
import type { FactRawRow } from './importTable';
import type { RowBytes } from './knownRows/records';
import type { Records } from './table';
import { compareRows, rowsToRead } from './knownRows/compareRows';
import type { KnownRows } from './knownRows/knownRows';
import { keyOf, type GroupedRows, type RowGroup } from './knownRows/rowGroups';

/** What rows of a file are read by. */
export interface RowSources {
  catalogue: Catalogue;
  province: string;
  subject: ImportSubject;
}

/** The rows of a file that have to be read, and what is known of the others. */
export interface ChangedRows {
  rows(): AsyncIterable<FactRawRow>;
  /** How many they are. */
  count: number;
  /** The groups of which all rows are read, as they were before. */
  before: readonly RowGroup[];
  /** The groups of which none is. */
  unread: readonly RowGroup[];
}

/** Of the known rows; if more than a quarter has to be read, all are. */
const mostReadPart = 0.25;

/** What a file changes of the rows that are known. */
export interface FoundChanges {
  changed: ChangedRows;
  digests: Uint32Array;
  /** The rows that are not read. */
  grouped: GroupedRows;
}

/** @returns null if all rows have to be read */
export async function findChanged(
  sources: RowSources,
  records: Records<FactColumn>,
  known: KnownRows,
): Promise<FoundChanges | null> {
  const mostRows = known.groupOf.length * mostReadPart;
  const compared = await compareRows(records, known, mostRows);
  const groupsOfUnknown = compared && (await groupsOf(sources, records, compared.unknown));
  if (!groupsOfUnknown) return null;
  const { affected, groupOf, digests } = compared;
  const indexOf = new Map(known.groups.map((group, index) => [keyOf(group), index]));
  for (const key of groupsOfUnknown) {
    const index = indexOf.get(key);
    if (index !== undefined) affected.add(index);
  }
  const rows = await rowsToRead(records, compared, mostRows);
  if (!rows) return null;
  const isRead = (_: RowGroup, index: number) => affected.has(index);
  const unread = known.groups.filter((group, index) => group.rows > 0 && !affected.has(index));
  return {
    changed: {
      rows: () => records.read(rows),
      count: rows.length,
      before: known.groups.filter(isRead),
      unread,
    },
    digests,
    grouped: {
      groups: known.groups.map((group, index) => (affected.has(index) ? emptied(group) : group)),
      groupOf,
    },
  };
}

/** Of which groups rows are that nothing is known of; null if something is wrong with one, so that all has to be said again. */
async function groupsOf(
  { catalogue, province, subject }: RowSources,
  records: Records<FactColumn>,
  rows: readonly RowBytes[],
): Promise<Set<string> | null> {
  const reader = createSubjectReader(catalogue, province, subject);
  const keys = new Set<string>();
  try {
    for await (const raw of records.read(rows)) {
      const result = reader.read(raw);
      // Ids that are made of what came before are made again when all of the group is read.
      if ('fact' in result) keys.add(keyOf(result.fact));
      else return null;
    }
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
  return keys;
}

function emptied(group: RowGroup): RowGroup {
  return { ...group, rows: 0, totals: 0, bareTotals: 0, cases: 0, isTold: false };
}
