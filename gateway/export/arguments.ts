import type { ShownColumns } from '../../domain/joinTables';
import { InvalidInputError } from '../../domain/errors';
import { isYear } from '../../domain/years';
import type { TableDimension, TableQueryVariables } from '../../schema/generated/operations';
import { isDimension, tableDimensions } from '../totals/tables/dimensions';
import { createArgumentReader, oneOf, type Query } from './argumentReader';
import { languageOf, type Language } from './language';

export type TablePart = 'table' | 'bounds' | 'sources';
export type TableFormat = 'narrow' | 'wide' | 'long';

/** What is asked of the operation for each measure, and what of its answer is shown. */
export type TableFileVariables = Omit<TableQueryVariables, 'measure'> & { shown: ShownColumns };

/** What the query string of a file asks for. */
export interface FileArguments {
  measures: string[];
  variables: TableFileVariables;
  language: Language;
  /** Between the cells of a CSV. */
  separator: string;
  /** How a CSV lays the table out: as people read it, with all that is known of each number, or a row for each cell. */
  format: TableFormat;
  /** Whether a CSV begins with the mark by which Excel knows UTF-8. */
  byteOrderMark: boolean;
  /** Which of them a CSV holds; a workbook holds all. */
  part: TablePart;
}

const separators: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  ',': ',',
  ';': ';',
};
const parts: readonly TablePart[] = ['table', 'bounds', 'sources'];
const formats: readonly TableFormat[] = ['narrow', 'wide', 'long'];
const languages: readonly Language[] = ['vi', 'en'];

const tableArguments = ['measure', 'measures', 'years', 'rows', 'columns', 'boundaries', 'require'] as const;
const scopeArguments = ['provinces', 'clusters', 'allProvinces'] as const;
const filterArguments = ['kinds', 'awardedBy', 'recipients', 'programmes', 'sectors'] as const;
const fileArguments = ['language', 'separator', 'part', 'format', 'bom'] as const;
const known: readonly string[] = [...tableArguments, ...scopeArguments, ...filterArguments, ...fileArguments];
/** More would make a table that nobody reads, and as many operations. */
const mostMeasures = 12;

/**
 * Reads `?measures=members,awards&clusters=cum-5&years=2020-2024&rows=PROVINCE&columns=YEAR`. Ids and what fits together
 * are checked by the GraphQL operation that the arguments are for.
 *
 * @throws InvalidInputError that names the argument
 */
export function readFileArguments(query: Query, acceptLanguage: string | undefined): FileArguments {
  const { one, needed, listOf } = createArgumentReader(query, known);
  const format = oneOf('format', one('format') ?? 'narrow', formats);
  // Programs take a long table without being told anything; people open the others with Excel.
  const isForExcel = format !== 'long';
  const language = readLanguage(one('language'), acceptLanguage);
  const rows = readDimension('rows', one('rows') ?? 'PROVINCE');
  return {
    measures: readMeasures(listOf('measures') ?? [needed('measure')]),
    variables: {
      scope: {
        provinces: listOf('provinces'),
        clusters: listOf('clusters'),
        allProvinces: readFlag('allProvinces', one('allProvinces')),
      },
      years: readYears(needed('years')),
      rows,
      ...readColumns(one('columns') ?? 'MEASURE', rows, listOf('clusters') !== undefined),
      where: readFilter(listOf),
      ...given('boundaries', one('boundaries') as TableQueryVariables['boundaries']),
      ...given('require', one('require') as TableQueryVariables['require']),
    },
    language,
    // Excel reads the separator of its user's language.
    separator: readSeparator(one('separator') ?? (isForExcel && language === 'vi' ? 'semicolon' : 'comma')),
    format,
    byteOrderMark: oneOf('bom', one('bom') ?? (isForExcel ? '1' : '0'), ['0', '1']) === '1',
    part: oneOf('part', one('part') ?? 'table', parts),
  };
}

export function readLanguage(given: string | undefined, acceptLanguage: string | undefined): Language {
  return oneOf('language', given ?? languageOf(acceptLanguage) ?? 'vi', languages);
}

function readMeasures(ids: readonly string[]): string[] {
  const measures = [...new Set(ids)];
  if (measures.length > mostMeasures) {
    throw new InvalidInputError('measures', `at most ${mostMeasures} measures`, measures.length);
  }
  return measures;
}

function readDimension(name: string, value: string): TableDimension {
  if (!isDimension(value)) throw new InvalidInputError(name, `one of ${tableDimensions.join(', ')}`, value);
  return value;
}

/** A column for each measure is, of each measure's own table, its years; or its total if the years are the rows. */
function readColumns(
  columns: string,
  rows: TableDimension,
  isOfClusters: boolean,
): { columns: TableDimension; shown: ShownColumns } {
  if (columns !== 'MEASURE') {
    if (isDimension(columns)) return { columns, shown: 'all' };
    throw new InvalidInputError('columns', `one of MEASURE, ${tableDimensions.join(', ')}`, columns);
  }
  if (rows !== 'YEAR') return { columns: 'YEAR', shown: 'columns' };
  return { columns: isOfClusters ? 'CLUSTER' : 'PROVINCE', shown: 'total' };
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
