import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { parseProvincesFile } from '../platform/provinces/provincesFile';
import { redisPrefix } from '../platform/redis';
import { createToken } from '../platform/tokens';
import { makeKeyPair } from './keyPair';

export interface SecretsOptions {
  out: string;
  provincesFile: string;
}

export function createSecretsCommand(): Command {
  return new Command('secrets')
    .description(
      'Tạo khóa và mật khẩu của các dịch vụ trong docker-compose.yml; tệp đã có thì giữ nguyên.\n' +
        'Makes the keys and passwords of the services in docker-compose.yml; files that are there stay as they are.',
    )
    .option('--out <folder>', 'thư mục / folder', 'deploy/compose/secrets')
    .option(
      '--provinces-file <file>',
      'danh sách các tỉnh / list of provinces',
      'deploy/compose/provinces.yml',
    )
    .action((options: SecretsOptions) => {
      const made = makeSecrets(options);
      process.stdout.write(`${options.out}: ${made.length} tệp mới / new files\n`);
    });
}

/**
 * One file for each secret. The folder is its owner's alone; the files can be read by others, since a container's user is
 * another than the one who made them and Compose mounts them as they are.
 *
 * @returns the names of the files that were made
 */
export function makeSecrets({ out, provincesFile }: SecretsOptions): string[] {
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const made: string[] = [];
  const write = (name: string, content: () => string) => {
    const file = join(out, name);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    const text = content();
    writeFileSync(file, text, { mode: 0o644, flag: 'wx' });
    made.push(name);
    return text;
  };
  const provinces = [...parseProvincesFile(readFileSync(provincesFile, 'utf8'), provincesFile, {}).keys()];
  makeGatewayKeys(out, made);
  for (const id of ['register', ...provinces]) {
    const password = write(`mongo-password-${id}`, () => randomBytes(24).toString('base64url'));
    write(`mongodb-uri-${id}`, () => `mongodb://root:${password}@mongo-${id}:27017/?authSource=admin`);
  }
  const url = write('redis-url', () => `redis://congdoan:${randomBytes(24).toString('hex')}@redis:6379`);
  write('redis-users.acl', () => redisUsers(new URL(url).password));
  for (const id of provinces) {
    const token = write(`province-token-${id}`, () => createToken().token);
    write(`province-token-hash-${id}`, () => `sha256:${createHash('sha256').update(token).digest('hex')}`);
  }
  return made;
}

/**
 * Who does not sign in may ask whether Redis is there; the gateways have what begins with their prefix, and nothing that
 * is about the server itself.
 */
export function redisUsers(password: string): string {
  const hash = createHash('sha256').update(password).digest('hex');
  const rights = '-@all +@read +@write +@connection +@transaction +@scripting -@dangerous';
  return [
    'user default on nopass resetkeys resetchannels -@all +ping',
    `user congdoan on #${hash} resetchannels ~${redisPrefix}* ${rights}`,
    '',
  ].join('\n');
}

function makeGatewayKeys(out: string, made: string[]): void {
  const [privateName, publicName] = ['shard-private-key.json', 'shard-public-keys.json'];
  const privateFile = join(out, privateName);
  if (existsSync(privateFile)) return;
  makeKeyPair({ privateFile, publicFile: join(out, publicName) });
  chmodSync(privateFile, 0o644);
  made.push(privateName, publicName);
}
