import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BackupFaultError } from './backupFault';

/**
 * An encrypted backup: a head (what it is, which key, a salt), then pieces of AES-256-GCM, so that nothing is given out that
 * was not checked and neither side holds more than a piece. A piece's nonce is its number and whether it is the last: none
 * can be left out, moved or cut off. The key of a file is derived from the key file and the salt.
 */
const magic = Buffer.from('congdoan-backup-aes256gcm-1\n');
const idLength = 8;
const saltLength = 16;
const headLength = magic.length + idLength + saltLength;
const pieceLength = 65_536;
const tagLength = 16;

export interface BackupKey {
  secret: Buffer;
  /** Tells keys apart without telling anything of them. */
  id: Buffer;
}

/** What a new key file holds: 32 bytes in base64. */
export function createBackupKeyText(): string {
  return `${randomBytes(32).toString('base64')}\n`;
}

/** @throws if the file holds no key; the message does not say what it holds */
export function readBackupKey(file: string): BackupKey {
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (secret.length !== 32) {
    throw new Error(
      `"${file}" không phải khóa sao lưu; tạo khóa bằng "congdoan backup-key --out ${file}". ` +
        `"${file}" is no key of backups; make one with "congdoan backup-key --out ${file}"`,
    );
  }
  const id = createHash('sha256').update('id').update(secret).digest().subarray(0, idLength);
  return { secret, id };
}

export function isEncrypted(beginning: Buffer): boolean {
  return beginning.subarray(0, magic.length).equals(magic);
}

export async function* encrypt(plain: AsyncIterable<Buffer>, key: BackupKey): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const fileKey = keyOf(key, salt);
  yield Buffer.concat([magic, key.id, salt]);
  for await (const { piece, number, isLast } of piecesOf(plain, pieceLength)) {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** @throws if the key is another, or a byte is not as it was written */
export async function* decrypt(encrypted: AsyncIterable<Buffer>, key: BackupKey): AsyncGenerator<Buffer> {
  const iterator = encrypted[Symbol.asyncIterator]();
  let read = Buffer.alloc(0);
  while (read.length < headLength) {
    const next = await iterator.next();
    if (next.done) throw new BackupFaultError({ vi: 'hết trước phần cuối', en: 'it ends before its end' });
    read = Buffer.concat([read, next.value]);
  }
  const id = read.subarray(magic.length, magic.length + idLength);
  if (!id.equals(key.id)) {
    const [used, given] = [id.toString('hex'), key.id.toString('hex')];
    throw new BackupFaultError({
      vi: `mã hóa bằng khóa ${used}, tệp khóa là ${given}`,
      en: `it is encrypted with key ${used}, and the key file has ${given}`,
    });
  }
  const fileKey = keyOf(key, read.subarray(headLength - saltLength, headLength));
  const rest = prepend(read.subarray(headLength), { [Symbol.asyncIterator]: () => iterator });
  for await (const { piece, number, isLast } of piecesOf(rest, pieceLength + tagLength)) {
    yield open(piece, fileKey, nonceOf(number, isLast));
  }
}

function open(piece: Buffer, key: Buffer, nonce: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    decipher.setAuthTag(piece.subarray(-tagLength));
    return Buffer.concat([decipher.update(piece.subarray(0, -tagLength)), decipher.final()]);
  } catch {
    throw new BackupFaultError({
      vi: 'bị sửa hoặc bị cắt sau khi mã hóa',
      en: 'it was changed or cut off after it was encrypted',
    });
  }
}

function keyOf({ secret }: BackupKey, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'congdoan-backup', 32));
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

async function* prepend(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

interface Piece {
  piece: Buffer;
  number: number;
  isLast: boolean;
}

/** A full piece is kept back until there is more, since the last one is marked. */
async function* piecesOf(source: AsyncIterable<Buffer>, length: number): AsyncGenerator<Piece> {
  let held = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk]);
    let start = 0;
    for (; held.length - start > length; start += length) {
      yield { piece: held.subarray(start, start + length), number, isLast: false };
      number += 1;
    }
    held = held.subarray(start);
  }
  yield { piece: held, number, isLast: true };
}
