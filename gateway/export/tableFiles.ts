import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { TableQuery } from '../../schema/generated/operations';
import { layOut } from '../../platform/xlsx/widths';
import { workbookChunks, type SheetContent } from '../../platform/xlsx/writeWorkbook';
import { signaturePlaceholder, signedText } from '../../platform/exports/signedText';
import { readFileArguments, type FileArguments } from './arguments';
import { createContent, type FileContent } from './content';
import type { TableAnswer } from './tableRows';
import { csvLines } from './csv';
import type { FileRequest, FileTools, Sign } from './fileTools';
import type { FileRow } from './fileRow';
import { named, sendWorkbook, signatureProperties } from './sendFile';
import { longFileRows, longJson, withSignaturePlace } from './longRows';
import { wordIn } from './words';

/** `GET /tables.csv`, `/tables.json` and `/tables.xlsx`: the answers of the saved operation `Table`, one for each measure. */
export function addTableFiles({ add, schema }: FileTools): void {
  const route = (url: string, send: SendTable) =>
    add(url, async (reply, request) => {
      const given = readFileArguments(request.query, request.acceptLanguage);
      const tables = await askForTables(request, given);
      const sign = request.signing(tables.flatMap(({ sources }) => sources));
      const { charged } = request;
      return send(reply, createContent(tables, { schema, ...given }), { given, charged, sign });
    });
  route('/tables.csv', sendCsv);
  route('/tables.json', sendJson);
  route('/tables.xlsx', (reply, content, { given, charged, sign }) =>
    sendWorkbook(
      reply,
      'table',
      content.title,
      charged(workbookChunks(sheetsOf(content, given), signatureProperties(sign))),
    ),
  );
}

interface Sending extends Pick<FileRequest, 'charged'> {
  given: FileArguments;
  sign: Sign;
}

type SendTable = (reply: FastifyReply, content: FileContent, sending: Sending) => FastifyReply;

async function askForTables(
  { ask }: FileRequest,
  { measures, variables }: FileArguments,
): Promise<TableAnswer[]> {
  const { shown: _, ...asked } = variables;
  const answers = await Promise.all(
    measures.map((measure) => ask<TableQuery>('Table', { ...asked, measure })),
  );
  return answers.flatMap(({ table }) => table ?? []);
}

function sendCsv(reply: FastifyReply, content: FileContent, { given, charged, sign }: Sending): FastifyReply {
  const { part, separator, language, byteOrderMark } = given;
  const word = wordIn(language);
  const title = {
    table: content.title,
    bounds: `${content.title} – ${word('boundsSheet')}`,
    sources: `${content.title} – ${word('sourcesSheet')}`,
  }[part];
  const lines = csvLines(csvRows(content, given), separator, byteOrderMark);
  const chunks = charged(signedText(lines, sign));
  return named(reply, part, title, 'csv')
    .type('text/csv; charset=utf-8; header=present')
    .send(Readable.from(chunks, { objectMode: false }));
}

function csvRows(content: FileContent, { part, format }: FileArguments): Iterable<FileRow> {
  if (part !== 'table') return withSignatureRow(content[part]);
  return format === 'long'
    ? longFileRows(withSignaturePlace(content.cells))
    : withSignatureRow(content[format]);
}

/** Below all others, as what is said of the whole table. */
function* withSignatureRow(rows: Iterable<FileRow>): Generator<FileRow> {
  let columns = 0;
  for (const row of rows) {
    columns = Math.max(columns, row.length);
    yield row;
  }
  yield [signaturePlaceholder, 'SIGNATURE', ...Array<null>(Math.max(0, columns - 2)).fill(null)];
}

function sendJson(reply: FastifyReply, content: FileContent, { charged, sign }: Sending): FastifyReply {
  const chunks = charged(signedText(longJson(withSignaturePlace(content.cells)), sign));
  return reply.type('application/json; charset=utf-8').send(Readable.from(chunks, { objectMode: false }));
}

function sheetsOf(content: FileContent, { language }: FileArguments): SheetContent[] {
  const word = wordIn(language);
  const titles: FileRow[] = [
    [{ text: content.title, look: 'title' }],
    [{ text: content.coverage, look: 'note' }],
    [],
  ];
  const listed = (name: string, rows: Iterable<FileRow>): SheetContent => ({
    name,
    header: true,
    printed: true,
    ...layOut(rows),
    rows,
  });
  const { numbers } = content;
  return [
    {
      name: word('tableSheet'),
      header: true,
      printed: true,
      titleRows: titles.length,
      frozenColumns: 1,
      ...layOut(numbers),
      rows: joined(titles, numbers),
    },
    listed(word('boundsSheet'), content.bounds),
    listed(word('sourcesSheet'), content.sources),
    { name: word('aboutSheet'), printed: true, widths: [32, 90], rows: content.about },
  ];
}

function* joined(...parts: readonly Iterable<FileRow>[]): Generator<FileRow> {
  for (const rows of parts) yield* rows;
}
