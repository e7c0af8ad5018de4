import { z } from 'zod';
import type { ProvinceModels } from '../model';

/**
 * A backup is gzip of lines of JSON: a head, the rows, a foot. What the rows hold stands in MongoDB's extended JSON. The
 * foot has the number of rows by collection and the SHA-256 of all lines before it.
 */

const versionedCollections = ['units', 'documents', 'facts', 'figures'] as const;
/** Revisions first: while a restore is cut off, they say what has to be removed. */
export const backedUpCollections = ['imports', ...versionedCollections] as const;
export type BackedUpCollection = (typeof backedUpCollections)[number];

/** Every field that rows are ordered by is in an index, so that nothing is sorted in memory. */
export const orderOf: Readonly<Record<BackedUpCollection, Record<string, 1>>> = {
  imports: { _id: 1 },
  units: { id: 1, since: 1 },
  documents: { id: 1, since: 1 },
  facts: { id: 1, since: 1 },
  figures: { unit: 1, year: 1, since: 1 },
};

export const headSchema = z.strictObject({
  format: z.literal('congdoan-backup'),
  version: z.literal(1),
  province: z.string(),
  /** The revision that readers saw. */
  revision: z.int().min(0),
  /** Its number for readers who see no drafts; the same if there is none. */
  publishedRevision: z.int().min(0).optional(),
  oldest: z.int().min(0),
  /** The migrations that the rows have seen. */
  migrations: z.array(z.string()),
  madeAt: z.iso.datetime(),
});
export type BackupHead = z.infer<typeof headSchema>;

const counts = z.strictObject(
  Object.fromEntries(backedUpCollections.map((name) => [name, z.int().min(0)])) as Record<
    BackedUpCollection,
    z.ZodInt
  >,
);
export const footSchema = z.strictObject({ rows: counts, sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type BackupFoot = z.infer<typeof footSchema>;
export type RowCounts = BackupFoot['rows'];

export function noRows(): RowCounts {
  return { imports: 0, units: 0, documents: 0, facts: 0, figures: 0 };
}

export function isBackedUp(name: unknown): name is BackedUpCollection {
  return backedUpCollections.some((known) => known === name);
}

/** A row as it is stored. */
export interface StoredRow {
  _id?: unknown;
  until?: number | null;
}

/** The collection itself, since a model would cast and check every row once more. */
export function collectionOf(models: ProvinceModels, name: BackedUpCollection) {
  return models.state.db.collection<StoredRow>(name);
}
