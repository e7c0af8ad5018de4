import { existsSync } from 'node:fs';
import { federationName } from '../../services/province/import/provinceNames';
import { parseKeys } from '../../platform/apiKeys/keys';
import type { Config } from '../../platform/config';
import type { ConfigProblem } from '../../platform/config/problem';
import { publicKeysOf, readVerifyingKeys } from '../../platform/gatewayTokens/keys';
import { readSecret } from '../../platform/secret';
import { attempt, useFile } from './attempt';
import { didYouMean } from './knownProvinces';
import { secretProblems, tokenProblems } from './secretProblems';
import { signInProblems } from './signInProblems';
import type { ProcessUse } from './usable';

export const registerUse: ProcessUse = {
  ports: ['REGISTER_PORT'],
  checks: [(config) => [...serviceProblems(config, ['register']), ...editorProblems(config)]],
};

/** @param provinces by their ids */
export function provinceUse(provinces: readonly string[]): ProcessUse {
  return {
    ports: ['PROVINCES_PORT'],
    checks: [
      (config) => [
        ...(provinces.length === 0 ? [noProvince] : []),
        ...serviceProblems(config, provinces),
        ...unknownProvinces(provinces),
        ...tokenProblems(config, provinces),
        ...signInProblems(config.deskSignIn, 'DESK_PUBLIC_URL', config.production),
      ],
    ],
  };
}

/** Of those who may change the register over HTTP; a file that is not there yet has none. */
function editorProblems({ keysFile }: Config): readonly ConfigProblem[] {
  if (!existsSync(keysFile)) return [];
  return attempt('KEYS_FILE', () => useFile(keysFile, (content) => parseKeys(content, keysFile))).problems;
}

const noProvince: ConfigProblem = {
  variable: 'PROVINCES',
  message:
    'chưa nói tỉnh nào; thêm --id hoặc đặt PROVINCES. No province is named; give --id or set PROVINCES',
};

/** @param names `register`, or provinces by their ids */
function serviceProblems(config: Config, names: readonly string[]): ConfigProblem[] {
  return [...keyProblems(config), ...databaseProblems(config, names)];
}

function keyProblems(config: Config): readonly ConfigProblem[] {
  const { gatewayPublicKeys, gatewayPrivateKey, production } = config;
  if (gatewayPublicKeys === null) {
    return production ? [{ variable: 'SHARD_PUBLIC_KEYS_FILE', message: publicKeysWanted }] : [];
  }
  return secretProblems(gatewayPublicKeys, (text) => {
    const known = readVerifyingKeys(text);
    // Both are known to a process that is gateway and service in one.
    const own =
      gatewayPrivateKey && attempt('', () => readVerifyingKeys(publicKeysOf(readSecret(gatewayPrivateKey))));
    const missing = [...(own?.value?.keys() ?? [])].filter((id) => !known.has(id));
    if (missing.length > 0) throw new Error(strangeKey(missing.join()));
  });
}

const publicKeysWanted =
  'cần khóa công khai của cổng chung; xin nơi vận hành cổng chung, cặp khóa tự tạo thì cổng chung không biết. ' +
  'Expected the public keys of the gateway; get them from those who run it: of a pair made here it would know nothing';

function strangeKey(id: string): string {
  return (
    `thiếu khóa "${id}" mà cổng chung ký (SHARD_PRIVATE_KEY). ` +
    `The key "${id}" by which the gateway signs (SHARD_PRIVATE_KEY) is not in it`
  );
}

function databaseProblems(config: Config, names: readonly string[]): ConfigProblem[] {
  const settings = names.map((name) => [name, config.mongodbUriSettingOf(name)] as const);
  const without = settings.flatMap(([name, setting]) => (setting === null ? [name] : []));
  // One variable may be that of many.
  const byVariable = new Map(
    settings.flatMap(([, setting]) => (setting ? [[setting.variable, setting]] : [])),
  );
  const problems = [...byVariable.values()].flatMap((setting) => secretProblems(setting, assertMongodbUri));
  if (!config.production || without.length === 0) return problems;
  const list = without.join(', ');
  const message =
    `cần một địa chỉ cho ${list}; bản thay thế MongoDB chỉ để phát triển. ` +
    `Expected one for ${list}; the stand-in for MongoDB is for development`;
  return [...problems, { variable: 'MONGODB_URI', message }];
}

function assertMongodbUri(text: string): void {
  if (/^mongodb(\+srv)?:\/\//.test(text.trim())) return;
  throw new Error(
    'cần một địa chỉ bắt đầu bằng mongodb:// hoặc mongodb+srv://. Expected an address that begins with mongodb:// or mongodb+srv://',
  );
}

function unknownProvinces(provinces: readonly string[]): ConfigProblem[] {
  return provinces.flatMap((id) =>
    federationName(id) === undefined ? [{ variable: 'PROVINCES', message: didYouMean(id) }] : [],
  );
}
