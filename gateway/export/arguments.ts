import { InvalidInputError } from '../../domain/errors';
import { isYear } from '../../domain/years';
import type { TableQueryVariables } from '../../schema/generated/operations';
import { languageOf, type Language } from './language';

export type TablePart = 'table' | 'sources';
export type TableFormat = 'wide' | 'long';

/** What the query string of a file asks for. */
export interface FileArguments {
  variables: TableQueryVariables;
  language: Language;
  /** Between the cells of a CSV. */
  separator: string;
  /** How a CSV lays the table out: as people read it, or a row for each cell. */
  format: TableFormat;
  /** Whether a CSV begins with the mark by which Excel knows UTF-8. */
  byteOrderMark: boolean;
  /** Which of the two a CSV holds; a workbook holds both. */
  part: TablePart;
}

const separators: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  ',': ',',
  ';': ';',
};
const parts: readonly TablePart[] = ['table', 'sources'];
const formats: readonly TableFormat[] = ['wide', 'long'];
const languages: readonly Language[] = ['vi', 'en'];

const tableArguments = ['measure', 'years', 'rows', 'columns', 'boundaries', 'require'] as const;
const scopeArguments = ['provinces', 'clusters', 'allProvinces'] as const;
const filterArguments = ['kinds', 'awardedBy', 'recipients', 'programmes', 'sectors'] as const;
const fileArguments = ['language', 'separator', 'part', 'format', 'bom'] as const;
const known: readonly string[] = [...tableArguments, ...scopeArguments, ...filterArguments, ...fileArguments];

/**
 * Reads `?measure=awards&clusters=cum-5&years=2020-2024&rows=PROVINCE&columns=YEAR`. Ids, enums and what fits together are
 * checked by the GraphQL operation that the arguments are for.
 *
 * @throws InvalidInputError that names the argument
 */
export function readFileArguments(
  query: Readonly<Record<string, string | string[] | undefined>>,
  acceptLanguage: string | undefined,
): FileArguments {
  for (const name of Object.keys(query)) {
    if (!known.includes(name)) throw new InvalidInputError(name, `one of ${known.join(', ')}`, name);
  }
  const one = (name: string): string | undefined => {
    const value = query[name];
    if (Array.isArray(value)) throw new InvalidInputError(name, 'given once', value);
    return value === undefined || value === '' ? undefined : value;
  };
  const needed = (name: string): string => {
    const value = one(name);
    if (value === undefined) throw new InvalidInputError(name, 'given', undefined);
    return value;
  };
  const listOf = (name: string) =>
    one(name)
      ?.split(',')
      .map((item) => item.trim());
  const preferred = languageOf(acceptLanguage);
  const format = oneOf('format', one('format') ?? 'wide', formats);
  // Programs take a long table without being told anything; people open a wide one with Excel.
  const isForExcel = format === 'wide';
  return {
    variables: {
      measure: needed('measure'),
      scope: {
        provinces: listOf('provinces'),
        clusters: listOf('clusters'),
        allProvinces: readFlag('allProvinces', one('allProvinces')),
      },
      years: readYears(needed('years')),
      // The operation refuses what is no value of the enums.
      rows: needed('rows') as TableQueryVariables['rows'],
      columns: needed('columns') as TableQueryVariables['columns'],
      where: readFilter(listOf),
      ...given('boundaries', one('boundaries') as TableQueryVariables['boundaries']),
      ...given('require', one('require') as TableQueryVariables['require']),
    },
    language: oneOf('language', one('language') ?? preferred ?? 'vi', languages),
    separator: readSeparator(one('separator') ?? (isForExcel && preferred === 'vi' ? 'semicolon' : 'comma')),
    format,
    byteOrderMark: oneOf('bom', one('bom') ?? (isForExcel ? '1' : '0'), ['0', '1']) === '1',
    part: oneOf('part', one('part') ?? 'table', parts),
  };
}

function given<Value>(name: string, value: Value | undefined): Record<string, Value> {
  return value === undefined ? {} : { [name]: value };
}

function readFilter(listOf: (name: string) => string[] | undefined): TableQueryVariables['where'] {
  const filters = filterArguments.map((name) => [name, listOf(name)] as const);
  const wanted = filters.filter(([, values]) => values !== undefined);
  return wanted.length === 0 ? null : Object.fromEntries(wanted);
}

function readFlag(name: string, value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : oneOf(name, value, ['true', 'false']) === 'true';
}

function readSeparator(name: string): string {
  const separator = separators[name];
  if (separator === undefined || !Object.hasOwn(separators, name)) {
    throw new InvalidInputError('separator', 'comma, semicolon or tab', name);
  }
  return separator;
}

/** `2020,2022` or `2020-2024`, also mixed. */
function readYears(text: string): number[] {
  return text.split(',').flatMap((item) => {
    const [, first, last = first] = /^\s*(\d{4})(?:-(\d{4}))?\s*$/.exec(item) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!isYear(from) || !isYear(to) || from > to) {
      throw new InvalidInputError('years', 'years and ranges such as 2020,2022-2024', text);
    }
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

function oneOf<Value extends string>(name: string, value: string, values: readonly Value[]): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new InvalidInputError(name, `one of ${values.join(', ')}`, value);
  return found;
}
