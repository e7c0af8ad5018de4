import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { algorithm, signedToken } from '../signedToken';

/** What is signed of a file that was handed out. */
export interface ExportClaims {
  /** When it was made, in seconds since the epoch. */
  iat: number;
  /** The address that it was asked for by, without the host. */
  query: string;
  /** Of each province whose documents are behind it: the revision of its data. */
  revisions: Readonly<Record<string, string>>;
  /** Of its content, without the signature itself; in hexadecimal. */
  sha256: string;
}

/** Says of files that they are from here. */
export interface ExportSigner {
  /** A JSON Web Signature (RFC 7515) in its compact form. */
  sign(claims: ExportClaims): string;
  /** The public key, as a JSON Web Key Set. */
  publicKeys(): string;
}

export const exportTokenType = 'congdoan-export+jws';

/** @param seedOf 32 bytes that nobody else has; they may change while the program runs */
export function createExportSigner(seedOf: () => Uint8Array): ExportSigner {
  let known: { seed: string; key: ExportKey } | null = null;
  const current = (): ExportKey => {
    const seed = Buffer.from(seedOf()).toString('hex');
    if (known?.seed !== seed) known = { seed, key: keyOfSeed(seed) };
    return known.key;
  };
  return {
    sign: (claims) => signedToken(current(), exportTokenType, claims),
    publicKeys() {
      const { id, x } = current();
      return JSON.stringify({
        keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid: id, alg: algorithm, use: 'sig' }],
      });
    },
  };
}

interface ExportKey {
  id: string;
  key: KeyObject;
  x: string;
}

/** What PKCS #8 (RFC 8410) writes before the 32 bytes of an Ed25519 key. */
const privateKeyHead = '302e020100300506032b657004220420';

function keyOfSeed(seed: string): ExportKey {
  const key = createPrivateKey({
    key: Buffer.from(privateKeyHead + seed, 'hex'),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return { id: createHash('sha256').update(x).digest('hex').slice(0, 16), key, x };
}
