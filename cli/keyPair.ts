import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { createKeyPair, mergeKeySets, publicKeysOf } from '../platform/gatewayTokens/keys';
import { CommandError } from './commandError';

export interface KeyPairOptions {
  privateFile?: string;
  publicFile?: string;
  ifMissing?: boolean;
}

export function createKeyPairCommand(): Command {
  return new Command('shard-key')
    .description(
      'Tạo cặp khóa để các dịch vụ nhận ra cổng chung: khóa riêng cho cổng chung, khóa công khai cho sổ đăng ký và các tỉnh.\n' +
        'Makes the keys by which the services know the gateway: a private one for it, a public one for them.',
    )
    .option('--private-file <file>', 'ghi khóa riêng vào tệp mới / write the private key to a new file')
    .option(
      '--public-file <file>',
      'thêm khóa công khai vào tệp, giữ các khóa cũ / add the public key to a file, beside those in it',
    )
    .option('--if-missing', 'dùng lại khóa riêng nếu đã có / keep the private key if its file is there')
    .action((options: KeyPairOptions) => {
      process.stdout.write(`${makeKeyPair(options)}\n`);
    });
}

/** @returns what to tell the operator; a private key stands in it only if there is no file for it */
export function makeKeyPair({ privateFile, publicFile, ifMissing = false }: KeyPairOptions): string {
  if (ifMissing && privateFile !== undefined && existsSync(privateFile)) {
    // Whoever has the private key may still need a file with its public half.
    if (publicFile !== undefined) addPublicKeys(publicFile, publicKeysOf(readFileSync(privateFile, 'utf8')));
    return `Đã có khóa. There is a key already: ${privateFile}`;
  }
  if (privateFile !== undefined && existsSync(privateFile)) {
    throw new CommandError(
      `"${privateFile}" đã có; ghi khóa mới vào tệp khác, hoặc dùng lại khóa ấy với --if-missing. "${privateFile}" is there already; give the new key a file of its own, or use that one with --if-missing`,
    );
  }
  const { privateKey, publicKeys } = createKeyPair();
  // The public one first: a gateway must not sign by a key that the services do not know yet.
  if (publicFile !== undefined) addPublicKeys(publicFile, publicKeys);
  if (privateFile !== undefined) writeFileSync(privateFile, privateKey, { mode: 0o600, flag: 'wx' });
  return [
    'Khóa riêng, chỉ để ở cổng chung. Private key, at the gateway only:',
    privateFile === undefined
      ? `  SHARD_PRIVATE_KEY='${privateKey}'`
      : `  SHARD_PRIVATE_KEY_FILE=${privateFile}`,
    'Khóa công khai, ở sổ đăng ký và mọi tỉnh. Public key, at the register and every province:',
    publicFile === undefined
      ? `  SHARD_PUBLIC_KEYS='${publicKeys}'`
      : `  SHARD_PUBLIC_KEYS_FILE=${publicFile}`,
  ].join('\n');
}

function addPublicKeys(file: string, added: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const after = before === null ? added : mergeKeySets(before, added);
  // A file that nobody may write may hold them already.
  if (after !== before) writeFileSync(file, after);
}
