import { createHash } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { propertiesPart } from '../xlsx/documentProperties';
import { digestOfFiles } from '../xlsx/signedFiles';
import { exportTokenType, type ExportClaims } from './signer';

export type Verification =
  | { kind: 'genuine'; claims: ExportClaims }
  | { kind: 'unsigned' }
  /** Signed by a key that is not among those given. */
  | { kind: 'unknownKey'; kid: string }
  /** The signature does not fit, or the content is not what was signed. */
  | { kind: 'changed' };

const claimsSchema = z.object({
  iat: z.number(),
  query: z.string(),
  revisions: z.record(z.string(), z.string()),
  sha256: z.string(),
});
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });

/** Whether a file is as it was handed out. @param keySet a JSON Web Key Set @throws if it is none */
export async function verifyExport(file: Uint8Array, keySet: string): Promise<Verification> {
  const { keys } = keySetSchema.parse(JSON.parse(keySet));
  const found = isZip(file) ? tokenOfWorkbook(file) : tokenOfText(Buffer.from(file));
  if (found === 'TORN') return { kind: 'changed' };
  if (!found) return { kind: 'unsigned' };
  if (!isCanonical(found.token)) return { kind: 'changed' };
  const { kid = '', typ } = decodeProtectedHeader(found.token);
  const key = keys.find((other) => other.kid === kid);
  if (!key) return { kind: 'unknownKey', kid };
  try {
    const { payload } = await compactVerify(found.token, await importJWK(key as JWK, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    const claims = claimsSchema.parse(JSON.parse(Buffer.from(payload).toString()));
    const isWhole = typ === exportTokenType && claims.sha256 === found.sha256;
    return isWhole ? { kind: 'genuine', claims } : { kind: 'changed' };
  } catch {
    // Whatever is wrong with the signature, the file is not what it says.
    return { kind: 'changed' };
  }
}

interface FoundToken {
  token: string;
  /** Of everything else. */
  sha256: string;
}

/** Of bounded parts: of a file that is all letters, each may begin one. */
const compactForm = /eyJ[\w-]{1,500}\.[\w-]{1,200000}\.[\w-]{1,200}/g;

/** The last one, since it stands in the last line. */
function tokenOfText(file: Buffer): FoundToken | null {
  const text = file.toString('latin1');
  const match = [...text.matchAll(compactForm)].findLast(({ 0: token }) => isOurs(token));
  if (!match) return null;
  const [token] = match;
  const hash = createHash('sha256')
    .update(file.subarray(0, match.index))
    .update(file.subarray(match.index + token.length));
  return { token, sha256: hash.digest('hex') };
}

function isOurs(token: string): boolean {
  try {
    return decodeProtectedHeader(token).typ === exportTokenType;
  } catch {
    return false;
  }
}

/** The last character of a part may be another and stand for the same bytes. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

function isZip(file: Uint8Array): boolean {
  return file[0] === 0x50 && file[1] === 0x4b;
}

const mostBytes = 512 * 1024 * 1024;

/** `TORN` if it cannot be unpacked. */
function tokenOfWorkbook(file: Uint8Array): FoundToken | 'TORN' | null {
  const files = unpacked(file);
  if (!files) return 'TORN';
  const { [propertiesPart]: part, ...others } = files;
  const token = part && propertiesIn(part).match(compactForm)?.find(isOurs);
  if (token === undefined) return null;
  return { token, sha256: digestOfFiles(Object.entries(others)) };
}

/** The texts of all properties, one after the other: a long one stands in several. */
function propertiesIn(part: Uint8Array): string {
  const texts = Buffer.from(part)
    .toString()
    .matchAll(/<vt:lpwstr>([^<]*)</g);
  return [...texts].map(([, text]) => text).join('');
}

function unpacked(file: Uint8Array): Record<string, Uint8Array> | null {
  let bytes = 0;
  try {
    return unzipSync(file, { filter: ({ originalSize }) => (bytes += originalSize) <= mostBytes });
  } catch {
    // Whatever broke it, it is not the file that was handed out.
    return null;
  }
}
