import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidInputError, type Words } from '../../../domain/errors';
import { lineOfText } from '../../../domain/lineOfText';
import { longestTexts } from '../../../domain/textLimits';
import type { AuditLog } from '../../../platform/audit';
import type { Logger } from '../../../platform/logger';
import { readQueryParameters } from '../../../platform/queryParameters';
import { readAnswers, readReason } from '../../../platform/ruleAnswers';
import type { RegisterEditing } from '../editing/editing';
import { keyIn, type Editors, type KnownEditor } from '../editors';
import { parseJson } from '../import/dataFiles';
import { readChange, type ReadOptions } from '../import/readChange';
import { auditedChange } from './auditedChange';

export interface ChangeRoutesOptions {
  editing: RegisterEditing;
  editors: Editors;
  reading: Omit<ReadOptions, 'file'>;
  /** Longest file that is taken. */
  maxBytes: number;
  audit?: AuditLog;
  logger: Logger;
}

/**
 * `POST /clusters/import` with the file as its body, `POST /clusters/undo?revision=<number>`, `GET /clusters/revisions` and
 * `GET /clusters`, for operators and clusters with their keys.
 */
export function addChangeRoutes(app: FastifyInstance, options: ChangeRoutesOptions): void {
  const { editing, editors, maxBytes } = options;
  const holders = new WeakMap<FastifyRequest, KnownEditor>();
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: maxBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    // Before the body is read.
    scope.addHook('onRequest', (request, _reply, next) => {
      holders.set(request, editors.holderOf(keyIn(request), request));
      next();
    });
    const editorOf = (request: FastifyRequest): KnownEditor => {
      const editor = holders.get(request);
      if (!editor) throw new Error('A request came past the check of its key');
      return editor;
    };
    scope.get('/clusters', () => editing.content());
    scope.get('/clusters/revisions', () => editing.revisions.list());
    scope.post('/clusters/import', { config: { takesFile: true } }, (request) =>
      runImport(request, editorOf(request), options),
    );
    scope.post('/clusters/undo', (request) => runUndo(request, editorOf(request), options));
    done();
  });
}

async function runImport(
  request: FastifyRequest,
  editor: KnownEditor,
  options: ChangeRoutesOptions,
): Promise<object> {
  const { file = 'cum.json', by, dryRun, accept, reason } = readQueryParameters(request);
  assertFlag('dryRun', dryRun);
  const body = typeof request.body === 'string' ? request.body : '';
  if (body === '') throw new InvalidInputError('body', { vi: 'một tệp JSON', en: 'a JSON file' }, null);
  const read = readChange(parseJson(body, file), { ...options.reading, file });
  if (dryRun === 'true') return options.editing.preview(read, { file, editor });
  const said = required('by', { vi: 'tên người nạp', en: 'who imports it' }, by);
  const answers = readAnswers(accept, reason);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const details = { file, sha256 };
  return auditedChange(request, options, { what: 'IMPORT', editor, by: said, details }, () =>
    options.editing.import(read, { kind: 'IMPORT', file, sha256, by: said, editor, answers }),
  );
}

async function runUndo(
  request: FastifyRequest,
  editor: KnownEditor,
  options: ChangeRoutesOptions,
): Promise<object> {
  const { revision, by, reason } = readQueryParameters(request);
  if (revision === undefined || !/^[1-9]\d{0,8}$/.test(revision)) {
    throw new InvalidInputError(
      'revision',
      { vi: 'số của một phiên bản', en: 'the number of a revision' },
      revision,
    );
  }
  const undone = Number(revision);
  const said = required('by', { vi: 'tên người hoàn tác', en: 'who undoes it' }, by);
  return auditedChange(request, options, { what: 'UNDO', editor, by: said, details: { undone } }, () =>
    options.editing.undo(undone, { by: said, editor, reason: readReason(reason) || undefined }),
  );
}

function required(name: string, expected: Words, given: string | undefined): string {
  const text = lineOfText(given, longestTexts.name);
  if (text === null) throw new InvalidInputError(name, expected, given);
  return text;
}

function assertFlag(name: string, given: string | undefined): void {
  if (given !== undefined && given !== 'true' && given !== 'false')
    throw new InvalidInputError(name, { vi: 'true hoặc false', en: 'true or false' }, given);
}
