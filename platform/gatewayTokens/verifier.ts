import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Caller } from '../../domain/roles';
import { GatewayTokenError } from '../errors';
import { createBoundedCache } from '../boundedCache';
import { watchSecret, type SecretOptions, type SecretSetting } from '../secret';
import { unknownKeyReason } from './unknownKey';
import { algorithm } from '../signedToken';
import { clockToleranceSeconds, issuer, lifetimeSeconds, readCaller } from './claims';
import { readVerifyingKeys, type VerifyingKeys } from './keys';

/** What a valid token of the gateway says. */
export interface GatewayToken {
  /** The provinces it is for, or the register. */
  audience: ReadonlySet<string>;
  /** Who asks, and decides what may be shown. */
  caller: Caller;
}

export interface TokenVerifier {
  /**
   * Reads an `Authorization` header.
   *
   * @throws GatewayTokenError if it has no token, or one that is not the gateway's, or not of now
   */
  verify(authorization: string | undefined): Promise<GatewayToken>;
  /** Of the keys that are taken now. */
  keyIds(): string[];
  stop(): void;
}

interface Verified {
  token: GatewayToken;
  /** The keys that it was verified by: a key that is taken away takes its tokens with it. */
  keys: VerifyingKeys;
  /** Milliseconds since the epoch. */
  until: number;
}

/** What a token says; the keys are there once. */
const bytesPerToken = 1_000;

export function createTokenVerifier(setting: SecretSetting, options: SecretOptions): TokenVerifier {
  const secret = watchSecret(setting, readVerifyingKeys, options);
  // The gateway uses a token again, so a service need not verify every request anew.
  const verified = createBoundedCache<Verified>('verifiedTokens', { bytesOf: () => bytesPerToken });
  return {
    async verify(authorization = '') {
      const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
      if (token === undefined) throw new GatewayTokenError('no token');
      const keys = secret.current();
      const known = verified.get(token);
      if (known?.keys === keys && Date.now() < known.until) return known.token;
      const { claims, until } = await verifyToken(token, keys);
      verified.set(token, { token: claims, keys, until });
      return claims;
    },
    keyIds: () => [...secret.current().keys()],
    stop: () => secret.stop(),
  };
}

async function verifyToken(
  token: string,
  keys: VerifyingKeys,
): Promise<{ claims: GatewayToken; until: number }> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = keys.get(kid ?? '');
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: [algorithm],
        issuer,
        maxTokenAge: lifetimeSeconds,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['aud', 'exp', 'iat', 'sub'],
      },
    );
    return { claims: { audience: audienceOf(payload), caller: readCaller(payload) }, until: endOf(payload) };
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) throw unknownKey(token, keys);
    // The messages of the library name claims, never their values.
    throw new GatewayTokenError(error instanceof errors.JOSEError ? error.code : 'claims');
  }
}

/** The ids of keys are no secrets: both sides have to compare them. */
function unknownKey(token: string, keys: VerifyingKeys): GatewayTokenError {
  const { kid = 'none' } = decodeProtectedHeader(token);
  return new GatewayTokenError(
    unknownKeyReason,
    `The gateway signs by key ${kid.slice(0, 100)}, and this service knows ${[...keys.keys()].join(', ')}: give it the public key of ` +
      'that gateway (SHARD_PUBLIC_KEYS_FILE), or in development the same DATA_DIR',
  );
}

function audienceOf({ aud = [] }: JWTPayload): ReadonlySet<string> {
  return new Set(Array.isArray(aud) ? aud : [aud]);
}

function endOf({ iat = 0, exp = 0 }: JWTPayload): number {
  return (Math.min(exp, iat + lifetimeSeconds) + clockToleranceSeconds) * 1_000;
}
