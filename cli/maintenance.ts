import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import {
  createBackupKeyText,
  readBackupKey,
  type BackupKey,
} from '../services/province/data/maintenance/encryption';
import type { BackupResult } from '../services/province/data/maintenance/writeBackup';
import type { ProvinceMaintenance } from '../services/province/data/maintenance/maintenance';
import type { RetentionOptions, RetentionResult } from '../services/province/data/maintenance/retention';
import { loadConfig, type Config } from '../platform/config';
import type { AuditAction } from '../platform/audit';
import { auditedCommand } from './auditedCommand';
import { CommandError } from './commandError';
import { problemText } from './problemText';

interface ProvinceOption {
  province: string;
}
interface RetainOptions extends ProvinceOption {
  keepYears?: number;
  keepRevisions?: number;
  dryRun: boolean;
}

interface KeyOption {
  keyFile?: string;
}

const keyFileOption = [
  '--key-file <file>',
  'khóa mã hóa / the key that encrypts it, made by "congdoan backup-key"',
] as const;

function keyOf(file: string | undefined): BackupKey | undefined {
  return file === undefined ? undefined : readBackupKey(file);
}

export function createBackupCommand(): Command {
  return new Command('backup')
    .description(
      'Sao lưu toàn bộ số liệu của một tỉnh vào một tệp, kể cả khi đang nạp.\n' +
        "Writes all of a province's data to a file, also while something is being imported.",
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .requiredOption('--out <file>', 'tệp mới / a new file, such as cao-bang.backup.gz')
    .option(...keyFileOption)
    .action(({ province, out, keyFile }: ProvinceOption & KeyOption & { out: string }) =>
      runMaintenance(province, backupTo(out, keyFile)),
    );
}

export function createRestoreCommand(): Command {
  return new Command('restore')
    .description(
      'Khôi phục số liệu của một tỉnh vào một cơ sở dữ liệu trống.\n' +
        "Fills an empty database with a province's data from a backup.",
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .requiredOption('--in <file>', 'tệp sao lưu / the backup')
    .option(...keyFileOption)
    .action(({ province, in: file, keyFile }: ProvinceOption & KeyOption & { in: string }) =>
      runMaintenance(province, restoreFrom(file, keyFile)),
    );
}

export function createBackupKeyCommand(): Command {
  return new Command('backup-key')
    .description(
      'Tạo khóa để mã hóa bản sao lưu. Mất khóa là mất bản sao lưu.\n' +
        'Makes a key for encrypted backups. Who loses it loses the backups.',
    )
    .requiredOption('--out <file>', 'tệp mới / a new file')
    .action(({ out }: { out: string }) => {
      writeFileSync(out, createBackupKeyText(), { mode: 0o600, flag: 'wx' });
      process.stdout.write(`${out}: cất một bản ở nơi khác / keep a copy of it elsewhere\n`);
    });
}

export function createRetainCommand(): Command {
  return new Command('retain')
    .description(
      'Xóa các dòng đã bị thay thế từ lâu; số liệu đang xem không đổi.\n' +
        'Removes rows that were replaced long ago; what readers see now stays.',
    )
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .option('--keep-years <years>', 'giữ các phiên bản của số năm / keep what was seen since', parseCount)
    .option('--keep-revisions <count>', 'giữ số phiên bản cuối / keep the last so many revisions', parseCount)
    .option('--dry-run', 'chỉ xem điều gì sẽ bị xóa / only show what would be removed', false)
    .action(({ province, dryRun, ...options }: RetainOptions) =>
      runMaintenance(province, dryRun ? planOf(options) : retain(options)),
    );
}

export function backupTo(file: string, keyFile?: string): MaintenanceWork {
  return async (maintenance, { audited }) => {
    const key = keyOf(keyFile);
    const details = { file, encrypted: key !== undefined };
    const { revision, rows } = await audited('BACKUP', details, () => maintenance.backup(file, key));
    return `${file}: phiên bản / revision ${revision}, ${countsText(rows)}`;
  };
}

export function restoreFrom(file: string, keyFile?: string): MaintenanceWork {
  return async (maintenance, { province, audited }) => {
    const key = keyOf(keyFile);
    const { revision, rows } = await audited('RESTORE', { file }, () => maintenance.restore(file, key));
    return `${province}: phiên bản / revision ${revision}, ${countsText(rows)}`;
  };
}

type Kept = Pick<RetainOptions, 'keepYears' | 'keepRevisions'>;

export function retain(options: Kept): MaintenanceWork {
  return async (maintenance, { audited }) => {
    const kept = keptBy(options);
    const result = await audited('RETENTION', { ...options }, () => maintenance.retain(kept));
    return retentionText(result, false);
  };
}

function planOf(options: Kept): MaintenanceWork {
  return async (maintenance) => retentionText(await maintenance.planRetention(keptBy(options)), true);
}

function keptBy(options: Kept): RetentionOptions {
  if (options.keepYears === undefined && options.keepRevisions === undefined) {
    throw new CommandError(
      'Cần nói giữ lại gì: --keep-years, --keep-revisions, hoặc cả hai. Expected what to keep: --keep-years or --keep-revisions, or both',
    );
  }
  return retentionOptions(options, new Date());
}

export function retentionOptions(
  { keepYears, keepRevisions }: Pick<RetainOptions, 'keepYears' | 'keepRevisions'>,
  now: Date,
): RetentionOptions {
  if (keepYears === undefined) return { revisions: keepRevisions };
  const since = new Date(now);
  since.setUTCFullYear(since.getUTCFullYear() - keepYears);
  return { since, revisions: keepRevisions };
}

function retentionText({ oldest, removed }: RetentionResult, dryRun: boolean): string {
  const verb = dryRun ? 'sẽ xóa / would remove' : 'đã xóa / removed';
  return `${verb}: ${countsText(removed)}; đọc được từ phiên bản / readable from revision ${oldest} on`;
}

function countsText(rows: Readonly<Record<string, number>>): string {
  return Object.entries(rows)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

/** Prints what the work says; 1 if it was refused or failed. */
export async function runMaintenance(
  province: string,
  work: MaintenanceWork,
  /** For tests; by default the environment's. */
  given?: { config: Config; databasePrefix?: string },
): Promise<void> {
  try {
    const config = given?.config ?? loadConfig();
    const audited: Audited = (what, details, act) =>
      auditedCommand(config, {
        what,
        details: { province, ...details },
        act,
        detailsOf: (result) => Object.fromEntries(Object.entries(result)),
      });
    const { withStore } = await import('./importStore.js');
    await withStore(
      config,
      province,
      async (_store, maintenance) => {
        process.stdout.write(`${await work(maintenance, { province, audited })}\n`);
      },
      given?.databasePrefix,
    );
  } catch (error) {
    process.stderr.write(`${problemText(error)}\n`);
    process.exitCode = 1;
  }
}

/** Notes what is going to be done and what became of it. */
type Audited = <Result extends BackupResult | RetentionResult>(
  what: AuditAction,
  details: Record<string, unknown>,
  act: () => Promise<Result>,
) => Promise<Result>;

/** @returns what to tell the operator */
type MaintenanceWork = (
  maintenance: ProvinceMaintenance,
  about: { province: string; audited: Audited },
) => Promise<string>;

function parseCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Cần một số nguyên từ 1. Expected a whole number from 1.');
}
