import type { SecretSetting } from '../secret';
import type { Variables } from './environment';
import { secretSetting } from './secrets';

/** Where JSON Web Tokens come from, and what they must say. */
export interface OpenIdConfig {
  issuer: string;
  jwksUrl: string;
  audience: string;
  /** The claim that holds the role, by name or by path. */
  roleClaim: string;
  clockToleranceSeconds: number;
  /** Null if readers cannot sign in there. */
  signIn: SignInConfig | null;
}

/** What signing in needs to know. */
export type SignInOptions = Pick<OpenIdConfig, 'issuer' | 'roleClaim' | 'clockToleranceSeconds'> & {
  signIn: SignInConfig;
};

export type DeskSignIn = SignInOptions & {
  /** What the claim of roles says of a head beside the province; null if who enters reports may approve them. */
  headValue: string | null;
};

/** As whom the provider knows us, and where it sends people back. */
export interface SignInConfig {
  clientId: string;
  clientSecret: SecretSetting | null;
  redirectUrl: string;
}

/** Where the gateway takes readers back whom the provider has signed in. */
export const signInPath = '/session/openid/callback';

/** Where a province's service takes its staff back. */
export const deskSignInPath = '/desk/openid/callback';

export function openIdConfig(env: Variables): OpenIdConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_JWKS_URL: jwksUrl, OIDC_AUDIENCE: audience } = env;
  if (issuer === undefined || jwksUrl === undefined || audience === undefined) return null;
  const { OIDC_ROLE_CLAIM: roleClaim, OIDC_CLOCK_TOLERANCE_SECONDS: clockToleranceSeconds } = env;
  const signIn = signInConfig(env, env.PUBLIC_URL, signInPath);
  return { issuer, jwksUrl, audience, roleClaim, clockToleranceSeconds, signIn };
}

export function deskSignIn(env: Variables): DeskSignIn | null {
  const openId = openIdConfig(env);
  const signIn = signInConfig(env, env.DESK_PUBLIC_URL, deskSignInPath);
  return openId && signIn && { ...openId, signIn, headValue: env.OIDC_HEAD_VALUE ?? null };
}

function signInConfig(env: Variables, publicUrl: string | undefined, path: string): SignInConfig | null {
  const { OIDC_CLIENT_ID: clientId } = env;
  if (clientId === undefined || publicUrl === undefined) return null;
  const clientSecret = secretSetting(
    'OIDC_CLIENT_SECRET',
    env.OIDC_CLIENT_SECRET,
    env.OIDC_CLIENT_SECRET_FILE,
  );
  return { clientId, clientSecret, redirectUrl: `${publicUrl}${path}` };
}
