// Who may ask: the gateway alone, by a short-lived token (a JWT, RFC 7519) that it signs by Ed25519 for this province.
import { Buffer } from 'node:buffer';
import { createPublicKey, verify } from 'node:crypto';

/** Seconds that two machines' clocks may differ. */
const tolerance = 30;
/** Seconds for which a token is good, whatever it says itself. */
const lifetime = 60;
const roles = ['public', 'analyst', 'operator', 'province'];

/**
 * A function from an `Authorization` header to who asks, or to null if the request is to be refused. `now` gives seconds
 * since 1970.
 */
export function createTokenCheck(keySet, province, now = () => Date.now() / 1000) {
  const keys = new Map(
    JSON.parse(keySet).keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]),
  );
  return (authorization = '') => {
    try {
      const [, token] = /^Bearer (\S+)$/i.exec(authorization);
      const [header, payload, signature] = token.split('.');
      const { alg, kid } = decode(header);
      // Never the algorithm that the token asks for: "none" would let everybody in.
      if (alg !== 'EdDSA' || !keys.has(kid)) return null;
      const signed = Buffer.from(`${header}.${payload}`);
      if (!verify(null, signed, keys.get(kid), Buffer.from(signature, 'base64url'))) return null;
      const claims = decode(payload);
      return isOf(claims, now()) && isFor(claims, province) ? callerOf(claims) : null;
    } catch {
      return null;
    }
  };
}

function decode(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function isOf({ iat, exp }, now) {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return exp > now - tolerance && iat <= now + tolerance && now - iat <= lifetime + tolerance;
}

function isFor({ iss, aud, sub }, province) {
  return iss === 'congdoan-gateway' && [aud].flat().includes(province) && typeof sub === 'string';
}

/** `province` is whose staff it is if the role is "province", and of no other role. */
function callerOf({ role, province }) {
  const isOfProvince = typeof province === 'string';
  if (!roles.includes(role) || isOfProvince !== (role === 'province')) return null;
  return isOfProvince ? { role, province } : { role };
}
