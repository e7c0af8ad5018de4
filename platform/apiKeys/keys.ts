import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { inBothLanguages } from '../zodMessages';
import { isKeyGrant, keyGrantForms } from '../../domain/editors';
import { parseGrant } from '../../domain/grants';
import type { Caller } from '../../domain/roles';

/** One API key as it is stored: its hash, never itself. */
export interface KeyRecord {
  id: string;
  /** A grant, such as `analyst`, `province:cao-bang` or `cluster:cum-5`. */
  role: string;
  /** Whose it is, for the operator's list. */
  name: string;
  /** ISO 8601. */
  created: string;
  /** ISO 8601; null while it is valid. */
  revoked: string | null;
  /** ISO 8601; absent in keys of earlier versions, which do not end. */
  expires?: string | undefined;
  /** SHA-256 of the whole key, in hexadecimal. A key is 256 random bits, so that a slow hash would add nothing. */
  sha256: string;
}

/** keys.json cannot be used. */
export class KeysFileError extends Error {}

const keysSchema = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: z.string().regex(/^[0-9a-f]{12}$/),
      role: z.string().refine(isKeyGrant, `cần ${keyGrantForms}. Expected ${keyGrantForms}`),
      name: z.string(),
      created: z.iso.datetime(),
      revoked: z.iso.datetime().nullable(),
      expires: z.iso.datetime().optional(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** @throws KeysFileError that lists every problem, and never says what stands in the file */
export function parseKeys(content: string, file: string): KeyRecord[] {
  const result = keysSchema.safeParse(parseJson(content, file), { error: inBothLanguages });
  if (result.success) return result.data.keys;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new KeysFileError([`"${file}" cannot be used`, ...lines].join('\n'));
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new KeysFileError(`"${file}" cannot be used: không phải JSON. It is not JSON`);
  }
}

/** Tells an API key from a JSON Web Token, and lets secret scanners find one that leaked. */
export const keyPrefix = 'cdk_';

const keyForm = /^cdk_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

export interface NewKey {
  key: string;
  record: KeyRecord;
}

export const defaultKeyDays = 365;
const dayMillis = 86_400_000;

export function createKey(
  { role, name }: Pick<KeyRecord, 'role' | 'name'>,
  at: Date,
  days = defaultKeyDays,
): NewKey {
  const id = randomBytes(6).toString('hex');
  const key = `${keyPrefix}${id}_${randomBytes(32).toString('base64url')}`;
  const expires = new Date(at.getTime() + days * dayMillis).toISOString();
  const record = { id, role, name, created: at.toISOString(), revoked: null, expires };
  return { key, record: { ...record, sha256: sha256(key).toString('hex') } };
}

/** The keys that are valid now. Of those whose grant is for somewhere else nothing is known. */
export interface Keyring<Holder = Caller> {
  /** Who holds a key; null for one that is wrong, revoked or has ended, which take the same way. */
  callerOf(key: string): Holder | null;
  /** Whose a valid key is, by its id; for who has shown it before. */
  holderOf(id: string): { caller: Holder; name: string } | null;
  /** How many keys are valid. */
  readonly size: number;
  replace(records: readonly KeyRecord[]): void;
}

/** Of the gateway. */
export const createKeyring = (records: readonly KeyRecord[]): Keyring => createKeyringOf(records, parseGrant);

/** @param readGrant what a key's grant is for whoever asks; null if it is nothing there */
export function createKeyringOf<Granted>(
  records: readonly KeyRecord[],
  readGrant: (role: string) => Granted | null,
): Keyring<Granted & { id: string }> {
  let holders = readHolders(records, readGrant);
  const nobody = { hash: randomBytes(32), caller: null, name: '', expiresAt: Infinity };
  return {
    callerOf(key) {
      const [, id = ''] = keyForm.exec(key) ?? [];
      const { hash, caller, expiresAt } = holders.get(id) ?? nobody;
      return timingSafeEqual(sha256(key), hash) && Date.now() < expiresAt ? caller : null;
    },
    holderOf(id) {
      const { caller, name, expiresAt } = holders.get(id) ?? nobody;
      return caller && Date.now() < expiresAt ? { caller, name } : null;
    },
    get size() {
      return holders.size;
    },
    replace(changed) {
      holders = readHolders(changed, readGrant);
    },
  };
}

interface KeyHolder<Granted> {
  hash: Buffer;
  caller: Granted & { id: string };
  name: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

function readHolders<Granted>(
  records: readonly KeyRecord[],
  readGrant: (role: string) => Granted | null,
): Map<string, KeyHolder<Granted>> {
  const holders = new Map<string, KeyHolder<Granted>>();
  for (const { id, role, name, revoked, expires, sha256: hash } of records) {
    const grant = readGrant(role);
    if (revoked !== null || grant === null) continue;
    const expiresAt = expires === undefined ? Infinity : Date.parse(expires);
    const caller = { ...grant, id: `key:${id}` };
    holders.set(id, { hash: Buffer.from(hash, 'hex'), caller, name, expiresAt });
  }
  return holders;
}

/** Keys that end within a month, or have ended: whoever holds them must be given others. */
export function endingKeys(records: readonly KeyRecord[], now: number): KeyRecord[] {
  return records.filter(
    ({ revoked, expires }) =>
      revoked === null && expires !== undefined && Date.parse(expires) - now < 30 * dayMillis,
  );
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
