import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';

/** The gateway's key, and what the services know of it; both as they are configured. */
export interface KeyPair {
  /** An Ed25519 private key as a JSON Web Key (RFC 8037). */
  privateKey: string;
  /** A JSON Web Key Set with its public half. */
  publicKeys: string;
}

export interface SigningKey {
  id: string;
  key: KeyObject;
}

/** Public keys by id. */
export type VerifyingKeys = ReadonlyMap<string, KeyObject>;

const publicKeySchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string().min(1).max(100),
  alg: z.literal('EdDSA').optional(),
  use: z.literal('sig').optional(),
});
const privateKeySchema = publicKeySchema.extend({ d: z.string() });
const keySetSchema = z.strictObject({ keys: z.array(publicKeySchema).min(1) });

type PublicKey = z.infer<typeof publicKeySchema>;

export function createKeyPair(): KeyPair {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const kid = randomBytes(8).toString('hex');
  const key = { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' };
  return { privateKey: JSON.stringify({ ...key, d }), publicKeys: JSON.stringify({ keys: [key] }) };
}

/** 32 bytes for a purpose, made of a key: whoever has them cannot tell the key, nor what it makes for another purpose. */
export function deriveSecret({ key }: SigningKey, purpose: string): Uint8Array {
  const { d = '' } = key.export({ format: 'jwk' });
  return new Uint8Array(hkdfSync('sha256', d, '', `congdoan ${purpose}`, 32));
}

/** The key set of a private key alone. @throws if it is no private key */
export function publicKeysOf(privateKey: string): string {
  const { d: _, ...key } = parsePrivateKey(privateKey);
  return JSON.stringify({ keys: [key] });
}

/** The keys of both sets, those of the first as they are; of two of one id the first stays. */
export function mergeKeySets(first: string, second: string): string {
  const keys = new Map<string, PublicKey>();
  for (const key of [...parseKeySet(first), ...parseKeySet(second)]) {
    if (!keys.has(key.kid)) keys.set(key.kid, key);
  }
  return JSON.stringify({ keys: [...keys.values()] });
}

/** @throws if the text is no private key; the message does not hold the text */
export function readSigningKey(text: string): SigningKey {
  const key = parsePrivateKey(text);
  return usable(privateKeyExpected, () => ({
    id: key.kid,
    key: createPrivateKey({ key, format: 'jwk' }),
  }));
}

/** @throws if the text is no set of public keys; the message does not hold the text */
export function readVerifyingKeys(text: string): VerifyingKeys {
  const keys = parseKeySet(text);
  return usable(
    keySetExpected,
    () => new Map(keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })])),
  );
}

const privateKeyExpected =
  'Cần khóa riêng của cổng chung, dạng JSON Web Key; tạo bằng "congdoan shard-key". ' +
  'Expected the private key of the gateway as a JSON Web Key; make one with "congdoan shard-key"';
const keySetExpected =
  'Cần các khóa công khai Ed25519 của cổng chung (JSON Web Key Set), mỗi khóa có "kid"; xin nơi vận hành cổng chung. ' +
  'Expected a JSON Web Key Set of public Ed25519 keys, each with a "kid": those that whoever runs the gateway gives out';

function parsePrivateKey(text: string) {
  return usable(privateKeyExpected, () => privateKeySchema.parse(JSON.parse(text)));
}

function parseKeySet(text: string): PublicKey[] {
  return usable(keySetExpected, () => keySetSchema.parse(JSON.parse(text)).keys);
}

/** What exactly is wrong is left out, since parsers quote what they read. */
function usable<Result>(expected: string, read: () => Result): Result {
  try {
    return read();
  } catch {
    throw new Error(expected);
  }
}
