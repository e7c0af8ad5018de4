import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { EJSON } from 'bson';
import { AppError, ErrorCode } from '../../../../domain/errors';
import { BackupFaultError, type BackupFault } from './backupFault';
import { decrypt, isEncrypted, type BackupKey } from './encryption';
import {
  footSchema,
  headSchema,
  isBackedUp,
  noRows,
  type BackedUpCollection,
  type BackupFoot,
  type BackupHead,
} from './format';

/** The file is no backup, or not all of one. */
export class BackupError extends AppError {
  constructor(file: string, { vi, en }: BackupFault) {
    super(
      ErrorCode.badUserInput,
      `Tệp "${file}" không dùng làm bản sao lưu được: ${vi}. File "${file}" is not a usable backup: ${en}`,
    );
  }
}

export interface BackupRow {
  collection: BackedUpCollection;
  row: Record<string, unknown>;
}

/** Reads all of it once, without keeping it. @throws BackupError if a byte of it is not as it was written */
export async function checkBackup(
  file: string,
  key?: BackupKey,
): Promise<{ head: BackupHead; foot: BackupFoot }> {
  const hash = createHash('sha256');
  const counts = noRows();
  let head: BackupHead | null = null;
  let foot: BackupFoot | null = null;
  for await (const line of linesOf(file, key)) {
    if (foot) throw new BackupError(file, { vi: 'còn gì đó sau phần cuối', en: 'there is something after its end' });
    if (head === null) head = readHead(line, file);
    else if (line.startsWith('{"rows":')) {
      foot = readFoot(line, file);
      continue;
    } else counts[nameOf(line, file)] += 1;
    hash.update(`${line}\n`);
  }
  if (!head || !foot) throw new BackupError(file, { vi: 'hết trước phần cuối', en: 'it ends before its end' });
  if (hash.digest('hex') !== foot.sha256) throw new BackupError(file, { vi: 'mã kiểm tra không khớp', en: 'its checksum is another' });
  if (JSON.stringify(counts) !== JSON.stringify(foot.rows)) {
    throw new BackupError(file, { vi: 'số dòng không khớp', en: 'its number of rows is another' });
  }
  return { head, foot };
}

/** The rows of a file that was checked. */
export async function* readRows(file: string, key?: BackupKey): AsyncGenerator<BackupRow> {
  let isHead = true;
  for await (const line of linesOf(file, key)) {
    if (!isHead && !line.startsWith('{"rows":')) {
      const collection = nameOf(line, file);
      const { [collection]: row } = EJSON.parse(line) as Record<string, Record<string, unknown>>;
      if (row) yield { collection, row };
    }
    isHead = false;
  }
}

/** What the library that unpacks says is in its own words. */
function faultOf(error: unknown): BackupFault {
  if (error instanceof BackupFaultError) return error.fault;
  const words = error instanceof Error ? error.message : String(error);
  return { vi: `không giải nén được (${words})`, en: words };
}

/** Split here, since readline takes characters for ends of lines that JSON leaves as they are. */
async function* linesOf(file: string, key?: BackupKey): AsyncGenerator<string> {
  const packed = Readable.from(packedOf(file, key));
  const unpacked = createGunzip().setEncoding('utf8');
  packed.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  let rest = '';
  try {
    for await (const chunk of unpacked as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    // The file is not there, or may not be read: nothing is said of what is in it.
    if (error instanceof Error && 'syscall' in error && 'path' in error) throw error;
    throw new BackupError(file, faultOf(error));
  } finally {
    packed.destroy();
  }
  if (rest !== '') throw new BackupError(file, { vi: 'hết giữa một dòng', en: 'it ends in the middle of a line' });
}

async function* packedOf(file: string, key: BackupKey | undefined): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file) as AsyncIterable<Buffer>;
  if (key) yield* decrypt(expectEncrypted(bytes), key);
  else yield* expectPlain(bytes);
}

async function* expectEncrypted(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst && !isEncrypted(chunk)) throw new BackupFaultError({
        vi: 'không mã hóa; khôi phục không cần tệp khóa',
        en: 'it is not encrypted; restore it without a key file',
      });
    isFirst = false;
    yield chunk;
  }
}

async function* expectPlain(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst && isEncrypted(chunk)) throw new BackupFaultError({
        vi: 'đã mã hóa; cho biết tệp khóa (--key-file)',
        en: 'it is encrypted; give its key file (--key-file)',
      });
    isFirst = false;
    yield chunk;
  }
}

/** The rows of each collection begin with its name. */
function nameOf(line: string, file: string): BackedUpCollection {
  const [, name] = /^\{"(\w+)":/.exec(line) ?? [];
  if (!isBackedUp(name)) throw new BackupError(file, {
      vi: `một dòng không thuộc bảng nào đã biết: ${line.slice(0, 40)}`,
      en: `a row is of no known collection: ${line.slice(0, 40)}`,
    });
  return name;
}

function readHead(line: string, file: string): BackupHead {
  const result = headSchema.safeParse(parseJson(line));
  if (!result.success) throw new BackupError(file, { vi: 'phần đầu không phải của bản sao lưu kiểu 1', en: 'it does not begin as one of version 1' });
  return result.data;
}

function readFoot(line: string, file: string): BackupFoot {
  const result = footSchema.safeParse(parseJson(line));
  if (!result.success) throw new BackupError(file, { vi: 'không đọc được phần cuối', en: 'its end is not readable' });
  return result.data;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
