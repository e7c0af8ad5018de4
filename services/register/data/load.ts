import { createHash } from 'node:crypto';
import type { Collection } from 'mongoose';
import type { Logger } from '../../../platform/logger';
import type { CollectionName, RegisterModels, RegisterRows } from './model';

const writeBatch = 1_000;
const collectionNames = [
  'provinces',
  'clusters',
  'seasons',
  'dueDates',
  'unplaced',
  'documents',
  'facts',
] as const satisfies CollectionName[];

/** Version that readers see; null if nothing was ever loaded. */
export async function readVersion(models: RegisterModels): Promise<string | null> {
  const newest = await models.revisions.findOne({}, { version: 1 }, { sort: { _id: -1 } }).lean();
  return newest?.version ?? null;
}

/**
 * Writes the rows of a revision under a version of their own, named by its number and their content, which no reader sees
 * until the revision is there. A write that was cut off, or that another process makes at the same time, writes the same
 * rows under the same version.
 *
 * @returns the version
 */
export async function writeRows(
  models: RegisterModels,
  rows: RegisterRows,
  revision: number,
  logger: Logger,
  /** One whose rows are there: if they are the same, nothing is written. */
  known?: string,
): Promise<string> {
  // Stored is what JSON keeps, so that the version is that of the stored rows.
  const content = JSON.stringify(rows);
  const version = `${revision}:${createHash('sha256').update(content).digest('hex')}`;
  if (version === known) return version;
  const stored = JSON.parse(content) as RegisterRows;
  for (const name of collectionNames) {
    await writeCollection(models[name].collection, stored[name], version);
    logger.info({ collection: name, rows: stored[name].length }, 'Loading the register');
  }
  return version;
}

/**
 * Removes the rows of revisions before the one before this: that one stays for the requests that are reading it. What a
 * newer revision is just writing is never touched.
 */
export async function removeOlderRows(models: RegisterModels, revision: number): Promise<void> {
  for (const name of collectionNames) {
    const versions = await models[name].collection.distinct('version');
    const older = versions.filter((version) => revisionOf(String(version)) < revision - 1);
    if (older.length > 0) await models[name].collection.deleteMany({ version: { $in: older } });
  }
}

/** Those of a register before it had revisions count as the first ones. */
function revisionOf(version: string): number {
  const [, number] = /^(\d+):/.exec(version) ?? [];
  return number === undefined ? 0 : Number(number);
}

async function writeCollection(
  collection: Collection,
  rows: readonly { id: string }[],
  version: string,
): Promise<void> {
  for (let start = 0; start < rows.length; start += writeBatch) {
    const batch = rows.slice(start, start + writeBatch);
    await collection.bulkWrite(
      batch.map((row) => ({
        replaceOne: { filter: { version, id: row.id }, replacement: { ...row, version }, upsert: true },
      })),
    );
  }
}
