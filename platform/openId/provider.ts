import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type Configuration,
} from 'openid-client';
import { AppError, ErrorCode } from '../../domain/errors';
import { plainText } from '../../domain/plainText';
import type { Caller } from '../../domain/roles';
import type { SignInOptions } from '../config/openId';
import type { Logger } from '../logger';
import { readSecret } from '../secret';
import { callerIn, valuesIn } from './callerIn';

/** What must be the same when the reader comes back from the provider. */
export interface Leave {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Who has signed in there. */
export interface Identity {
  caller: Caller;
  name: string | null;
  /** All that the claim of roles says, be it ours or not. */
  claimed: readonly string[];
}

/** Where people sign in whom we do not know ourselves. */
export interface Provider {
  /** @throws AppError of code IDENTITY_UNAVAILABLE if the provider does not answer */
  leave(): Promise<{ url: string; leave: Leave }>;
  /**
   * @param query of the address by which the reader came back
   * @returns null if the provider, or what it answered, says no
   * @throws ForbiddenError if the reader has more than one role
   * @throws AppError of code IDENTITY_UNAVAILABLE if the provider does not answer
   */
  comeBack(query: string, leave: Leave): Promise<Identity | null>;
}

const timeoutSeconds = 5;

/** Authorization code and PKCE, by the provider's own description of itself, which is read when it is first needed. */
export function createProvider(config: SignInOptions, logger: Logger): Provider {
  const { redirectUrl } = config.signIn;
  let known: Promise<Configuration> | null = null;

  function describe(): Promise<Configuration> {
    known ??= discover(config).catch((error: unknown) => {
      known = null;
      throw unavailable(error, logger);
    });
    return known;
  }

  return {
    async leave() {
      const leave = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await describe(), {
        redirect_uri: redirectUrl,
        scope: 'openid profile',
        code_challenge: await calculatePKCECodeChallenge(leave.codeVerifier),
        code_challenge_method: 'S256',
        state: leave.state,
        nonce: leave.nonce,
      });
      return { url: url.href, leave };
    },
    async comeBack(query, { state, nonce, codeVerifier }) {
      const description = await describe();
      try {
        const tokens = await authorizationCodeGrant(description, new URL(`${redirectUrl}?${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return null;
        const { roleClaim } = config;
        return {
          caller: callerIn(claims, roleClaim),
          name: nameIn(claims),
          claimed: valuesIn(claims, roleClaim),
        };
      } catch (error) {
        if (!isRefusal(error)) throw error instanceof AppError ? error : unavailable(error, logger);
        logger.warn({ err: error }, 'The OpenID provider did not sign a reader in');
        return null;
      }
    },
  };
}

async function discover(config: SignInOptions): Promise<Configuration> {
  const { clientId, clientSecret } = config.signIn;
  const secret = clientSecret && readSecret(clientSecret).trim();
  const issuer = new URL(config.issuer);
  const description = await discovery(
    issuer,
    clientId,
    { ...(secret && { client_secret: secret }), [clockTolerance]: config.clockToleranceSeconds },
    secret ? undefined : None(),
    {
      // In production it is refused at the start.
      execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
      timeout: timeoutSeconds,
    },
  );
  enableNonRepudiationChecks(description);
  return description;
}

/** Of 255 letters at the most: it goes into a cookie. */
function nameIn(claims: Readonly<Record<string, unknown>>): string | null {
  const name = [claims.name, claims.preferred_username].find((value) => typeof value === 'string');
  return typeof name === 'string' ? plainText(name).slice(0, 255) : null;
}

/** That the provider, or what was made of its answer, says no; in contrast to its being away. */
function isRefusal(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status < 500;
  return (
    error instanceof AuthorizationResponseError ||
    (error instanceof ClientError && error.code !== undefined && !away.test(error.code))
  );
}

const away = /^OAUTH_(TIMEOUT|ABORT|RESPONSE_IS_|PARSE_)/;

function unavailable(error: unknown, logger: Logger): AppError {
  logger.error({ err: error }, 'The OpenID provider does not answer');
  return new AppError(
    ErrorCode.identityUnavailable,
    'Lúc này chưa đăng nhập được ai; hãy thử lại sau ít phút. Nobody can be signed in at the moment; try again soon',
  );
}
