import type { FastifyRequest } from 'fastify';
import { InvalidInputError, type Words } from '../../../domain/errors';
import { documentColumns } from '../../../domain/columns';
import { lineOfText } from '../../../domain/lineOfText';
import type { RuleAnswers } from '../../../domain/rules';
import { longestTexts } from '../../../domain/textLimits';
import { readQueryParameters } from '../../../platform/queryParameters';
import { readAnswers } from '../../../platform/ruleAnswers';
import type { DocumentChoice } from './documentIdentity';
import type { DocumentOptions } from './documentInput';
import { isImportFormat, type ImportFormat } from './openImport';

/** What the address of an import says. */
export interface ImportQuery {
  format: ImportFormat;
  dryRun: boolean;
  file: string;
  by: string;
  /** Sheets of a workbook that are left out, separated by semicolons. */
  ignoreSheets: string[];
  /** What is said of the rules' findings. */
  answers: RuleAnswers;
  document: DocumentOptions;
  choice: DocumentChoice;
}

const ownParameters: readonly string[] = [
  ...['format', 'dryRun', 'file', 'by', 'ignoreSheets', 'replaces', 'adds', 'empty', 'accept', 'reason'],
];
const documentParameters = Object.keys(documentColumns).filter(
  (column) => column !== 'province' && column !== 'replaces',
);

/** @throws InvalidInputError that names the parameter */
export function readImportQuery(request: FastifyRequest): ImportQuery {
  const { format, dryRun, file, by, ignoreSheets, replaces, adds, empty, accept, reason, ...rest } =
    readQueryParameters(request);
  for (const [name, given] of Object.entries({ dryRun, adds, empty })) assertFlag(name, given);
  const document: DocumentOptions = {};
  for (const [name, value] of Object.entries(rest)) {
    const column = name.startsWith('document.') ? name.slice('document.'.length) : '';
    if (!documentParameters.includes(column)) {
      const known = [...ownParameters, ...documentParameters.map((key) => `document.${key}`)];
      throw new InvalidInputError(
        name,
        { vi: `một trong các tham số ${known.join(', ')}`, en: `one of the parameters ${known.join(', ')}` },
        name,
      );
    }
    Object.assign(document, { [column]: value });
  }
  return {
    format: formatOf(format, request.headers['content-type']),
    dryRun: dryRun === 'true',
    file: required(
      'file',
      { vi: 'tên tệp, như bao-cao-2024.csv', en: 'the name of the file, such as bao-cao-2024.csv' },
      file,
    ),
    by: readPerson(by),
    ignoreSheets: ignoreSheets?.split(';') ?? [],
    choice: { replaces, adds: adds === 'true', empty: empty === 'true' },
    answers: readAnswers(accept, reason),
    document,
  };
}

/** @throws InvalidInputError if it is not given */
export function required(name: string, what: Words, given: string | undefined): string {
  const text = given?.trim() ?? '';
  if (text === '') throw new InvalidInputError(name, what, given);
  return text;
}

/** Who changes something, as every reader of the history is shown it. @throws InvalidInputError */
export function readPerson(given: string | undefined): string {
  const name = lineOfText(given, longestTexts.name);
  if (name !== null) return name;
  const most = longestTexts.name;
  throw new InvalidInputError(
    'by',
    {
      vi: `tên người thực hiện, nhiều nhất ${most} ký tự`,
      en: `the name of who does it, of at most ${most} characters`,
    },
    given,
  );
}

function assertFlag(name: string, given: string | undefined): void {
  if (given !== undefined && given !== 'true' && given !== 'false') {
    throw new InvalidInputError(name, { vi: 'true hoặc false', en: 'true or false' }, given);
  }
}

const formatByContentType: Record<string, ImportFormat> = {
  'text/csv': 'csv',
  'application/json': 'json',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

function formatOf(given: string | undefined, contentType = ''): ImportFormat {
  const found = given ?? formatByContentType[contentType.split(';')[0]?.trim().toLowerCase() ?? ''];
  if (found !== undefined && isImportFormat(found)) return found;
  throw new InvalidInputError(
    'format',
    {
      vi: 'csv, xlsx hoặc json, hay kiểu nội dung tương ứng',
      en: 'csv, xlsx or json, or the content type of one',
    },
    given ?? contentType,
  );
}
