import { Command } from 'commander';
import { isKeyGrant, keyGrantForms } from '../domain/editors';
import { createKey, defaultKeyDays, KeysFileError, type KeyRecord } from '../platform/apiKeys/keys';
import { parseDays } from './days';
import { changeKeys, readKeys } from '../platform/apiKeys/keysFile';
import type { AuditAction } from '../platform/audit';
import { AppError } from '../domain/errors';
import { loadConfig, type Config } from '../platform/config';
import { ConfigError } from '../platform/config/problem';
import { auditedCommand } from './auditedCommand';
import { CommandError } from './commandError';

interface NewKeyOptions {
  role: string;
  name: string;
  days?: number;
}

type Print = (text: string) => void;

export function createKeysCommand(): Command {
  const print: Print = (text) => process.stdout.write(`${text}\n`);
  const keys = new Command('keys').description(
    'Khóa API để hỏi cổng chung. API keys, by which the gateway knows who asks.',
  );
  keys
    .command('create')
    .description('Tạo khóa; chỉ hiện một lần. Makes a key, which is shown once.')
    .requiredOption('--role <role>', `vai trò / role: ${keyGrantForms}`)
    .requiredOption('--name <name>', 'của ai, để nhận ra trong danh sách / whose it is, for the list')
    .option('--days <days>', 'có hiệu lực bao nhiêu ngày / for how many days', parseDays, defaultKeyDays)
    .action((options: NewKeyOptions) => run((config) => createOne(config, options, print)));
  keys
    .command('list')
    .description('Liệt kê các khóa. Lists the keys.')
    .action(() => run((config) => listAll(config, print)));
  keys
    .command('revoke <id>')
    .description('Thu hồi khóa; có hiệu lực ngay. Revokes a key, at once.')
    .action((id: string) => run((config) => revokeOne(config, id, print)));
  return keys;
}

async function run(command: (config: Config) => Promise<void>): Promise<void> {
  try {
    await command(loadConfig());
  } catch (error) {
    const isOurs =
      error instanceof ConfigError ||
      error instanceof KeysFileError ||
      error instanceof CommandError ||
      error instanceof AppError;
    if (!isOurs) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

export async function createOne(
  config: Config,
  { role, name, days }: NewKeyOptions,
  print: Print,
): Promise<void> {
  if (!isKeyGrant(role)) throw new CommandError(`A role must be ${keyGrantForms}, got "${role}"`);
  const { key, record } = createKey({ role, name }, new Date(), days);
  await auditedKey(config, 'KEY_CREATED', record, () =>
    changeKeys(config.keysFile, (keys) => [...keys, record]),
  );
  print(
    `Khóa ${record.id}, không xem lại được. Key ${record.id}, shown only now:\n  ${key}\n` +
      `Hết hiệu lực / ends ${record.expires ?? ''}\n` +
      'Gửi trong tiêu đề. To be sent in the header:\n  Authorization: Bearer <khóa / key>',
  );
}

export async function listAll({ keysFile }: Config, print: Print): Promise<void> {
  const keys = await readKeys(keysFile);
  if (keys.length === 0) print('Chưa có khóa nào. There are no keys.');
  for (const { id, role, name, created, revoked, expires } of keys) {
    const state = revoked === null ? endOf(expires) : `thu hồi / revoked ${revoked}`;
    print(`${id}  ${role}  ${created}  ${state}  ${name}`);
  }
}

function endOf(expires: string | undefined): string {
  if (expires === undefined) return 'còn hiệu lực, không hạn / valid without an end';
  return Date.parse(expires) <= Date.now()
    ? `hết hạn / ended ${expires}`
    : `còn hiệu lực / valid to ${expires}`;
}

export async function revokeOne(config: Config, id: string, print: Print): Promise<void> {
  const record = (await readKeys(config.keysFile)).find((key) => key.id === id);
  if (!record) throw new CommandError(`Không có khóa "${id}". There is no key "${id}"`);
  await auditedKey(config, 'KEY_REVOKED', record, () =>
    changeKeys(config.keysFile, (keys) => {
      const before = keys.find((key) => key.id === id)?.revoked;
      if (before != null)
        throw new CommandError(
          `Khóa "${id}" đã bị thu hồi lúc ${before}. Key "${id}" was revoked at ${before}`,
        );
      const revoked = new Date().toISOString();
      return keys.map((key) => (key.id === id ? { ...key, revoked } : key));
    }),
  );
  print(`Đã thu hồi khóa ${id}. Key ${id} is revoked.`);
}

function auditedKey(
  config: Config,
  what: AuditAction,
  { id, role, name }: KeyRecord,
  act: () => Promise<void>,
): Promise<void> {
  return auditedCommand(config, { what, details: { key: id, role, name }, act });
}
