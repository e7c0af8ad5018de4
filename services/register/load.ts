import { createHash } from 'node:crypto';
import type { Collection } from 'mongoose';
import type { Logger } from '../../platform/logger';
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

export interface LoadResult {
  /** Whether the register changed; the same data twice does not. */
  changed: boolean;
  /** SHA-256 of everything that the register holds now. */
  version: string;
}

/** Version that readers see; null if nothing was ever loaded. */
export async function readVersion(models: RegisterModels): Promise<string | null> {
  const state = await models.state.findById('state').lean();
  return state?.version ?? null;
}

/**
 * Makes `rows` all that the register holds. They are written under a version of their own, named by their content, which
 * no reader sees until one atomic write commits it. A load that was cut off, or that another process runs at the same
 * time, writes the same rows under the same version. The version before stays for the requests that are reading it.
 */
export async function loadRegister(
  models: RegisterModels,
  rows: RegisterRows,
  logger: Logger,
): Promise<LoadResult> {
  // Stored is what JSON keeps, so that the version is that of the stored rows.
  const content = JSON.stringify(rows);
  const version = createHash('sha256').update(content).digest('hex');
  const before = await readVersion(models);
  if (before === version) return { changed: false, version };
  const stored = JSON.parse(content) as RegisterRows;
  for (const name of collectionNames) {
    await writeRows(models[name].collection, stored[name], version);
    logger.info({ collection: name, rows: stored[name].length }, 'Loading the register');
  }
  await models.state.updateOne({ _id: 'state' }, { $set: { version } }, { upsert: true });
  for (const name of collectionNames) {
    await models[name].collection.deleteMany({ version: { $nin: [version, before] } });
  }
  logger.info({ version }, 'Loaded the register');
  return { changed: true, version };
}

async function writeRows(
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
