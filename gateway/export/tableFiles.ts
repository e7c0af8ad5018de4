import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { TableQuery } from '../../schema/generated/operations';
import { layOut } from '../../platform/xlsx/widths';
import { workbookChunks, type SheetContent } from '../../platform/xlsx/writeWorkbook';
import { readFileArguments, type FileArguments } from './arguments';
import { createContent, type FileContent } from './content';
import type { TableAnswer } from './tableRows';
import { csvLines } from './csv';
import type { FileRequest, FileTools } from './fileTools';
import type { FileRow } from './fileRow';
import { named, sendWorkbook } from './sendFile';
import { longFileRows, longJson } from './longRows';
import { wordIn } from './words';

/** `GET /tables.csv`, `/tables.json` and `/tables.xlsx`: the answers of the saved operation `Table`, one for each measure. */
export function addTableFiles({ add, schema }: FileTools): void {
  const route = (
    url: string,
    send: (
      reply: FastifyReply,
      content: FileContent,
      given: FileArguments,
      charged: FileRequest['charged'],
    ) => FastifyReply,
  ) =>
    add(url, async (reply, request) => {
      const given = readFileArguments(request.query, request.acceptLanguage);
      const tables = await askForTables(request, given);
      return send(reply, createContent(tables, { schema, ...given }), given, request.charged);
    });
  route('/tables.csv', sendCsv);
  route('/tables.json', sendJson);
  route('/tables.xlsx', (reply, content, given, charged) =>
    sendWorkbook(reply, 'table', content.title, charged(workbookChunks(sheetsOf(content, given)))),
  );
}

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

function sendCsv(
  reply: FastifyReply,
  content: FileContent,
  given: FileArguments,
  charged: FileRequest['charged'],
): FastifyReply {
  const { part, separator, language, byteOrderMark } = given;
  const word = wordIn(language);
  const title = {
    table: content.title,
    bounds: `${content.title} – ${word('boundsSheet')}`,
    sources: `${content.title} – ${word('sourcesSheet')}`,
  }[part];
  const chunks = charged(csvLines(csvRows(content, given), separator, byteOrderMark));
  return named(reply, part, title, 'csv')
    .type('text/csv; charset=utf-8; header=present')
    .send(Readable.from(chunks, { objectMode: false }));
}

function csvRows(content: FileContent, { part, format }: FileArguments): Iterable<FileRow> {
  if (part !== 'table') return content[part];
  return format === 'long' ? longFileRows(content.cells) : content[format];
}

function sendJson(
  reply: FastifyReply,
  content: FileContent,
  _given: FileArguments,
  charged: FileRequest['charged'],
): FastifyReply {
  const chunks = charged(longJson(content.cells));
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
