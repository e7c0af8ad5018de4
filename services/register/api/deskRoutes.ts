import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mostRows } from '../../../domain/desk/rows';
import { InvalidInputError } from '../../../domain/errors';
import { mostText } from '../../../domain/excerpt';
import { emptyLineSchema } from '../../../domain/lineOfText';
import { ImportError } from '../../../domain/problems';
import { shapeProblems } from '../../../domain/shapeProblems';
import { firstYear, lastYear } from '../../../domain/years';
import { audited, noAuditLog, type AuditAction, type AuditLog } from '../../../platform/audit';
import { readText, rowsOfText } from '../../../platform/desk/readText';
import { readDocument } from '../../../platform/documents/readDocument';
import { UnauthenticatedError } from '../../../platform/errors';
import { loadLexicon } from '../../../platform/loadLexicon';
import type { Logger } from '../../../platform/logger';
import { readQueryParameters } from '../../../platform/queryParameters';
import { readAnswers } from '../../../platform/ruleAnswers';
import { assertOwnPage } from '../../../platform/sessions/ownPage';
import { deskChangeSchema, fileOf } from '../desk/deskChange';
import type { DeskSessions, Person } from '../desk/sessions';
import type { RegisterEditing } from '../editing/editing';
import { readChange, type ReadOptions } from '../import/readChange';
import { auditedChange } from './auditedChange';

export interface DeskRoutesOptions {
  editing: RegisterEditing;
  sessions: DeskSessions;
  reading: Omit<ReadOptions, 'file'>;
  /** Longest file that is taken. */
  maxBytes: number;
  audit?: AuditLog;
  logger: Logger;
}

/** A letter of Vietnamese takes up to three bytes, and each row has its sentence with it. */
const bodyLimit = 3 * mostText + mostRows * 5_000;
/** In messages, in place of the name of a file. */
const file = 'ban-lam-viec';

const year = z.coerce.number().int().min(firstYear).max(lastYear);
const textSchema = z.object({ year, text: z.string().regex(/\S/).max(mostText) });
const submitSchema = z.object({
  change: deskChangeSchema,
  /** The revision that the page shows. */
  seen: z.int().positive(),
  accept: z.array(z.string()).max(100),
  reason: emptyLineSchema(2_000),
});
const undoSchema = z.object({ revision: z.int().positive(), reason: emptyLineSchema(2_000).nullable() });

type SignedIn = <Answer>(
  act: (request: FastifyRequest, person: Person) => Promise<Answer>,
) => (request: FastifyRequest) => Promise<Answer>;

/** What the page at `/ban-lam-viec` of the register asks, below `/desk`. */
export function addDeskRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { sessions, audit = noAuditLog, logger } = options;
  const noted = (
    { ip, id }: FastifyRequest,
    { name, editor }: Person,
    what: AuditAction,
    act: () => Promise<void>,
  ) =>
    audited({
      audit,
      logger,
      event: { who: editor.id, claimed: name, what, from: ip, requestId: id, details: { at: 'desk' } },
      act,
    });
  async function personIn(request: FastifyRequest): Promise<Person | null> {
    try {
      return await sessions.read(request);
    } catch (error) {
      if (error instanceof UnauthenticatedError) return null;
      throw error;
    }
  }
  const signedIn: SignedIn = (act) => async (request) => act(request, await sessions.read(request));
  app.post('/desk/session', { config: { signsIn: true } }, async (request, reply) => {
    assertOwnPage(request);
    const holder = sessions.readKey(request);
    await noted(request, holder, 'SIGNED_IN', () => sessions.begin(request, reply, holder));
    return shown(holder);
  });
  // Nobody having signed in is an answer to who has.
  app.get('/desk/session', async (request) => {
    const person = await personIn(request);
    return { person: person && shown(person) };
  });
  app.delete('/desk/session', async (request, reply) => {
    assertOwnPage(request);
    // First, also if it cannot be noted or the key is not valid any more: who leaves is out.
    sessions.end(request, reply);
    const person = await personIn(request);
    if (person) await noted(request, person, 'SIGNED_OUT', () => Promise.resolve());
    return {};
  });
  app.get(
    '/desk/known',
    signedIn(() => known(options)),
  );
  addReadingRoutes(app, options, signedIn);
  addStepRoutes(app, options, signedIn);
}

function shown({ name, editor }: Person) {
  return { name, cluster: editor.role === 'cluster' ? editor.cluster : null };
}

/** What is in, and the words that it is said in. */
async function known({ editing, reading: { catalogue, provinces } }: DeskRoutesOptions) {
  const { revision, content } = await editing.state();
  return {
    revision,
    clusters: content.clusters,
    documents: content.published.map(({ season, document: { id, title = null } }) => ({ season, id, title })),
    provinces: provinces.map(({ id, name, validFrom, validTo, successor }) => ({
      ...{ id, name, validFrom, validTo, successor },
    })),
    measures: [...catalogue.measures.values()].map(({ id, name, nameEn, unit, domain, additive }) => ({
      ...{ id, name, nameEn, unit, domain, additive },
    })),
    programmes: [...catalogue.programmes.values()].map(({ id, name, nameEn }) => ({ id, name, nameEn })),
  };
}

/** The numbers of a text, none of which is kept before a person has accepted it. */
function addReadingRoutes(app: FastifyInstance, options: DeskRoutesOptions, signedIn: SignedIn): void {
  const { catalogue } = options.reading;
  app.post(
    '/desk/read',
    { bodyLimit },
    signedIn(async (request) => {
      const given = checked(textSchema, request.body);
      const knowledge = { catalogue, lexicon: loadLexicon() };
      return rowsOfText(await readText(given.text, knowledge), given.year);
    }),
  );
  void app.register((scope, _options, done) => {
    const parser = { parseAs: 'buffer', bodyLimit: options.maxBytes } as const;
    scope.addContentTypeParser('application/octet-stream', parser, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.post(
      '/desk/files',
      { config: { takesFile: true }, onRequest: signedIn(() => Promise.resolve()) },
      signedIn(async (request) => {
        const query = readQueryParameters(request);
        const content = request.body;
        if (!Buffer.isBuffer(content) || !query.file)
          throw new InvalidInputError(
            'file',
            { vi: 'một tệp và tên của nó', en: 'a file and its name' },
            query.file,
          );
        return rowsOfText(await readDocument(query.file, content), checked(year, query.year));
      }),
    );
    done();
  });
}

function addStepRoutes(app: FastifyInstance, options: DeskRoutesOptions, signedIn: SignedIn): void {
  const { editing, reading } = options;
  const read = (change: z.infer<typeof deskChangeSchema>) =>
    readChange(fileOf(change, reading.catalogue), { ...reading, file });
  app.post(
    '/desk/preview',
    { bodyLimit },
    signedIn(async (request, { editor }) => {
      const change = checked(deskChangeSchema, request.body);
      try {
        return { preview: await editing.preview(read(change), { file, editor }), problems: [] };
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        return { preview: null, problems: error.problems };
      }
    }),
  );
  app.post(
    '/desk/submit',
    { bodyLimit },
    signedIn(async (request, { name: by, editor }) => {
      const { change, seen, accept, reason } = checked(submitSchema, request.body);
      const answers = readAnswers(accept.join(','), reason);
      const head = { kind: 'DESK', file, sha256: null, by, editor, answers, seen } as const;
      const details = { at: 'desk', season: `${change.cluster.id}:${change.season.year}` };
      return auditedChange(request, options, { what: 'IMPORT', editor, by, details }, () =>
        editing.import(read(change), head),
      );
    }),
  );
  app.get(
    '/desk/revisions',
    signedIn(() => editing.revisions.list()),
  );
  app.post(
    '/desk/undo',
    signedIn(async (request, { name: by, editor }) => {
      const { revision, reason } = checked(undoSchema, request.body);
      const details = { at: 'desk', undone: revision };
      return auditedChange(request, options, { what: 'UNDO', editor, by, details }, () =>
        editing.undo(revision, { by, editor, reason: reason ?? undefined }),
      );
    }),
  );
}

/** @throws ImportError that names every place that is wrong */
function checked<Shape>(schema: z.ZodType<Shape>, given: unknown): Shape {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ImportError(file, shapeProblems(result.error, given));
}
