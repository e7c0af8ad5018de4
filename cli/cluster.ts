import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Editor } from '../domain/editors';
import { isRecord } from '../domain/isRecord';
import { loadConfig, type Config } from '../platform/config';
import { ConfigError } from '../platform/config/problem';
import { AppError } from '../domain/errors';
import { readAnswers } from '../platform/ruleAnswers';
import type { ChangeResult } from '../services/register/editing/editing';
import { parseJson } from '../services/register/import/dataFiles';
import { readChange } from '../services/register/import/readChange';
import { auditedCommand } from './auditedCommand';
import { changeText, historyText } from './clusterText';
import type { OpenRegister } from './clusterStore';
import { CommandError } from './commandError';
import { problemText } from './problemText';

export interface ClusterOutput {
  out(text: string): void;
  error(text: string): void;
}

/** For tests; by default the environment's. */
export interface ClusterSurroundings {
  config: Config;
  database?: string;
}

const standardStreams: ClusterOutput = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(text),
};

/** Who sits at the machine of the register changes all of it. */
const operator: Editor = { role: 'operator' };

export interface ClusterImportOptions {
  dryRun: boolean;
  json: boolean;
  accept?: string;
  reason?: string;
  /** File with what is written in the report's document. */
  text?: string;
}

export function createClusterCommand(): Command {
  const cluster = new Command('cluster').description(
    'Cụm thi đua trong sổ đăng ký: các năm, các tỉnh, báo cáo đã công bố.\n' +
      'Emulation clusters in the register: their years, their provinces, what they published.',
  );
  cluster
    .command('import <file>')
    .description(
      'Nạp cụm, năm thi đua, báo cáo của cụm từ tệp JSON; tất cả hoặc không gì cả.\n' +
        'Imports clusters, their years and reports from a JSON file; all of it or nothing.',
    )
    .option('--dry-run', 'chỉ xem điều gì sẽ thay đổi / only show what would change', false)
    .option('--text <file>', 'toàn văn báo cáo (UTF-8) / what is written in the report')
    .option(
      '--accept <rules>',
      'quy tắc đã xem lại, cách nhau bằng dấu phẩy / rules that were looked at, separated by commas',
    )
    .option('--reason <text>', 'vì sao vẫn nạp / why it is imported all the same')
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .action(done((file: string, options: ClusterImportOptions) => runClusterImport(file, options)));
  cluster
    .command('history')
    .description('Các lần thay đổi, mới nhất trước. Every change, the newest first.')
    .option('--json', 'in dạng JSON / print as JSON', false)
    .action(done((options: { json: boolean }) => runClusterHistory(options)));
  cluster
    .command('undo <revision>')
    .description('Hoàn tác một lần thay đổi. Takes one change back.')
    .option('--reason <text>', 'vì sao / why')
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .action(
      done((revision: string, options: { json: boolean; reason?: string }) =>
        runClusterUndo(revisionNumber(revision), options),
      ),
    );
  cluster
    .command('show [id]')
    .description(
      'In nội dung đang có, theo dạng tệp để nạp. Prints what is in, in the form of a file to import.',
    )
    .action(done((id: string | undefined) => runClusterShow(id)));
  return cluster;
}

/** Whatever the command says, its status is that of the process. */
function done<Given extends unknown[]>(run: (...given: Given) => Promise<0 | 1>) {
  return async (...given: Given): Promise<void> => {
    process.exitCode = await run(...given);
  };
}

/** 0 done, even if nothing changed; 1 refused or failed. */
export function runClusterImport(
  path: string,
  options: ClusterImportOptions,
  output = standardStreams,
  given?: ClusterSurroundings,
): Promise<0 | 1> {
  return run(options.json, output, given, async ({ editing, reading }, config) => {
    const file = basename(path);
    const content = readFileSync(path, 'utf8');
    const answers = readAnswers(options.accept, options.reason);
    const read = readChange(withText(parseJson(content, file), options.text), { ...reading, file });
    if (options.dryRun) {
      const result = await editing.preview(read, { file, editor: operator });
      output.out(options.json ? JSON.stringify(result) : changeText(result, { isDryRun: true }));
      return;
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const head = { kind: 'IMPORT', file, sha256, by: commandLine(), editor: operator, answers } as const;
    const act = () => editing.import(read, head);
    const result = await audited(config, output, { what: 'IMPORT', details: { file, sha256 }, act });
    output.out(options.json ? JSON.stringify(result) : changeText(result, { isDryRun: false }));
  });
}

export function runClusterUndo(
  revision: number,
  { json, reason }: { json: boolean; reason?: string },
  output = standardStreams,
  given?: ClusterSurroundings,
): Promise<0 | 1> {
  return run(json, output, given, async ({ editing }, config) => {
    const act = () => editing.undo(revision, { by: commandLine(), editor: operator, reason });
    const result = await audited(config, output, { what: 'UNDO', details: { undone: revision }, act });
    output.out(json ? JSON.stringify(result) : changeText(result, { isDryRun: false }));
  });
}

export function runClusterHistory(
  { json }: { json: boolean },
  output = standardStreams,
  given?: ClusterSurroundings,
): Promise<0 | 1> {
  return run(json, output, given, async ({ editing }) => {
    const revisions = await editing.revisions.list();
    output.out(json ? JSON.stringify(revisions) : historyText(revisions));
  });
}

export function runClusterShow(
  id: string | undefined,
  output = standardStreams,
  given?: ClusterSurroundings,
): Promise<0 | 1> {
  return run(false, output, given, async ({ editing }) => {
    const { clusters, published } = await editing.content();
    const shown = clusters.filter((cluster) => id === undefined || cluster.id === id);
    if (id !== undefined && shown.length === 0) {
      throw new CommandError(`Không có cụm "${id}". There is no cluster "${id}"`);
    }
    const own = published.filter(({ season }) => id === undefined || season.startsWith(`${id}:`));
    output.out(JSON.stringify({ clusters: shown, published: own.map(withoutDerived) }, null, 2));
  });
}

/** Where a fact counts and its document are reckoned when it is imported. */
function withoutDerived<Report extends { facts: readonly object[] }>(report: Report) {
  return {
    ...report,
    facts: report.facts.map((fact) => ({ ...fact, adds: undefined, document: undefined })),
  };
}

async function run(
  json: boolean,
  output: ClusterOutput,
  given: ClusterSurroundings | undefined,
  use: (register: OpenRegister, config: Config) => Promise<void>,
): Promise<0 | 1> {
  try {
    const config = given?.config ?? loadConfig();
    const { withRegister } = await import('./clusterStore.js');
    await withRegister(config, (register) => use(register, config), given?.database);
    return 0;
  } catch (error) {
    fail(error, json, output);
    return 1;
  }
}

/** Files and options are the operator's to mend; the message says it all, without a stack. */
function fail(error: unknown, json: boolean, output: ClusterOutput): void {
  const message = problemText(error);
  const isOurs = error instanceof AppError || error instanceof ConfigError || error instanceof CommandError;
  if (json) {
    const extensions = error instanceof AppError ? error.extensions : {};
    output.out(JSON.stringify({ errors: [{ message, extensions }] }));
  } else output.error(`${isOurs ? message : `Không làm được. It could not be done: ${message}`}\n`);
}

function audited(
  config: Config,
  { error }: ClusterOutput,
  change: { what: 'IMPORT' | 'UNDO'; details: Record<string, unknown>; act(): Promise<ChangeResult> },
): Promise<ChangeResult> {
  return auditedCommand(config, {
    ...change,
    details: { register: true, ...change.details },
    detailsOf: ({ revision, changed }) => ({ revision, changed }),
    tell: error,
  });
}

/** The text beside the report of a file that holds one. */
function withText(content: unknown, path: string | undefined): unknown {
  if (path === undefined) return content;
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const reports = isRecord(content) && Array.isArray(content.published) ? content.published : [content];
  const [report] = reports as unknown[];
  if (reports.length !== 1 || !isRecord(report) || !isRecord(report.document)) {
    throw new CommandError(
      '--text cần một tệp có đúng một báo cáo. --text goes with a file that holds exactly one report',
    );
  }
  const withIt = { ...report, document: { ...report.document, text } };
  return isRecord(content) && 'published' in content ? { ...content, published: [withIt] } : withIt;
}

function commandLine(): string {
  return `command line of ${userInfo().username}`;
}

function revisionNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Cần số của một phiên bản. Expected the number of a revision.');
}
