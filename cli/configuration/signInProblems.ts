import type { SignInOptions } from '../../platform/config/openId';
import type { ConfigProblem } from '../../platform/config/problem';
import { secretProblems } from './secretProblems';

/** @param variable that says where people come back to from the provider */
export function signInProblems(
  options: SignInOptions | null,
  variable: 'PUBLIC_URL' | 'DESK_PUBLIC_URL',
  production: boolean,
): readonly ConfigProblem[] {
  if (options === null) return [];
  const { issuer, signIn } = options;
  return [
    ...(production && !isHttps(issuer) ? [issuerOverTls] : []),
    ...(production && !isHttps(signIn.redirectUrl) ? [{ variable, message: overTls }] : []),
    ...secretProblems(signIn.clientSecret, () => undefined),
  ];
}

const issuerOverTls: ConfigProblem = {
  variable: 'OIDC_ISSUER',
  message:
    'cần https, không thì ai ở giữa cũng đăng nhập thay được. Expected https, or whoever is between could sign in as anybody',
};

const overTls = 'cần https: không ai đăng nhập khi thiếu TLS. Expected https: nobody signs in without TLS';

export function isHttps(url: string): boolean {
  return new URL(url).protocol === 'https:';
}
