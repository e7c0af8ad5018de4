import { getOrCreate } from '../../domain/getOrCreate';
import type { Caller } from '../../domain/roles';
import { createBoundedCache } from '../boundedCache';
import { signedToken } from '../signedToken';
import { watchSecret, type SecretOptions, type SecretSetting } from '../secret';
import { issuer, lifetimeSeconds, writeCaller } from './claims';
import { deriveSecret, readSigningKey, type SigningKey } from './keys';

/** Speaks for the gateway to the services. */
export interface TokenSigner {
  /**
   * A token by which the services of this audience, and no others, answer for this caller; it lives for seconds. The one
   * before if that is still good.
   */
  sign(audience: readonly string[], caller: Caller): string;
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

  return {
    sign(audience, caller) {
      const signingKey = secret.current();
      if (signingKey !== signedWith) tokens.clear();
      signedWith = signingKey;
      const sorted = audience.length === 1 ? audience : [...new Set(audience)].sort();
      const key = `${sorted.join()} ${write(caller)}`;
      return getOrCreate<string, string>(tokens, key, () => signToken(signingKey, sorted, caller));
    },
    secretFor: (purpose) => deriveSecret(secret.current(), purpose),
    keyId: () => secret.current().id,
    stop: () => secret.stop(),
  };
}

export function signToken(
  signingKey: SigningKey,
  audience: readonly string[],
  caller: Caller,
  /** Seconds since the epoch. */
  issuedAt = Math.floor(Date.now() / 1_000),
): string {
  return signedToken(signingKey, 'JWT', {
    ...writeCaller(caller),
    iss: issuer,
    aud: audience,
    sub: caller.id,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  });
}
