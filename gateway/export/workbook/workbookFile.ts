import type { GraphQLSchema } from 'graphql';
import { InvalidInputError } from '../../../domain/errors';
import { firstYear, isYear, lastYear } from '../../../domain/years';
import { workbookChunks } from '../../../platform/xlsx/writeWorkbook';
import type { ClusterWorkbookQuery, ProvinceWorkbookQuery } from '../../../schema/generated/operations';
import { readLanguage } from '../arguments';
import { createArgumentReader } from '../argumentReader';
import type { FileRequest, FileTools, Sign } from '../fileTools';
import type { Language } from '../language';
import { sendWorkbook, signatureProperties } from '../sendFile';
import { wordIn } from '../words';
import type { Book } from './book';
import { createLabels } from './labels';
import { readClusterBook, readProvinceBook } from './readBook';
import { sheetsOf } from './sheets';

/** `GET /workbook.xlsx?cluster=cum-5&year=2024`, or `?province=…`: all figures of a cluster and year, or of a province and its years. */
export function addWorkbookFile({ add, schema }: FileTools): void {
  add('/workbook.xlsx', async (reply, request) => {
    const given = readArguments(request);
    const book = await askForBook(request, given);
    return sendWorkbook(
      reply,
      'workbook',
      titleOf(book, given.language),
      request.charged(chunksOf(book, schema, given.language, request.signing(book.sources))),
    );
  });
}

function titleOf({ name, year, coverage }: Book, language: Language): string {
  const simulated = coverage.simulated.length > 0 ? ` (${wordIn(language)('simulated')})` : '';
  return `${name} ${year}${simulated}`;
}

interface WorkbookArguments {
  cluster: string | undefined;
  province: string | undefined;
  year: number;
  language: Language;
}

function readArguments({ query, acceptLanguage }: FileRequest): WorkbookArguments {
  const { one, needed } = createArgumentReader(query, ['cluster', 'province', 'year', 'language']);
  const [cluster, province] = [one('cluster'), one('province')];
  if ((cluster === undefined) === (province === undefined)) {
    const given = [cluster, province].filter((id) => id !== undefined);
    throw new InvalidInputError('cluster', 'either cluster or province', given);
  }
  const year = Number(needed('year'));
  if (!isYear(year)) {
    throw new InvalidInputError('year', `a year from ${firstYear} to ${lastYear}`, one('year'));
  }
  return { cluster, province, year, language: readLanguage(one('language'), acceptLanguage) };
}

/** The years of a province that stand beside the one that is asked for. */
const yearsBefore = 4;

async function askForBook(
  { ask }: FileRequest,
  { cluster, province = '', year, language }: WorkbookArguments,
): Promise<Book> {
  if (cluster !== undefined) {
    const answer = await ask<ClusterWorkbookQuery>('ClusterWorkbook', { cluster, year });
    return readClusterBook(answer, year, cluster, language);
  }
  const from = Math.max(firstYear, year - yearsBefore);
  const years = Array.from({ length: year - from + 1 }, (_, index) => from + index);
  const answer = await ask<ProvinceWorkbookQuery>('ProvinceWorkbook', { province, from, to: year });
  return readProvinceBook(answer, years, province);
}

function chunksOf(book: Book, schema: GraphQLSchema, language: Language, sign: Sign): Iterable<Uint8Array> {
  const sheets = sheetsOf({ book, labels: createLabels(book, schema, language), language });
  return workbookChunks(sheets, signatureProperties(sign));
}
