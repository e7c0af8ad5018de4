import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { EJSON } from 'bson';
import type { Connection } from 'mongoose';
import { AppError, ErrorCode } from '../../../../domain/errors';
import { readMigrations } from '../../../../platform/migrations/migrate';
import type { ProvinceModels } from '../model';
import { encrypt, type BackupKey } from './encryption';
import { noteBackup, readState, type ProvinceState } from '../state';
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

/** Rows that the database is asked for at a time. */
const batchSize = 200;
/** Characters that are handed on at a time. Rows become text one by one: kept as objects, each batch outlives a collection. */
const chunkLength = 65_536;

/**
 * Writes everything of a province as of the revision that readers see, whatever is imported in the meantime: rows belong to
 * revisions, so no lock is needed. The file is there under its name when all of it is.
 */
export async function writeBackup(
  province: string,
  connection: Connection,
  models: ProvinceModels,
  file: string,
  key?: BackupKey,
): Promise<BackupResult> {
  if (existsSync(file)) {
    throw new AppError(ErrorCode.badUserInput, `Đã có tệp "${file}". File "${file}" is there already`);
  }
  const state = await readState(models);
  if (state.revision === 0) {
    throw new AppError(
      ErrorCode.badUserInput,
      `Cơ sở dữ liệu không có gì của tỉnh "${province}" để sao lưu; xem lại MONGODB_URI hoặc DATA_DIR. ` +
        `The database holds nothing of province "${province}" to back up; see that MONGODB_URI or DATA_DIR is the right one`,
    );
  }
  const head: BackupHead = {
    format: 'congdoan-backup',
    version: 1,
    province,
    revision: state.revision,
    publishedRevision: state.publishedRevision,
    oldest: state.oldest,
    migrations: await readMigrations(connection),
    madeAt: new Date().toISOString(),
  };
  const rows = noRows();
  const part = `${file}.part`;
  try {
    // One that was left behind may be readable by others.
    await rm(part, { force: true });
    await pipeline(
      Readable.from(withFoot(lines(head, models, rows), rows)),
      createGzip(),
      (packed: AsyncIterable<Buffer>) => (key ? encrypt(packed, key) : packed),
      createWriteStream(part, { flush: true, mode: 0o600 }),
    );
    await assertStillKept(models, state);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  // Beside the data and not on this machine's disk: whoever watches the service need not know where backups are made.
  await noteBackup(models, new Date(head.madeAt));
  return { revision: head.revision, rows };
}

async function* lines(head: BackupHead, models: ProvinceModels, counts: RowCounts): AsyncGenerator<string> {
  let text = `${JSON.stringify(head)}\n`;
  for (const name of backedUpCollections) {
    for await (const row of rowsOf(models, name, head.revision)) {
      counts[name] += 1;
      text += `${EJSON.stringify({ [name]: row })}\n`;
      if (text.length < chunkLength) continue;
      yield text;
      text = '';
    }
  }
  yield text;
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
): AsyncGenerator<object> {
  const number = name === 'imports' ? '_id' : 'since';
  const cursor = collectionOf(models, name)
    .find({ [number]: { $lte: revision } })
    .sort(orderOf[name])
    .batchSize(batchSize);
  for await (const row of cursor) {
    if (name === 'imports') yield { ...row, status: 'DONE' };
    else {
      const { _id, until = null, ...fields } = row;
      yield { ...fields, until: until !== null && until > revision ? null : until };
    }
  }
}

/** Rows that were removed while they were being read would be missing in the middle of a history. */
async function assertStillKept(models: ProvinceModels, { oldest, origin }: ProvinceState): Promise<void> {
  const now = await readState(models);
  if (now.oldest === oldest && (now.origin === origin || origin === 'empty')) return;
  throw new Error(
    'Trong khi sao lưu có phiên bản cũ bị xóa hoặc dữ liệu khác được khôi phục; sao lưu lại. ' +
      'Old revisions were removed, or others restored, during the backup; make it again',
  );
}
