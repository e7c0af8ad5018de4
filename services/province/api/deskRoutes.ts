import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mostRows } from '../../../domain/desk/rows';
import { InvalidInputError } from '../../../domain/errors';
import { mostText } from '../../../domain/excerpt';
import { lineSchema } from '../../../domain/lineOfText';
import { ImportError } from '../../../domain/problems';
import { readDocument } from '../../../platform/documents/readDocument';
import type { Desk } from '../desk/desk';
import { changeSchema, headSchema, type Work, type WorkHead } from '../desk/work';
import { isImportFormat } from '../import/openImport';
import { readQueryParameters } from '../../../platform/queryParameters';
import { checked, createDeskRequests, type DeskRoutesOptions, type Parameters } from './deskRequests';
import { addHeldRoutes } from './deskHeldRoutes';
import { addDeskSessionRoutes } from './deskSessionRoutes';

export type { DeskRoutesOptions } from './deskRequests';

const broughtSchema = z.union([
  z.object({ head: headSchema, text: z.string().regex(/\S/).max(mostText) }),
  z.object({ head: headSchema, form: z.literal(true) }),
]);
const versionSchema = z.object({ version: z.int().positive() });
const returnSchema = versionSchema.extend({ reason: lineSchema(2_000) });

/** A letter of Vietnamese takes up to three bytes, and what was read of a text stands beside it. */
const bodyLimit = 12 * mostText;
/** Each row has its sentence with it. */
const saveLimit = mostRows * 5_000;

/** What the page at `/ban-lam-viec` asks, below `/<province>/desk`. */
export function addDeskRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  addDeskSessionRoutes(app, options);
  addWorkRoutes(app, options);
  addFileRoute(app, options);
  addStepRoutes(app, options);
  addHeldRoutes(app, options);
}

function addWorkRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { deskOf, signedIn, noted } = createDeskRequests(options);
  const shown = showing(deskOf);
  app.get(
    '/:province/desk/works',
    signedIn((request) => deskOf(request).list()),
  );
  app.post(
    '/:province/desk/works',
    { bodyLimit },
    signedIn(async (request, person) => {
      const brought = checked(broughtSchema, request.body);
      const act = () => deskOf(request).begin(brought, person.name);
      const details = { document: brought.head.document };
      return shown(request, await noted(request, person, { what: 'WORK_BEGUN', details, act }));
    }),
  );
  app.get(
    '/:province/desk/works/:work',
    signedIn(async (request) => shown(request, await deskOf(request).works.read(workOf(request)))),
  );
  app.put(
    '/:province/desk/works/:work',
    { bodyLimit: saveLimit },
    signedIn(async (request, { name }) =>
      shown(
        request,
        await deskOf(request).works.save(workOf(request), checked(changeSchema, request.body), name),
      ),
    ),
  );
  app.delete(
    '/:province/desk/works/:work',
    signedIn((request, person) => {
      const work = workOf(request);
      const act = () => deskOf(request).works.remove(work);
      return noted(request, person, { what: 'WORK_REMOVED', details: { work }, act }).then(() => ({}));
    }),
  );
}

function addFileRoute(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { deskOf, signedIn, noted } = createDeskRequests(options);
  const shown = showing(deskOf);
  void app.register((scope, _options, done) => {
    const parser = { parseAs: 'buffer', bodyLimit: options.maxBytes } as const;
    scope.addContentTypeParser('application/octet-stream', parser, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post(
      '/:province/desk/files',
      { config: { takesFile: true }, onRequest: signedIn(() => Promise.resolve()) },
      signedIn(async (request, person) => {
        const { file = '', head = '' } = readQueryParameters(request);
        const content = request.body;
        if (!Buffer.isBuffer(content) || file === '')
          throw new InvalidInputError(
            'file',
            { vi: 'một tệp và tên của nó', en: 'a file and its name' },
            file,
          );
        const brought = await broughtOf(checked(headSchema, parsedJson(head)), file, content);
        const act = () => deskOf(request).begin(brought, person.name);
        const details = { document: brought.head.document, file };
        return shown(request, await noted(request, person, { what: 'WORK_BEGUN', details, act }));
      }),
    );
    done();
  });
}

function addStepRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { deskOf, signedIn, noted } = createDeskRequests(options);
  const shown = showing(deskOf);
  app.post(
    '/:province/desk/works/:work/correct',
    signedIn(async (request, person) => {
      const work = workOf(request);
      const act = () => deskOf(request).correct(work, person.name);
      return shown(
        request,
        await noted(request, person, { what: 'WORK_BEGUN', details: { corrects: work }, act }),
      );
    }),
  );
  app.post(
    '/:province/desk/works/:work/preview',
    signedIn((request) => previewOf(deskOf(request), workOf(request))),
  );
  app.post(
    '/:province/desk/works/:work/submit',
    signedIn(async (request, person) => {
      const { version } = checked(versionSchema, request.body);
      const work = workOf(request);
      const act = () => deskOf(request).submit(work, version, person);
      return shown(request, await noted(request, person, { what: 'WORK_SUBMITTED', details: { work }, act }));
    }),
  );
  app.post(
    '/:province/desk/works/:work/return',
    signedIn(async (request, person) => {
      const { version, reason } = checked(returnSchema, request.body);
      const work = workOf(request);
      const act = () => deskOf(request).giveBack(work, version, person, reason);
      return shown(
        request,
        await noted(request, person, { what: 'WORK_RETURNED', details: { work, reason }, act }),
      );
    }),
  );
  app.post(
    '/:province/desk/works/:work/publish',
    signedIn(async (request, person) => {
      const { version } = checked(versionSchema, request.body);
      const { work, result } = await noted(request, person, {
        what: 'IMPORT',
        details: { work: workOf(request) },
        act: () => deskOf(request).publish(workOf(request), version, person),
        detailsOf: (made) => ({ revision: made.result.revision, changed: made.result.changed }),
      });
      return { work: await shown(request, work), result };
    }),
  );
}

/** What is wrong with a report is what the preview is for, and no failure of it. */
async function previewOf(desk: Desk, work: string) {
  try {
    return { preview: await desk.preview(work), problems: [] };
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { preview: null, problems: error.problems };
  }
}

/** A filled template goes its own way; of any other document the words are read. */
async function broughtOf(head: WorkHead, file: string, content: Buffer) {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  if (isImportFormat(ending)) return { head, file: { name: file, format: ending, content } };
  const document = await readDocument(file, content);
  return { head, document };
}

function workOf({ params }: FastifyRequest): string {
  return (params as Parameters).work ?? '';
}

/** A report without the bytes of its file, which the page does not need, and with what is known around it. */
function showing(deskOf: (request: FastifyRequest) => Desk) {
  return async (request: FastifyRequest, work: Work) => {
    const { _id: id, file, ...rest } = work;
    const shownFile = file && { name: file.name, format: file.format, bytes: file.content.length };
    return { id, ...rest, file: shownFile, ...(await deskOf(request).around(work)) };
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError('head', { vi: 'JSON', en: 'JSON' }, text);
  }
}
