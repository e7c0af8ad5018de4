// Who may ask: the gateway alone, by a short-lived token (a JWT, RFC 7519) that it signs by Ed25519 for this province.
import { Buffer } from 'node:buffer';
import { createPublicKey, verify } from 'node:crypto';

/** Seconds that two machines' clocks may differ. */
const tolerance = 30;

/** A function from an `Authorization` header to who asks, or to null if the request is to be refused. */
export function createTokenCheck(keySet, province) {
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
      return isOfNow(claims) && isFor(claims, province) ? callerOf(claims) : null;
    } catch {
      return null;
    }
  };
}

function decode(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function isOfNow({ iat, exp }) {
  const now = Date.now() / 1000;
  return exp > now - tolerance && iat < now + tolerance && exp - iat <= 60;
}

function isFor({ iss, aud }, province) {
  return iss === 'congdoan-gateway' && [aud].flat().includes(province);
}

/** `province` is whose staff it is if the role is "province". */
function callerOf({ role, province }) {
  return ['public', 'analyst', 'operator', 'province'].includes(role) ? { role, province } : null;
}
