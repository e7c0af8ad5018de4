import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import {
  createFormatError,
  ErrorCode,
  InvalidInputError,
  ProvinceNotHeldError,
  TooLargeError,
} from '../shared/errors';
import { documentColumns } from '../shared/import/columns';
import type { DocumentOptions } from '../shared/import/documentInput';
import { isImportFormat, openImport, type ImportFormat } from '../shared/import/openImport';
import { federationName } from '../shared/import/provinceNames';
import type { Logger } from '../shared/logger';
import type { ProvinceStore } from './store';
import type { AssertToken } from '../shared/tokens';

export interface ImportRoutesOptions {
  stores: ReadonlyMap<string, ProvinceStore>;
  assertToken: AssertToken;
  /** Longest file that is taken. */
  maxBytes: number;
  /** What an XLSX file may unpack to. */
  maxUnpackedBytes: number;
  logger: Logger;
}

/** How long a request waits for an import of another process. */
const waitMillis = 2_000;

type Parameters = Record<string, string | undefined>;

/**
 * `POST /<province>/import` with the file as its body, and `POST /<province>/undo?revision=<number>`, for the province's
 * operator with its token.
 */
export function addImportRoutes(app: FastifyInstance, options: ImportRoutesOptions): void {
  const formatError = createFormatError(options.logger);
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The body is read as it comes, after the token is checked.
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.addHook('preParsing', (request, _reply, payload, next) => {
      try {
        const { province = '' } = request.params as Parameters;
        options.assertToken(province, request.headers.authorization);
        next(null, payload);
      } catch (error) {
        next(error as Error);
      }
    });
    scope.setErrorHandler((error: unknown, _request, reply: FastifyReply) => {
      const known =
        error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
      const formatted = formatError(known.toJSON(), known);
      // What is left of a body that was refused is not read.
      void reply.header('connection', 'close').code(statusOf(formatted.extensions?.code));
      return reply.send({ errors: [formatted] });
    });
    scope.post('/:province/import', (request) => runImport(request, options));
    scope.post('/:province/undo', (request) => runUndo(request, options));
    done();
  });
}

const statusByCode: Record<string, number> = {
  [ErrorCode.unauthenticated]: 401,
  [ErrorCode.badUserInput]: 400,
  [ErrorCode.importRefused]: 422,
  [ErrorCode.importBusy]: 409,
  [ErrorCode.undoRefused]: 409,
  [ErrorCode.tooLarge]: 413,
  [ErrorCode.provinceNotHeld]: 404,
};

function statusOf(code: unknown): number {
  return statusByCode[String(code)] ?? 500;
}

async function runImport(request: FastifyRequest, options: ImportRoutesOptions): Promise<object> {
  const store = storeOf(request, options);
  const { format, dryRun, file, by, document } = readQuery(request);
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-import-'));
  try {
    const path = join(folder, 'body');
    await receive(request.body as Readable | undefined, path, options.maxBytes);
    const table = await openImport(path, {
      name: file ?? `import.${format}`,
      format,
      maxUncompressedBytes: options.maxUnpackedBytes,
    });
    try {
      const common = { table, documentOptions: document, federationName: federationName(store.id) };
      if (dryRun) return await store.preview(common);
      return await store.import({ ...common, by: by ?? `token of ${store.id}`, waitMillis });
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runUndo(request: FastifyRequest, options: ImportRoutesOptions): Promise<object> {
  const store = storeOf(request, options);
  const { revision, by } = request.query as Parameters;
  if (revision === undefined || !/^[1-9]\d{0,15}$/.test(revision)) {
    throw new InvalidInputError('revision', 'the number of a revision', revision);
  }
  return store.undo(Number(revision), { by: by ?? `token of ${store.id}`, waitMillis });
}

function storeOf(request: FastifyRequest, { stores }: ImportRoutesOptions): ProvinceStore {
  const { province = '' } = request.params as Parameters;
  const store = stores.get(province);
  if (!store) throw new ProvinceNotHeldError(province);
  return store;
}

interface ImportQuery {
  format: ImportFormat;
  dryRun: boolean;
  file: string | undefined;
  by: string | undefined;
  document: DocumentOptions;
}

const documentParameters = Object.keys(documentColumns).filter((column) => column !== 'province');

function readQuery(request: FastifyRequest): ImportQuery {
  const { format, dryRun, file, by, ...rest } = request.query as Parameters;
  if (dryRun !== undefined && dryRun !== 'true' && dryRun !== 'false') {
    throw new InvalidInputError('dryRun', 'true or false', dryRun);
  }
  const document: DocumentOptions = {};
  for (const [name, value] of Object.entries(rest)) {
    const column = name.startsWith('document.') ? name.slice('document.'.length) : '';
    if (!documentParameters.includes(column)) {
      const known = ['format', 'dryRun', 'file', 'by', ...documentParameters.map((key) => `document.${key}`)];
      throw new InvalidInputError(name, `one of the parameters ${known.join(', ')}`, name);
    }
    Object.assign(document, { [column]: value });
  }
  return {
    format: formatOf(format, request.headers['content-type']),
    dryRun: dryRun === 'true',
    file,
    by,
    document,
  };
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
    'csv, xlsx or json, or the content type of one',
    given ?? contentType,
  );
}

async function receive(body: Readable | undefined, path: string, maxBytes: number): Promise<void> {
  if (!body) throw new InvalidInputError('body', 'a file', null);
  let bytes = 0;
  await pipeline(
    body,
    async function* limited(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new TooLargeError(maxBytes);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
}
