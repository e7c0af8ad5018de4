import { resolve } from 'node:path';
import { readSecret, type SecretSetting } from '../secret';
import type { TokenSetting } from '../tokens';
import type { Environment, Variables } from './environment';

/** `MONGODB_URI_CAO_BANG` for `cao-bang`: the database of one province apart from the others'. */
export function mongodbUriSetting(given: Environment, env: Variables, name: string): SecretSetting | null {
  const variable = `MONGODB_URI_${variableEnding(name)}`;
  const own = given[variable];
  if (own !== undefined) return { value: own, variable };
  return secretSetting('MONGODB_URI', env.MONGODB_URI, env.MONGODB_URI_FILE);
}

/** `PROVINCE_TOKEN_CAO_BANG`, or the file that `PROVINCE_TOKEN_FILE_CAO_BANG` names. */
export function tokenSetting(
  given: Environment,
  kind: 'PROVINCE_TOKEN' | 'PROVINCE_HEAD_TOKEN',
  province: string,
): TokenSetting | null {
  const ending = variableEnding(province);
  const [value, file] = [`${kind}_${ending}`, `${kind}_FILE_${ending}`];
  return secretSetting(value, given[value], given[file], file);
}

export function secretSetting(
  variable: string,
  value: string | undefined,
  file: string | undefined,
  fileVariable = `${variable}_FILE`,
): SecretSetting | null {
  if (value !== undefined) return { value, variable };
  return file === undefined ? null : { file: resolve(file), variable: fileVariable };
}

/** What must not come to stand in an address by mistake, and so in a log. */
export function withoutSecrets(given: Record<string, string>): Record<string, string> {
  const shown = ([name]: [string, string]) => !isSecret(name) && !/^(MONGODB_URI|REDIS_URL)/.test(name);
  return Object.fromEntries(Object.entries(given).filter(shown));
}

export function isSecret(variable: string): boolean {
  return /^(PROVINCE_(HEAD_)?TOKEN_(?!FILE_)|SHARD_PRIVATE_KEY$|WEBHOOK_SECRET$|OIDC_CLIENT_SECRET$)/.test(
    variable,
  );
}

export function readUri(setting: SecretSetting | null): string | null {
  return setting && readSecret(setting).trim();
}

function variableEnding(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
