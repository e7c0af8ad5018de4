import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type FetchImplementation,
  type JWTPayload,
} from 'jose';
import type { Caller } from '../../domain/roles';
import type { OpenIdConfig } from '../../platform/config/openId';
import { AppError, ErrorCode } from '../../domain/errors';
import type { Logger } from '../../platform/logger';
import { monotonicMillis } from '../../platform/monotonic';
import { callerIn } from '../../platform/openId/callerIn';

/** Reads JSON Web Tokens of one OpenID provider. */
export interface OpenId {
  /**
   * Null for a token that is not valid here.
   *
   * @throws ForbiddenError if it is valid and grants more than one role
   * @throws AppError of code IDENTITY_UNAVAILABLE if the provider's keys cannot be read
   */
  callerOf(token: string): Promise<Caller | null>;
}

/** Signatures by a key pair only: what is public of the provider must not be enough to sign. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const fetchTimeoutMillis = 5_000;
/** The provider's keys are read again after that long, and if a token names one that is not known. */
const keysMaxAgeMillis = 10 * 60 * 1_000;
/** At most that often for unknown keys, so that forged tokens do not make us a burden to the provider. */
const cooldownMillis = 30_000;
/** How long a provider that failed is not asked again. */
const restMillis = 5_000;

/** The provider could not be asked for its keys. */
class ProviderError extends Error {}

export function createOpenId(config: OpenIdConfig, logger: Logger): OpenId {
  const keys = createRemoteJWKSet(new URL(config.jwksUrl), {
    timeoutDuration: fetchTimeoutMillis,
    cooldownDuration: cooldownMillis,
    cacheMaxAge: keysMaxAgeMillis,
    [customFetch]: createRestingFetch(logger),
  });

  async function verify(token: string): Promise<JWTPayload | null> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: config.issuer,
        audience: config.audience,
        algorithms,
        clockTolerance: config.clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (error instanceof ProviderError) {
        throw new AppError(
          ErrorCode.identityUnavailable,
          'Tokens cannot be checked at the moment; try again soon',
        );
      }
      if (!(error instanceof errors.JOSEError)) logger.warn({ err: error }, 'A token could not be checked');
      return null;
    }
  }

  return {
    async callerOf(token) {
      const payload = await verify(token);
      if (payload === null) return null;
      return callerIn(payload, config.roleClaim);
    },
  };
}

/** Reads the provider's keys; one that failed is left alone for a while, whatever tokens come in. */
function createRestingFetch(logger: Logger): FetchImplementation {
  let restUntil = 0;
  return async (url, options) => {
    if (monotonicMillis() < restUntil) throw new ProviderError('It failed a moment ago');
    try {
      const response = await fetch(url, options);
      if (response.status !== 200) throw new Error(`HTTP status ${response.status}`);
      return Response.json(await response.json());
    } catch (error) {
      restUntil = monotonicMillis() + restMillis;
      logger.error({ err: error, url }, 'The keys of the OpenID provider cannot be read');
      throw new ProviderError('It failed', { cause: error });
    }
  };
}
