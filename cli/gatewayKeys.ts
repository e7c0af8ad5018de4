import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../platform/config';
import { ConfigError, problemsText } from '../platform/config/problem';
import type { SecretSetting } from '../platform/secret';
import { createKeyPair, publicKeysOf } from '../platform/gatewayTokens/keys';

type KeyConfig = Pick<Config, 'production' | 'dataDir' | 'gatewayPrivateKey' | 'gatewayPublicKeys'>;

/** @throws ConfigError in production if no key is configured */
export function gatewayKey(config: KeyConfig): SecretSetting {
  const { gatewayPrivateKey, production, dataDir } = config;
  if (gatewayPrivateKey) return gatewayPrivateKey;
  if (production) throw missing('SHARD_PRIVATE_KEY_FILE');
  return { value: sharedPrivateKey(dataDir) };
}

/** @throws ConfigError in production if no keys are configured */
export function serviceKeys(config: KeyConfig): SecretSetting {
  const { gatewayPublicKeys, production, dataDir } = config;
  if (gatewayPublicKeys) return gatewayPublicKeys;
  if (production) throw missing('SHARD_PUBLIC_KEYS_FILE');
  return { value: publicKeysOf(sharedPrivateKey(dataDir)) };
}

function missing(variable: string): ConfigError {
  const message = 'cần khi NODE_ENV là production. Needed if NODE_ENV is production';
  return new ConfigError(problemsText([{ variable, message }]));
}

/** The key that everything started on one machine shares in development, commands too; made by whichever starts first. */
function sharedPrivateKey(dataDir: string): string {
  const file = join(dataDir, 'shard-key.json');
  mkdirSync(dataDir, { recursive: true });
  // Written whole under a name of its own before it can be seen; of two that do so the first to link wins.
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, createKeyPair().privateKey, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
