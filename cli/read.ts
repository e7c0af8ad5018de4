import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { columnName } from '../domain/columns';
import { csvText } from '../domain/csvText';
import { AppError } from '../domain/errors';
import { importRows } from '../domain/reading/importRows';
import { withoutNames } from '../domain/reading/names';
import type { Reading } from '../domain/reading/reading';
import { reporterOf } from '../domain/reading/reporter';
import { isYear } from '../domain/years';
import { readDocument } from '../platform/documents/readDocument';
import { loadCatalogue } from '../platform/loadCatalogue';
import { federationNames } from '../services/province/import/provinceNames';
import { CommandError } from './commandError';
import { problemText } from './problemText';
import { readingJson, readingText } from './readText';

export interface ReadCommandOptions {
  json: boolean;
  out?: string;
  textOut?: string;
  unit?: string;
  year?: number;
}

export interface ReadOutput {
  out(text: string): void;
  error(text: string): void;
}

const standardStreams: ReadOutput = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
};

export function createReadCommand(): Command {
  return new Command('read')
    .description(
      'Đọc báo cáo viết bằng lời (.docx, .pdf, .html, .txt) và đề xuất số liệu; không ghi vào cơ sở dữ liệu.\n' +
        'Reads a report in words and proposes its figures; nothing is imported.',
    )
    .argument('<file>', 'tệp, hoặc - để dán văn bản / the file, or - for pasted text')
    .option('--json', 'in kết quả dạng JSON / print the result as JSON', false)
    .option('--out <file>', 'ghi tệp CSV để xem lại rồi nạp / write a CSV to look through and import')
    .option(
      '--text-out <file>',
      'ghi toàn văn, đã che tên người, cho import --text / write the text without names, for import --text',
    )
    .option(
      '--unit <unit>',
      'đơn vị báo cáo, mặc định theo văn bản / unit that reports, by the text by default',
    )
    .option(
      '--year <year>',
      'năm của số liệu mà văn bản không nói / year of numbers of which the text does not say it',
      parseYear,
    )
    .action(async (file: string, options: ReadCommandOptions) => {
      process.exitCode = await runReadCommand(file, options, standardStreams);
    });
}

/** 0 read, even if nothing was found; 1 refused or failed. */
export async function runReadCommand(
  file: string,
  options: ReadCommandOptions,
  output: ReadOutput,
): Promise<0 | 1> {
  try {
    const name = file === '-' ? 'văn bản dán / pasted text' : basename(file);
    const { text, reading } = await readDocument(name, readFileSync(file === '-' ? 0 : file));
    if (options.textOut !== undefined) writeFileSync(options.textOut, withoutNames(text));
    if (options.out !== undefined) writeImportFile(options.out, file, text, reading, options, output);
    if (options.json) output.out(JSON.stringify(readingJson(reading), null, 2));
    else output.out(readingText(reading, loadCatalogue()));
    return 0;
  } catch (error) {
    fail(error, options.json, output);
    return 1;
  }
}

const byteOrderMark = '\uFEFF';

function writeImportFile(
  path: string,
  file: string,
  text: string,
  { proposals }: Reading,
  options: ReadCommandOptions,
  output: ReadOutput,
): void {
  if (extname(path).toLowerCase() !== '.csv')
    throw new CommandError(
      `Sau --out cần tên kết thúc bằng .csv. Expected a name ending in .csv after --out, got "${path}"`,
    );
  const unit = options.unit ?? reporterOf(text, federationNames());
  if (unit === null) throw new CommandError(noReporter);
  const document = file === '-' ? 'van-ban' : basename(file, extname(file));
  const { columns, rows, ofOthers, withoutYear } = importRows(proposals, {
    unit,
    year: options.year,
    document,
  });
  const table = [columns.map(columnName), ...rows];
  writeFileSync(
    path,
    byteOrderMark + table.map((row) => `${row.map((cell) => csvText(cell, ',')).join(',')}\r\n`).join(''),
  );
  output.error(`${path}: ${rows.length} dòng, đơn vị "${unit}" / rows, of this unit`);
  const units = [...new Set(ofOthers.map((proposal) => proposal.unit))];
  if (units.length > 0)
    output.error(`Không ghi số liệu của đơn vị khác / not written, of other units: ${units.join('; ')}`);
  if (withoutYear.length > 0)
    output.error(
      `Không rõ năm của ${withoutYear.length} số, dùng --year / no year known of ${withoutYear.length} numbers, give --year`,
    );
}

const noReporter =
  'Văn bản không nói rõ là báo cáo của đơn vị nào; ghi --unit. ' +
  'The text does not say clearly whose report it is; give --unit, such as "Liên đoàn Lao động tỉnh Lai Châu"';

/** Files and options are whose who gave them to mend; the message says it all, without a stack. */
function fail(error: unknown, json: boolean, output: ReadOutput): void {
  const message = problemText(error);
  const extensions = error instanceof AppError ? error.extensions : {};
  if (json) output.out(JSON.stringify({ errors: [{ message, extensions }] }));
  else output.error(message);
}

function parseYear(text: string): number {
  if (isYear(Number(text))) return Number(text);
  throw new InvalidArgumentError('Cần một năm từ 2000 đến 2100. Expected a year from 2000 to 2100.');
}
