import { createHash } from 'node:crypto';
import type { Config } from '../../platform/config';
import type { ConfigProblem } from '../../platform/config/problem';
import { readSecret, type SecretSetting } from '../../platform/secret';
import { assertToken } from '../../platform/tokens';
import { attempt } from './attempt';

/** Why a secret cannot be used; none if it is not set. */
export function secretProblems(
  setting: SecretSetting | null,
  use: (text: string) => unknown,
): readonly ConfigProblem[] {
  if (setting === null) return [];
  return attempt(variableOf(setting), () => use(readSecret(setting))).problems;
}

function variableOf({ variable = '' }: SecretSetting): string {
  return variable;
}

/** Of tokens by which provinces import, sign in and tell of revisions. */
export function tokenProblems(config: Config, provinces: readonly string[]): ConfigProblem[] {
  return provinces.flatMap((province) =>
    [config.provinceTokenOf(province), config.provinceHeadTokenOf(province)].flatMap((setting) =>
      secretProblems(setting, (text) => {
        assertToken(text, province);
        if (config.production && isWeak(text.trim())) throw new Error(weakToken(province));
      }),
    ),
  );
}

function weakToken(province: string): string {
  return (
    `mã của tỉnh "${province}" là ví dụ hoặc dễ đoán; tạo mã bằng "congdoan token". ` +
    `The token of province "${province}" is an example or can be guessed; make one with "congdoan token"`
  );
}

/** The example of .env.example, a repeated sign, fewer signs than a made token has, or the hash of nothing. */
function isWeak(secret: string): boolean {
  const value = secret.replace(/^sha256:/, '').replace(/;until=.*$/, '');
  return new Set(value).size < 8 || value.length < 32 || value === hashOfNothing;
}

const hashOfNothing = createHash('sha256').update('').digest('hex');
