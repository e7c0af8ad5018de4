import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { EJSON } from 'bson';
import type { Connection } from 'mongoose';
import { AppError, ErrorCode } from '../../shared/errors';
import { readMigrations } from '../../shared/migrations/migrate';
import type { ProvinceModels } from '../model';
import { readState, type ProvinceState } from '../repair';
import {
  backedUpCollections,
  collectionOf,
  noRows,
  orderOf,
  type BackedUpCollection,
  type BackupFoot,
  type BackupHead,
  type RowCounts,
} from './format';

export interface BackupResult {
  revision: number;
  rows: RowCounts;
}

const batchSize = 1_000;

/**
 * Writes everything of a province as of the revision that readers see, whatever is imported in the meantime: rows belong to
 * revisions, so no lock is needed. The file is there under its name when all of it is.
 */
export async function writeBackup(
  province: string,
  connection: Connection,
  models: ProvinceModels,
  file: string,
): Promise<BackupResult> {
  if (existsSync(file)) throw new AppError(ErrorCode.badUserInput, `File "${file}" is there already`);
  const state = await readState(models);
  if (state.revision === 0) {
    throw new AppError(
      ErrorCode.badUserInput,
      `The database holds nothing of province "${province}" to back up; see that MONGODB_URI or DATA_DIR is the right one`,
    );
  }
  const head: BackupHead = {
    format: 'congdoan-backup',
    version: 1,
    province,
    revision: state.revision,
    oldest: state.oldest,
    migrations: await readMigrations(connection),
    madeAt: new Date().toISOString(),
  };
  const rows = noRows();
  const part = `${file}.part`;
  try {
    await pipeline(
      Readable.from(withFoot(lines(head, models, rows), rows)),
      createGzip(),
      createWriteStream(part, { flush: true }),
    );
    await assertStillKept(models, state);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return { revision: head.revision, rows };
}

async function* lines(head: BackupHead, models: ProvinceModels, counts: RowCounts): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`;
  for (const name of backedUpCollections) {
    for await (const batch of rowsOf(models, name, head.revision)) {
      counts[name] += batch.length;
      yield batch.map((row) => `${EJSON.stringify({ [name]: row })}\n`).join('');
    }
  }
}

async function* withFoot(content: AsyncGenerator<string>, rows: RowCounts): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const text of content) {
    hash.update(text);
    yield text;
  }
  yield `${JSON.stringify({ rows, sha256: hash.digest('hex') } satisfies BackupFoot)}\n`;
}

/** What a later revision has ended still holds as of this one. */
async function* rowsOf(
  models: ProvinceModels,
  name: BackedUpCollection,
  revision: number,
): AsyncGenerator<object[]> {
  const number = name === 'imports' ? '_id' : 'since';
  const cursor = collectionOf(models, name)
    .find({ [number]: { $lte: revision } })
    .sort(orderOf[name])
    .batchSize(batchSize);
  let batch: object[] = [];
  for await (const row of cursor) {
    if (name === 'imports') batch.push({ ...row, status: 'DONE' });
    else {
      const { _id, until = null, ...fields } = row;
      batch.push({ ...fields, until: until !== null && until > revision ? null : until });
    }
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Rows that were removed while they were being read would be missing in the middle of a history. */
async function assertStillKept(models: ProvinceModels, { oldest, origin }: ProvinceState): Promise<void> {
  const now = await readState(models);
  if (now.oldest === oldest && (now.origin === origin || origin === 'empty')) return;
  throw new Error('Old revisions were removed, or others restored, during the backup; make it again');
}
