import { SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../caller';
import { watchSecret, type SecretOptions, type SecretSetting } from '../secret';
import { algorithm, issuer, lifetimeSeconds, writeCaller } from './claims';
import { readSigningKey, type SigningKey } from './keys';

/** Speaks for the gateway to the services. */
export interface ShardSigner {
  /** A token by which the services of this audience, and no others, answer for this caller; it lives for seconds. */
  sign(audience: readonly string[], caller: Caller): Promise<string>;
  stop(): void;
}

/** A token is used again for half of its life, so that not every request is signed anew. */
const reuseMillis = (lifetimeSeconds / 2) * 1_000;
const mostTokens = 2_000;

export function createShardSigner(setting: SecretSetting, options: SecretOptions): ShardSigner {
  const secret = watchSecret(setting, readSigningKey, options);
  const tokens = new LRUCache<string, string>({ max: mostTokens, ttl: reuseMillis });
  let signedWith: SigningKey | null = null;
  return {
    async sign(audience, caller) {
      const signingKey = secret.current();
      if (signingKey !== signedWith) tokens.clear();
      signedWith = signingKey;
      const sorted = [...new Set(audience)].sort();
      const cacheKey = JSON.stringify([sorted, caller]);
      const known = tokens.get(cacheKey);
      if (known !== undefined) return known;
      const token = await signToken(signingKey, sorted, caller);
      if (signingKey === signedWith) tokens.set(cacheKey, token);
      return token;
    },
    stop: () => secret.stop(),
  };
}

export function signToken(
  { id, key }: SigningKey,
  audience: readonly string[],
  caller: Caller,
  /** Seconds since the epoch. */
  issuedAt = Math.floor(Date.now() / 1_000),
): Promise<string> {
  return new SignJWT(writeCaller(caller))
    .setProtectedHeader({ alg: algorithm, kid: id, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience([...audience])
    .setSubject(caller.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key);
}
