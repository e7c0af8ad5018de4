import { SignJWT } from 'jose';
import type { Caller } from '../../domain/roles';
import { createBoundedCache } from '../boundedCache';
import { watchSecret, type SecretOptions, type SecretSetting } from '../secret';
import { algorithm, issuer, lifetimeSeconds, writeCaller } from './claims';
import { deriveSecret, readSigningKey, type SigningKey } from './keys';

/** Speaks for the gateway to the services. */
export interface TokenSigner {
  /**
   * A token by which the services of this audience, and no others, answer for this caller; it lives for seconds. At once
   * if one is still good.
   */
  sign(audience: readonly string[], caller: Caller): string | Promise<string>;
  /** 32 bytes that all who have the key have, and nobody else; of the key that is in force now. */
  secretFor(purpose: string): Uint8Array;
  /** Of the key that is in force now. */
  keyId(): string;
  stop(): void;
}

/** A token is used again for half of its life, so that not every request is signed anew. */
const reuseMillis = (lifetimeSeconds / 2) * 1_000;

export function createTokenSigner(setting: SecretSetting, options: SecretOptions): TokenSigner {
  const secret = watchSecret(setting, readSigningKey, options);
  const tokens = createBoundedCache<string>('signedTokens', { ttlMillis: reuseMillis });
  const writtenCallers = new WeakMap<Caller, string>();
  let signedWith: SigningKey | null = null;

  /** The same caller is written once for all the services that its operation asks. */
  function write(caller: Caller): string {
    const known = writtenCallers.get(caller);
    if (known !== undefined) return known;
    const written = JSON.stringify(caller);
    writtenCallers.set(caller, written);
    return written;
  }

  async function signAnew(signingKey: SigningKey, audience: readonly string[], caller: Caller, key: string) {
    const token = await signToken(signingKey, audience, caller);
    if (signingKey === signedWith) tokens.set(key, token);
    return token;
  }

  return {
    sign(audience, caller) {
      const signingKey = secret.current();
      if (signingKey !== signedWith) tokens.clear();
      signedWith = signingKey;
      const sorted = audience.length === 1 ? audience : [...new Set(audience)].sort();
      const key = `${sorted.join()} ${write(caller)}`;
      return tokens.get(key) ?? signAnew(signingKey, sorted, caller, key);
    },
    secretFor: (purpose) => deriveSecret(secret.current(), purpose),
    keyId: () => secret.current().id,
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
