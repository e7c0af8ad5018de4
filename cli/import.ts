import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { AuditAction } from '../platform/audit';
import { loadConfig, type Config } from '../platform/config';
import { ConfigError } from '../platform/config/problem';
import { AppError, ErrorCode } from '../domain/errors';
import { isDatabaseLost } from '../platform/databaseLost';
import type { DocumentOptions } from '../services/province/import/documentInput';
import { importFormats, openImport, type ImportFormat } from '../services/province/import/openImport';
import { comparing } from '../services/province/comparing';
import { readAnswers } from '../platform/ruleAnswers';
import { federationName } from '../services/province/import/provinceNames';
import type { ImportResult } from '../services/province/data/revise';
import type { ProvinceStore } from '../services/province/store';
import { createProgress, type ProgressStream } from './importProgress';
import { problemText } from './problemText';
import { auditedCommand } from './auditedCommand';
import { CommandError } from './commandError';
import { boundHeapGrowth } from './heapGrowth';
import { previewText, resultText } from './importText';

export interface ImportCommandOptions {
  province: string;
  format?: ImportFormat;
  accept?: string;
  reason?: string;
  compareWith?: string;
  dryRun: boolean;
  json: boolean;
  ignoreSheet?: string[];
  replaces?: string;
  adds?: boolean;
  empty?: boolean;
  undo?: number;
  /** Seconds. */
  wait: number;
  documentId?: string;
  documentFile?: string;
  documentTitle?: string;
  documentUrl?: string;
  /** File with what is written in the document. */
  text?: string;
  documentSha256?: string;
  documentPublisher?: string;
  documentPublishedOn?: string;
  documentEventOn?: string;
  documentStatus?: string;
  documentKind?: string;
  documentUnit?: string;
  documentPeriod?: string;
}

export interface ImportOutput {
  out(text: string): void;
  error: ProgressStream;
}

const standardStreams: ImportOutput = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: process.stderr,
};

// eslint-disable-next-line max-lines-per-function -- the list of the command's options
export function createImportCommand(): Command {
  return new Command('import')
    .description(
      'Nạp báo cáo của một tỉnh từ tệp CSV, XLSX hoặc JSON; tất cả hoặc không gì cả.\n' +
        "Imports a province's report from a CSV, XLSX or JSON file; all of it or nothing.",
    )
    .argument('[file]', 'tệp / the file')
    .requiredOption('--province <id>', 'mã tỉnh / province id, such as cao-bang')
    .addOption(
      new Option('--format <format>', 'mặc định theo tên tệp / by the name by default').choices(
        importFormats,
      ),
    )
    .option(
      '--document-id <id>',
      'mã tài liệu, mặc định theo tên tệp / id of the document, by the name by default',
    )
    .option('--document-file <name>', 'tên tệp của văn bản / file name of the text')
    .option('--document-title <title>', 'tên tài liệu / title of the document')
    .option('--document-url <address>', 'nơi đọc được tài liệu / where the document can be read')
    .option(
      '--text <file>',
      'toàn văn tài liệu (UTF-8, bỏ tên riêng cá nhân) / what is written in it, without names of private persons',
    )
    .option('--document-sha256 <hash>', 'mã băm của văn bản / SHA-256 of the text')
    .option('--document-publisher <name>', 'nơi công bố / who published it')
    .option('--document-published-on <day>', 'ngày công bố / day of publication, YYYY-MM-DD')
    .option('--document-event-on <day>', 'ngày sự kiện / day of the event, YYYY-MM-DD')
    .option('--document-status <status>', 'FINAL, DRAFT, SAMPLE; mặc định / by default FINAL')
    .option(
      '--document-kind <kind>',
      'REPORT, MENTION (tài liệu của nơi khác có nhắc tới / of somebody else, who mentions it); mặc định / by default REPORT',
    )
    .option('--document-unit <unit>', 'đơn vị báo cáo / unit whose report it is; the federation by default')
    .option(
      '--document-period <period>',
      'kỳ báo cáo, mặc định là cả năm / what time it is of, such as "Quý I"; the whole year by default',
    )
    .option('--replaces <id>', 'thay tài liệu này / take the place of this document')
    .option('--adds', 'cộng thêm vào tổng của tài liệu khác / add to the totals of other documents')
    .option('--empty', 'cho phép bỏ hết số liệu của tài liệu / allow a document to be left without numbers')
    .option(
      '--ignore-sheet <name...>',
      'bỏ qua trang này của tệp Excel / leave this sheet of the workbook out',
    )
    .option(
      '--accept <rules>',
      'quy tắc đã xem lại, cách nhau bằng dấu phẩy / rules that were looked at, separated by commas',
    )
    .option('--reason <text>', 'vì sao vẫn nạp / why it is imported all the same')
    .option(
      '--compare-with <address>',
      'so với tỉnh cùng quy mô qua cổng chung này / set the totals beside those of like provinces at this gateway (COMPARE_WITH)',
    )
    .option('--dry-run', 'chỉ xem điều gì sẽ thay đổi / only show what would change', false)
    .option('--undo <revision>', 'hoàn tác một phiên bản / undo a revision instead of importing', parseCount)
    .option(
      '--wait <seconds>',
      'chờ lần nạp khác bao lâu / how long to wait for another import',
      parseCount,
      60,
    )
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .action(async (file: string | undefined, options: ImportCommandOptions) => {
      // A million rows leave much behind them.
      boundHeapGrowth();
      process.exitCode = await runImportCommand(file, options, standardStreams);
    });
}

/** 0 done, even if nothing changed; 1 refused or failed. */
export async function runImportCommand(
  file: string | undefined,
  options: ImportCommandOptions,
  output: ImportOutput,
  /** For tests; by default the environment's. */
  given?: { config: Config; databasePrefix?: string },
): Promise<0 | 1> {
  try {
    if ((file === undefined) === (options.undo === undefined)) {
      throw new CommandError('Cho một tệp, hoặc --undo <phiên bản>. Give either a file or --undo <revision>');
    }
    const used = given?.config ?? loadConfig(undefined, { COMPARE_WITH: options.compareWith });
    const run = async (store: ProvinceStore) => {
      if (options.undo !== undefined) {
        const undone = options.undo;
        const result = await auditedChange(used, output, 'UNDO', { province: store.id, undone }, () =>
          store.undo(undone, { by: operator(), waitMillis: options.wait * 1000 }),
        );
        output.out(options.json ? JSON.stringify(result) : resultText(result));
      } else if (file !== undefined) {
        await importInto(comparing(store, used.compareWith), file, options, output, used);
      }
    };
    const { withStore } = await import('./importStore.js');
    await withStore(used, options.province, run, given?.databasePrefix);
    return 0;
  } catch (error) {
    fail(error, options.json, output);
    return 1;
  }
}

async function importInto(
  store: ProvinceStore,
  path: string,
  options: ImportCommandOptions,
  output: ImportOutput,
  config: Config,
): Promise<void> {
  const table = await openImport(path, {
    name: basename(path),
    format: options.format,
    maxUncompressedBytes: config.importMaxUnpackedBytes,
    ignoreSheets: options.ignoreSheet,
  });
  const progress = createProgress(output.error);
  const common = {
    table,
    documentOptions: documentOptions(options),
    documentChoice: { replaces: options.replaces, adds: options.adds, empty: options.empty },
    federationName: federationName(store.id),
    onProgress: progress.show,
    answers: readAnswers(options.accept, options.reason),
  };
  try {
    if (options.dryRun) {
      const preview = await store.preview(common);
      output.out(options.json ? JSON.stringify(preview) : previewText(preview));
    } else {
      const details = { province: store.id, file: table.name, sha256: table.sha256 };
      const result = await auditedChange(config, output, 'IMPORT', details, () =>
        store.import({ ...common, by: operator(), waitMillis: options.wait * 1000 }),
      );
      output.out(options.json ? JSON.stringify(result) : resultText(result));
    }
  } finally {
    progress.end();
    await table.close();
  }
}

function documentOptions(options: ImportCommandOptions): DocumentOptions {
  const given = {
    id: options.documentId,
    file: options.documentFile,
    title: options.documentTitle,
    url: options.documentUrl,
    text: options.text === undefined ? undefined : readFileSync(options.text, 'utf8').replace(/^\uFEFF/, ''),
    sha256: options.documentSha256,
    publisher: options.documentPublisher,
    publishedOn: options.documentPublishedOn,
    eventOn: options.documentEventOn,
    status: options.documentStatus,
    kind: options.documentKind,
    unit: options.documentUnit,
    period: options.documentPeriod,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function auditedChange(
  config: Config,
  { error }: ImportOutput,
  what: AuditAction,
  details: Record<string, unknown>,
  act: () => Promise<ImportResult>,
): Promise<ImportResult> {
  return auditedCommand(config, {
    what,
    details,
    act,
    detailsOf: ({ revision, changed }) => ({ revision, changed }),
    tell: (text) => error.write(text),
  });
}

function operator(): string {
  return `command line of ${userInfo().username}`;
}

/** Files and options are the operator's to mend; the message says it all, without a stack. */
function fail(error: unknown, json: boolean, output: ImportOutput): void {
  const message = problemText(error);
  const isOurs = error instanceof AppError || error instanceof ConfigError || error instanceof CommandError;
  if (json) {
    const extensions = error instanceof AppError ? error.extensions : lostExtensions(error);
    output.out(JSON.stringify({ errors: [{ message, extensions }] }));
  } else {
    output.error.write(`${isOurs ? message : `Không nạp được. Could not import: ${message}`}\n`);
  }
}

function lostExtensions(error: unknown): object {
  return isDatabaseLost(error) ? { code: ErrorCode.databaseUnavailable } : {};
}

function parseCount(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Cần một số nguyên. Expected a whole number.');
}
