import { deserialize, serialize } from 'bson';
import type { RootDatabase } from 'lmdb';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BsonDocument } from '../values';
import { lockFolder } from './lock';
import { CommandError } from '../errors';
import type { Entry, Storage } from '../storage';

type Key = [collection: number, record: number];

/** Of all that is below; to be raised when older data could not be read any more. */
const format = 1;
const formatKey: Key = [0, 0];

/** Keeps everything in one LMDB database below `folder`, documents as BSON. */
export async function openLmdbStorage(folder: string): Promise<Storage> {
  const unlock = await lockFolder(folder);
  try {
    return new LmdbStorage(await openDatabase(folder), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Without overlapping syncs a transaction ends when the disk has it, not before. */
async function openDatabase(folder: string): Promise<RootDatabase<Buffer, Key>> {
  const { open } = await loadLmdb();
  const path = join(folder, 'data');
  const wasUsed = existsSync(join(folder, usedFile)) || existsSync(path);
  const { size = 0 } = statSync(join(path, 'data.mdb'), { throwIfNoEntry: false }) ?? {};
  if (wasUsed && size === 0) throw lost(folder, 'its data file is missing or empty');
  const database = open<Buffer, Key>({ path, encoding: 'binary', overlappingSync: false });
  const found = database.get(formatKey);
  if (!found && wasUsed) throw lost(folder, 'its data file does not hold them');
  if (!found) database.putSync(formatKey, encode({ format }));
  else if (deserialize(found)['format'] !== format) {
    throw new Error(
      `"${path}" has data of format ${String(deserialize(found)['format'])}, expected ${format}`,
    );
  }
  noteUse(folder);
  return database;
}

/** A dependency of development only, as the stand-in is: an installation that serves real databases need not carry it. */
async function loadLmdb() {
  try {
    return await import('lmdb');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new Error('The stand-in for MongoDB is not installed here; set MONGODB_URI, or run "npm ci"', {
      cause: error,
    });
  }
}

/** Says that there were documents, even if the data file is gone. */
const usedFile = 'used';

/** Once: a full disk would leave the file empty. */
function noteUse(folder: string): void {
  const path = join(folder, usedFile);
  if (!existsSync(path)) writeFileSync(path, 'This folder holds data of the stand-in for MongoDB.\n');
}

function lost(folder: string, what: string): Error {
  return new Error(
    `The folder "${folder}" had documents, but ${what}; put it back from a copy, or delete the folder to begin anew`,
  );
}

class LmdbStorage implements Storage {
  private pending: { key: Key; value: Buffer | null }[] = [];
  private writing: Promise<void> | null = null;
  private forget: () => void = () => undefined;

  constructor(
    private readonly database: RootDatabase<Buffer, Key>,
    private readonly unlock: () => Promise<void>,
  ) {}

  *load(): Generator<Entry> {
    for (const { key, value } of this.database.getRange({ start: [1, 0] })) {
      const [collection, record] = key;
      yield { collection, record, document: deserialize(value, { promoteBuffers: false }) };
    }
  }

  put(collection: number, record: number, document: BsonDocument | null): void {
    this.pending.push({ key: [collection, record], value: document && encode(document) });
  }

  onFailure(forget: () => void): void {
    this.forget = forget;
  }

  /** What all connections wrote in one turn of the event loop becomes one transaction. */
  async commit(): Promise<void> {
    if (this.pending.length > 0) this.writing ??= this.writeSoon();
    await this.writing;
  }

  async close(): Promise<void> {
    await this.commit().finally(async () => {
      await this.database.close();
      await this.unlock();
    });
  }

  private writeSoon(): Promise<void> {
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        this.writing = null;
        try {
          this.write();
          resolve();
        } catch (error) {
          this.forget();
          reject(notWritten(error));
        }
      });
    });
  }

  /** Returns when the disk has it: LMDB's asynchronous writes fail in promises that nobody can catch. */
  private write(): void {
    const { pending } = this;
    this.pending = [];
    this.database.transactionSync(() => {
      for (const { key, value } of pending) {
        if (value) this.database.putSync(key, value);
        else this.database.removeSync(key);
      }
    });
  }
}

/** LMDB calls it an error of input and output if a disk takes only a part, as a full one does. */
function notWritten(error: unknown): CommandError {
  const reason = error instanceof Error ? error.message : String(error);
  return new CommandError(
    outOfDiskSpace,
    `The embedded MongoDB could not write to its disk, which may be full; nothing of this command is kept: ${reason}`,
  );
}

const outOfDiskSpace = 14_031;

function encode(document: BsonDocument): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
