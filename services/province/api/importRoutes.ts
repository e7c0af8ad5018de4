import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { audited, noAuditLog, type AuditAction, type AuditLog } from '../../../platform/audit';
import { noteWrongCredentials } from '../../../platform/addressLimits';
import { InvalidInputError } from '../../../domain/errors';
import {
  createFormatError,
  noteRequestId,
  RateLimitedError,
  TooLargeError,
  UnauthenticatedError,
} from '../../../platform/errors';
import { ProvinceNotHeldError } from '../data/errors';
import { httpStatusOf } from '../../../platform/httpStatus';
import { openImport } from '../import/openImport';
import { federationName } from '../import/provinceNames';
import type { Logger } from '../../../platform/logger';
import { createRefusals } from '../../../platform/refusals';
import { readImportQuery, readPerson, required } from '../import/importQuery';
import { readQueryParameters } from '../../../platform/queryParameters';
import type { ImportResult } from '../data/revise';
import type { ProvinceStore } from '../store';
import { storageError } from '../../../platform/storage';
import type { AssertToken } from '../../../platform/tokens';

export interface ImportRoutesOptions {
  stores: ReadonlyMap<string, ProvinceStore>;
  assertToken: AssertToken;
  /** Longest file that is taken. */
  maxBytes: number;
  /** What an XLSX file may unpack to. */
  maxUnpackedBytes: number;
  /** Who imported, undid or was refused. */
  audit?: AuditLog;
  logger: Logger;
}

type Parameters = Record<string, string | undefined>;

/** How long a request waits for an import of another process. */
const waitMillis = 2_000;

/**
 * `POST /<province>/import` with the file as its body, and `POST /<province>/undo?revision=<number>`, for the province's
 * operator with its token.
 */
export function addImportRoutes(app: FastifyInstance, options: ImportRoutesOptions): void {
  const { audit = noAuditLog, logger } = options;
  const formatError = createFormatError(logger);
  const refusals = createRefusals({ audit, logger });
  app.addHook('onClose', () => refusals.stop());
  const refused = (request: FastifyRequest, error: UnauthenticatedError) => {
    const { ip, id, routeOptions } = request;
    noteWrongCredentials(request);
    const wait = refusals.note({ from: ip, route: routeOptions.url ?? '', requestId: id });
    return wait === null
      ? error
      : new RateLimitedError(
          { vi: 'Thử quá nhiều mã không hợp lệ', en: 'Too many tokens that are not valid' },
          wait,
        );
  };
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
        next(error instanceof UnauthenticatedError ? refused(request, error) : (error as Error));
      }
    });
    scope.setErrorHandler((error: unknown, request, reply: FastifyReply) => {
      const known =
        error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
      noteRequestId(known, request.id);
      if (error instanceof RateLimitedError) void reply.header('retry-after', error.retryAfterSeconds);
      const formatted = formatError(known.toJSON(), known);
      // What is left of a body that was refused is not read.
      void reply.header('connection', 'close').code(httpStatusOf(formatted.extensions?.code));
      return reply.send({ errors: [formatted] });
    });
    scope.post('/:province/import', { config: { takesFile: true } }, (request) =>
      runImport(request, options),
    );
    scope.post('/:province/undo', (request) => runUndo(request, options));
    done();
  });
}

async function runImport(request: FastifyRequest, options: ImportRoutesOptions): Promise<object> {
  const store = storeOf(request, options);
  const { format, dryRun, file, by, ignoreSheets, document, choice, answers } = readImportQuery(request);
  const folder = await mkdtemp(join(tmpdir(), 'congdoan-import-')).catch(throwStorageError(request, options));
  try {
    const path = join(folder, 'body');
    await receive(request.body as Readable | undefined, path, options.maxBytes).catch(
      throwStorageError(request, options),
    );
    const table = await openImport(path, {
      name: file,
      format,
      maxUncompressedBytes: options.maxUnpackedBytes,
      ignoreSheets,
    });
    try {
      if (table.facts && table.document?.cells.id === undefined && choice.replaces === undefined) {
        required(
          'document.id',
          {
            vi: 'mã của tài liệu chứa các số ấy, ghi ở đây hoặc trong tệp',
            en: 'the id of the document that the numbers stand in, here or in the file',
          },
          document.id,
        );
      }
      const common = {
        table,
        documentOptions: document,
        documentChoice: choice,
        federationName: federationName(store.id),
        answers,
      };
      if (dryRun) return await store.preview(common);
      const details = { file: table.name, sha256: table.sha256 };
      return await auditedChange(request, options, { what: 'IMPORT', by, details }, () =>
        store.import({ ...common, by, waitMillis }),
      );
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function throwStorageError({ id }: FastifyRequest, { logger }: ImportRoutesOptions) {
  return (error: unknown): never => {
    const said = storageError(error);
    if (said !== error) logger.error({ requestId: id, err: error }, 'A file that was sent cannot be kept');
    throw said;
  };
}

async function runUndo(request: FastifyRequest, options: ImportRoutesOptions): Promise<object> {
  const store = storeOf(request, options);
  const { revision, by } = readQueryParameters(request);
  if (revision === undefined || !/^[1-9]\d{0,15}$/.test(revision)) {
    throw new InvalidInputError(
      'revision',
      { vi: 'số của một phiên bản', en: 'the number of a revision' },
      revision,
    );
  }
  const undone = Number(revision);
  const person = by === undefined ? undefined : readPerson(by);
  return auditedChange(request, options, { what: 'UNDO', by: person, details: { undone } }, () =>
    store.undo(undone, { by: person ?? tokenOf(store.id), waitMillis }),
  );
}

/** Who was authenticated: the holder of the province's token, whoever they say they are. */
function tokenOf(province: string): string {
  return `token of ${province}`;
}

function auditedChange(
  { ip, id, params }: FastifyRequest,
  { audit = noAuditLog, logger }: ImportRoutesOptions,
  change: { what: AuditAction; by: string | undefined; details: Record<string, unknown> },
  act: () => Promise<ImportResult>,
): Promise<ImportResult> {
  const { province = '' } = params as Parameters;
  const { what, by: claimed, details } = change;
  return audited({
    audit,
    logger,
    event: {
      who: tokenOf(province),
      claimed,
      what,
      from: ip,
      requestId: id,
      details: { province, ...details },
    },
    act,
    detailsOf: ({ revision, changed }) => ({ revision, changed }),
  });
}

function storeOf(request: FastifyRequest, { stores }: ImportRoutesOptions): ProvinceStore {
  const { province = '' } = request.params as Parameters;
  const store = stores.get(province);
  if (!store) throw new ProvinceNotHeldError(province);
  return store;
}

async function receive(body: Readable | undefined, path: string, maxBytes: number): Promise<void> {
  if (!body) throw new InvalidInputError('body', { vi: 'một tệp', en: 'a file' }, null);
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
