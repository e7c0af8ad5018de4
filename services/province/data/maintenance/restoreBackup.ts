import { randomUUID } from 'node:crypto';
import { AppError, ErrorCode } from '../../../../domain/errors';
import { assertKnown, migrate, replaceMigrations } from '../../../../platform/migrations/migrate';
import type { Logger } from '../../../../platform/logger';
import type { ImportLock } from '../lock';
import { provinceMigrations } from '../migrations/migrateProvince';
import type { MigrationContext } from '../migrations/migration';
import type { ProvinceModels } from '../model';
import { readState } from '../state';
import { collectionOf, backedUpCollections, type BackedUpCollection, type RowCounts } from './format';
import type { BackupKey } from './encryption';
import { BackupError, checkBackup, readRows } from './readBackup';
import type { BackupResult } from './writeBackup';

const batchSize = 1_000;

export interface RestoreDependencies {
  province: string;
  context: MigrationContext;
  lock: ImportLock;
  logger: Logger;
}

/**
 * Fills an empty database from a backup. All of the file is checked before anything is written. Revisions are written as
 * STARTED and first, and what readers see last, so that a restore that was cut off is removed like an import.
 *
 * @throws BackupError, AppError if the database is not empty
 */
export async function restoreBackup(
  dependencies: RestoreDependencies,
  file: string,
  key?: BackupKey,
): Promise<BackupResult> {
  const { province, context, lock, logger } = dependencies;
  const { models } = context;
  const connection = models.state.db;
  const { head, foot } = await checkBackup(file, key);
  if (head.province !== province) {
    throw new BackupError(file, { vi: `là của tỉnh "${head.province}"`, en: `it is of province "${head.province}"` });
  }
  assertKnown(head.migrations, provinceMigrations, { vi: `Bản sao lưu "${file}"`, en: `Backup "${file}"` });
  await assertEmpty(models);
  const { revision, publishedRevision, oldest } = head;
  await lock.claimNumbers({ from: 1, to: revision });
  await lock.changeMany(() => models.knownRows.collection.deleteMany({}));
  await replaceMigrations(connection, head.migrations);
  await writeRows(models, lock, file, key);
  await assertCounts(models, foot.rows, file);
  // A new origin: what this database's next revision will be is not what that of the old one was.
  const state = { revision, oldest, origin: randomUUID() };
  // A migration finds out what a backup of before does not say.
  const isCounted = publishedRevision !== undefined;
  await lock.changeState(isCounted ? { ...state, publishedRevision } : state, { revision: 0 });
  // They read what readers see. One that fails is run at the next start.
  await migrate(connection, provinceMigrations, context, logger);
  const started = { status: 'STARTED' } as const;
  await lock.changeMany(() => models.revisions.updateMany(started, { $set: { status: 'DONE' } }));
  return { revision, rows: foot.rows };
}

async function assertEmpty(models: ProvinceModels): Promise<void> {
  for (const name of backedUpCollections) {
    if ((await collectionOf(models, name).findOne()) === null) continue;
    throw new AppError(
      ErrorCode.badUserInput,
      `Cơ sở dữ liệu không trống: bảng "${name}" có dòng; khôi phục vào cơ sở dữ liệu trống. ` +
        `The database is not empty: collection "${name}" has rows; restore into an empty database`,
    );
  }
  const { revision } = await readState(models);
  if (revision > 0) {
    throw new AppError(
      ErrorCode.badUserInput,
      `Cơ sở dữ liệu không trống: đang ở phiên bản ${revision}; khôi phục vào cơ sở dữ liệu trống. ` +
        `The database is not empty: it is at revision ${revision}; restore into an empty database`,
    );
  }
}

async function writeRows(models: ProvinceModels, lock: ImportLock, file: string, key?: BackupKey): Promise<void> {
  let current: BackedUpCollection = 'imports';
  let batch: Record<string, unknown>[] = [];
  const write = async () => {
    await lock.assertHeld();
    if (batch.length > 0) await collectionOf(models, current).insertMany(batch);
    batch = [];
  };
  for await (const { collection, row } of readRows(file, key)) {
    if (collection !== current || batch.length === batchSize) await write();
    current = collection;
    batch.push(collection === 'imports' ? { ...row, status: 'STARTED' } : row);
  }
  await write();
}

async function assertCounts(models: ProvinceModels, rows: RowCounts, file: string): Promise<void> {
  for (const name of backedUpCollections) {
    const count = await collectionOf(models, name).countDocuments();
    if (count === rows[name]) continue;
    throw new Error(
      `Bảng "${name}" có ${count} dòng sau khi khôi phục "${file}", cần ${rows[name]}. ` +
        `Collection "${name}" has ${count} rows after restoring "${file}", expected ${rows[name]}`,
    );
  }
}
