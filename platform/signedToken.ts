import { sign, type KeyObject } from 'node:crypto';

/** By Ed25519 (RFC 8037). */
export const algorithm = 'EdDSA';

/**
 * A JSON Web Signature in its compact form (RFC 7515), at once: a country that was asked nothing yet needs one for each
 * province, and by way of promises and other threads each takes three times as long.
 */
export function signedToken(
  { id, key }: { id: string; key: KeyObject },
  type: string,
  claims: object,
): string {
  const content = `${encoded({ alg: algorithm, kid: id, typ: type })}.${encoded(claims)}`;
  return `${content}.${sign(null, Buffer.from(content), key).toString('base64url')}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
