import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { buildSchema, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { TableQuery } from '../../schema/generated/operations';
import { AppError, ErrorCode } from '../../domain/errors';
import { rightsOf } from '../../domain/roles';
import { ForbiddenError } from '../../platform/errors';
import { workbookChunks } from '../../platform/xlsx/writeWorkbook';
import { projectPath } from '../../platform/paths';
import type { Access } from '../access';
import { readFileArguments, type FileArguments } from './arguments';
import { createContent, type FileContent } from './content';
import { csvLines } from './csv';
import { longFileRows, longJson } from './longRows';
import { wordIn } from './words';

const operation = readFileSync(projectPath('schema', 'operations', 'table.graphql'), 'utf8');

type Query = Record<string, string | string[] | undefined>;

/**
 * `GET /tables.csv`, `/tables.json` and `/tables.xlsx`: the answer of the saved operation `Table`, with its arguments in the query string.
 * The operation is sent to `/graphql` of this process, as the client who asks for the file: access, limits, deadline and
 * coverage are those of any other operation.
 */
export function addTableFiles(app: FastifyInstance, access: Pick<Access, 'admit' | 'callerOf'>): void {
  const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
  const route = (
    url: string,
    send: (reply: FastifyReply, content: FileContent, given: FileArguments) => FastifyReply,
  ) =>
    app.get<{ Querystring: Query }>(url, { onRequest: access.admit }, async (request, reply) => {
      if (!rightsOf(access.callerOf(request)).exports) throw new ForbiddenError('Files are for analysts');
      const given = readFileArguments(request.query, request.headers['accept-language']);
      const content = await readContent(app, request, given, schema);
      void reply.header('vary', 'accept-language').header('cache-control', 'private, no-cache');
      return send(reply, content, given);
    });
  route('/tables.csv', sendCsv);
  route('/tables.json', sendJson);
  route('/tables.xlsx', sendWorkbook);
}

async function readContent(
  app: FastifyInstance,
  request: FastifyRequest,
  { variables, language }: FileArguments,
  schema: GraphQLSchema,
): Promise<FileContent> {
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...headersOf(request), 'content-type': 'application/json' },
    ...(request.socket.remoteAddress !== undefined && { remoteAddress: request.socket.remoteAddress }),
    payload: { query: operation, variables },
  });
  const { data, errors } = answer.json<{ data?: TableQuery | null; errors?: GraphQLFormattedError[] }>();
  const [error] = errors ?? [];
  // Without the table there is no file; with it, an error is about the name of a province at the most.
  if (!data?.table) throw asClientError(error, answer.statusCode);
  return createContent(data.table, { schema, language, variables });
}

/** Everything by which the client is known; not what describes the request that it sent. */
function headersOf({ headers }: FastifyRequest): Record<string, string | string[] | undefined> {
  const own = [
    'accept',
    'accept-encoding',
    'connection',
    'content-length',
    'content-type',
    'transfer-encoding',
  ];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
}

/** `status` is that of the operation's answer: 200 where it ran and failed. */
function asClientError(error: GraphQLFormattedError | undefined, status: number): Error {
  if (!error) return new Error('The operation of a table gave neither a table nor an error');
  const { code, ...details } = error.extensions ?? {};
  if (typeof code !== 'string' || code === ErrorCode.internal) return new Error(error.message);
  const known = new AppError(code, error.message, details);
  return status < 400 ? known : Object.assign(known, { statusCode: status });
}

function sendCsv(
  reply: FastifyReply,
  content: FileContent,
  { part, separator, language, format, byteOrderMark }: FileArguments,
): FastifyReply {
  const table = () => (format === 'long' ? longFileRows(content.cells()) : content.table());
  const rows = part === 'table' ? table() : content.sources();
  const title = part === 'table' ? content.title : `${content.title} – ${wordIn(language)('sourcesSheet')}`;
  return named(reply, part === 'table' ? 'table' : 'sources', title, 'csv')
    .type('text/csv; charset=utf-8; header=present')
    .send(Readable.from(csvLines(rows, separator, byteOrderMark), { objectMode: false }));
}

function sendJson(reply: FastifyReply, content: FileContent): FastifyReply {
  const chunks = longJson(content.cells());
  return reply.type('application/json; charset=utf-8').send(Readable.from(chunks, { objectMode: false }));
}

function sendWorkbook(reply: FastifyReply, content: FileContent, { language }: FileArguments): FastifyReply {
  const word = wordIn(language);
  const chunks = workbookChunks([
    { name: word('tableSheet'), header: true, widths: [36, 22], rows: content.table() },
    {
      name: word('sourcesSheet'),
      header: true,
      widths: [24, 20, 8, 30, 36, 44, 14, 14, 18],
      rows: content.sources(),
    },
    { name: word('aboutSheet'), widths: [32, 40], rows: content.about() },
  ]);
  return named(reply, 'table', content.title, 'xlsx')
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(Readable.from(chunks, { objectMode: false }));
}

/** A name for old clients in ASCII, and the real one (RFC 6266). */
function named(reply: FastifyReply, plain: string, title: string, ending: string): FastifyReply {
  const safe = title.replace(/[\\/:*?"<>|]/g, ' ').replace(/\s+/g, ' ');
  const encoded = encodeURIComponent(`${safe}.${ending}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return reply.header(
    'content-disposition',
    `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encoded}`,
  );
}
