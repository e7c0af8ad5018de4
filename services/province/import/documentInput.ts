import { basename, extname } from 'node:path';
import { documentKinds, documentStatuses, type SourceDocument } from '../../../domain/facts';
import { createEnumReader, expected, readDay, readText, type Reading } from './cells/readCell';
import type { DocumentColumn, FactColumn } from '../../../domain/columns';
import { mostText } from '../../../domain/excerpt';
import { asciiKey } from '../../../domain/fold';
import { guessPeriod, readPeriod } from './documentPeriod';
import { readDocumentWords, type SaidOfAll } from './documentWords';
import type { ImportFileTable } from './importTable';
import { plainText } from '../../../domain/plainText';
import { longestTexts } from '../../../domain/textLimits';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import { isBlank, type CellValue } from './cells/cellValue';
import type { UnitIndex } from './unitIndex';

/** What is said about a document beside the file: options of the command line, or query parameters. */
export type DocumentOptions = Partial<Record<Exclude<DocumentColumn, 'province' | 'replaces'>, string>>;

/** A document and the unit whose report it is. */
export type ReportDocument = SourceDocument & { unit: string };

/** What a file says of its document. */
export interface SaidDocument {
  document: ReportDocument;
  /** Id of the document that it says it takes the place of. */
  replaces: string | undefined;
  saidOfAll: SaidOfAll;
}

const readStatus = createEnumReader(documentStatuses);
const readKind = createEnumReader(documentKinds);

type Take = <Value>(column: DocumentColumn, reading: Reading<Value>) => Value | undefined;

/**
 * What the document is: as the file says, completed by the options, completed by what follows from the file's name. If
 * file and options differ, neither is taken.
 */
export async function readDocument(
  table: ImportFileTable,
  options: DocumentOptions,
  province: string,
  units: UnitIndex,
  problems: ProblemList,
  warnings: ProblemList,
): Promise<SaidDocument> {
  const cells = mergeCells(table, options, problems);
  const rows = await firstRow(table);
  const take: Take = (column, reading) => {
    if ('value' in reading) return reading.value;
    problems.add({ place: placeOf(table, options, column), column, message: reading.problem });
    return undefined;
  };
  const of = take('province', readText(cells.province));
  if (of !== undefined && of !== province) {
    take(
      'province',
      expected(
        { vi: `"${province}", tỉnh đang nạp`, en: `"${province}", the province that it is imported into` },
        of,
      ),
    );
  }
  const unitName = take('unit', readText(cells.unit, 500)) ?? province;
  const unit = take('unit', units.find(unitName));
  const said = take('period', readPeriod(cells.period)) ?? valueIn(readPeriod(rows?.period));
  const title = take('title', readText(cells.title, 500));
  const texts = [...new Set([table.name, ...table.titles, ...(title === undefined ? [] : [title])])];
  const period = said ?? guessPeriod(texts, problems, warnings);
  const isStatusSaid = !isBlank(cells.status);
  const saidOfAll = readDocumentWords(texts, { province, isStatusSaid }, { problems, warnings });
  const document: ReportDocument = {
    id: take('id', readText(cells.id, 200)) ?? idOfFile(table.name),
    file:
      take('file', readText(cells.file, 500)) ?? plainText(basename(table.name)).slice(0, longestTexts.name),
    title,
    url: take('url', readUrl(cells.url)),
    sha256: take('sha256', readSha256(cells.sha256)),
    publisher: take('publisher', readText(cells.publisher, 500)),
    publishedOn: take('publishedOn', readDay(cells.publishedOn)),
    eventOn: take('eventOn', readDay(cells.eventOn)),
    status: take('status', readStatus(cells.status)) ?? 'FINAL',
    kind: take('kind', readKind(cells.kind)),
    unit: unit?.id ?? province,
    text: take('text', readWhole(cells.text)),
    ...(period !== 'YEAR' && { period }),
  };
  const replaces = take('replaces', readText(cells.replaces, 200)) ?? valueIn(readText(rows?.replaces, 200));
  return { document, replaces, saidOfAll };
}

/** Of a row, whose reader says what is wrong with it. */
function valueIn<Value>(reading: Reading<Value>): Value | undefined {
  return 'value' in reading ? reading.value : undefined;
}

/** What is said in a column is the same in all rows, so that the first one says it. */
async function firstRow({
  facts,
}: ImportFileTable): Promise<Partial<Record<FactColumn, CellValue>> | undefined> {
  if (facts) for await (const { cells } of facts.rows()) return cells;
  return undefined;
}

function mergeCells(
  table: ImportFileTable,
  options: DocumentOptions,
  problems: ProblemList,
): Partial<Record<DocumentColumn, CellValue>> {
  const cells: Partial<Record<DocumentColumn, CellValue>> = { ...table.document?.cells };
  for (const [column, given] of Object.entries(options) as [DocumentColumn, string][]) {
    if (isBlank(given)) continue;
    const inFile = cells[column];
    if (!isBlank(inFile) && inFile !== given) {
      problems.add({
        place: placeOf(table, {}, column),
        column,
        message:
          `Tệp ghi ${quoteValue(inFile)}, lựa chọn ghi ${quoteValue(given)}; chỉ ghi một. ` +
          `The file says ${quoteValue(inFile)} and the option ${quoteValue(given)}; give one of them`,
      });
    } else cells[column] = given;
  }
  return cells;
}

function placeOf(table: ImportFileTable, options: DocumentOptions, column: DocumentColumn): string {
  const isOption = (options as Partial<Record<DocumentColumn, string>>)[column] !== undefined;
  return table.document && !isOption ? table.document.placeOf(column) : `option document.${column}`;
}

function readUrl(cell: CellValue): Reading<string | undefined> {
  const reading = readText(cell, 2_000);
  if ('problem' in reading || reading.value === undefined) return reading;
  return URL.canParse(reading.value) && /^https?:/i.test(reading.value)
    ? reading
    : expected(
        {
          vi: 'địa chỉ, như https://ldld.caobang.gov.vn/…',
          en: 'an address such as https://ldld.caobang.gov.vn/…',
        },
        cell,
      );
}

/** The text of the document as it is, since positions count in it. */
function readWhole(cell: CellValue): Reading<string | undefined> {
  if (isBlank(cell)) return { value: undefined };
  if (typeof cell !== 'string')
    return expected({ vi: 'nguyên văn tài liệu', en: 'the text of the document' }, cell);
  return cell.length <= mostText
    ? { value: cell }
    : expected(
        { vi: `nhiều nhất ${mostText} ký tự`, en: `at most ${mostText} characters` },
        `${cell.length}`,
      );
}

function readSha256(cell: CellValue): Reading<string | undefined> {
  const reading = readText(cell);
  if ('problem' in reading || reading.value === undefined) return reading;
  return /^[0-9a-f]{64}$/.test(reading.value)
    ? reading
    : expected({ vi: '64 chữ số thập lục phân', en: '64 hexadecimal digits' }, cell);
}

/** `bao-cao-2024` for `Báo cáo 2024.xlsx`. */
function idOfFile(name: string): string {
  const words = basename(name, extname(name)).split(/[^\p{L}\p{M}\p{N}]+/u);
  return (
    words
      .map(asciiKey)
      .filter((word) => word !== '')
      .join('-') || 'document'
  );
}
