import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contentDisposition from 'content-disposition';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { firstYear, lastYear } from '../../../domain/years';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { InvalidInputError } from '../../../domain/errors';
import { assertHead } from '../desk/desk';
import { writeDocumentWorkbook } from '../import/documentWorkbook';
import type { FactRow } from '../data/rows';
import type { ProvinceStore } from '../store';
import { readQueryParameters } from '../../../platform/queryParameters';
import { checked, createDeskRequests, type DeskRoutesOptions } from './deskRequests';

const yearSchema = z.object({ year: z.coerce.number().int().min(firstYear).max(lastYear) });
const undoSchema = z.object({ revision: z.int().positive() });

/** How long a request waits for an import of another process. */
const waitMillis = 5_000;

/** What the province holds already: its units, its documents and how they came, which the head can undo. */
export function addHeldRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  addUnitRoutes(app, options);
  addHistoryRoutes(app, options);
  addDownloadRoute(app, options);
  addBackupRoute(app, options);
}

/** The units, in whose names numbers are entered, who of them reported a year, and what the province itself had. */
function addUnitRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { storeOf, signedIn } = createDeskRequests(options);
  app.get(
    '/:province/desk/units',
    signedIn(async (request) => {
      const store = storeOf(request);
      const units = await store.allUnits(await store.revision());
      return units.map(({ id, name, level, parent, validFrom = null, validTo = null }) => ({
        ...{ id, name, level, parent, validFrom, validTo },
      }));
    }),
  );
  app.get(
    '/:province/desk/reported',
    signedIn(async (request) => {
      const store = storeOf(request);
      const { year } = checked(yearSchema, readQueryParameters(request));
      const revision = await store.revision();
      const units = await store.allUnits(revision);
      const keys = units.map(({ id }) => ({ unit: id, year }));
      const reports = await store.reports(keys, { revision, visibility: 'OWN' });
      return reports.map(({ unit, updatedAt, receivedAt }) => ({ unit, updatedAt, receivedAt }));
    }),
  );
  app.get(
    '/:province/desk/figures',
    signedIn(async (request) => {
      const store = storeOf(request);
      const { year } = checked(yearSchema, readQueryParameters(request));
      const as = { revision: await store.revision(), visibility: 'OWN' } as const;
      const [report] = await store.reports([{ unit: store.id, year }], as);
      return { year, figures: report?.figures ?? null };
    }),
  );
}

/** What is in of one document, as a workbook that can be imported again. */
function addDownloadRoute(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { storeOf, signedIn, noted } = createDeskRequests(options);
  app.get('/:province/desk/workbook', async (request, reply) => {
    const { document: id = '' } = readQueryParameters(request);
    const content = await signedIn(async (of, person) => {
      const act = () => workbookOf(storeOf(of), id);
      return noted(of, person, { what: 'FILES_EXPORTED', details: { document: id }, act });
    })(request);
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', contentDisposition.create(`${id}.xlsx`))
      .send(Buffer.from(content));
  });
}

/** Everything of the province, for its head: drafts and what is shown to nobody else are in it. */
function addBackupRoute(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { storeOf, deskOf, signedIn, noted } = createDeskRequests(options);
  app.get('/:province/desk/backup', async (request, reply) => {
    const { id } = storeOf(request);
    const folder = await mkdtemp(join(tmpdir(), 'congdoan-backup-'));
    const file = join(folder, 'backup');
    const remove = () => rm(folder, { recursive: true, force: true });
    try {
      const { revision } = await signedIn((of, person) => {
        assertHead(person);
        return noted(of, person, { what: 'BACKUP', act: () => deskOf(of).backup(file) });
      })(request);
      const content = createReadStream(file).on('close', () => void remove());
      return await reply
        .type('application/gzip')
        .header('content-disposition', contentDisposition.create(`${id}-${revision}.backup.gz`))
        .send(content);
    } catch (error) {
      await remove();
      throw error;
    }
  });
}

/** @throws InvalidInputError if there is no such document */
async function workbookOf(store: ProvinceStore, id: string): Promise<Uint8Array> {
  const revision = await store.revision();
  const [document] = await store.documents([id], revision);
  if (!document)
    throw new InvalidInputError(
      'document',
      { vi: 'mã của một tài liệu đang có', en: 'the id of a document that is in' },
      id,
    );
  const as = { revision, visibility: 'OWN' } as const;
  const text = (await store.documentText(id, as)) ?? undefined;
  const facts: FactRow[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { rows, hasNextPage } = await store.facts({ document: id }, { limit: 500, after }, as);
    facts.push(...rows);
    after = rows.at(-1)?.id ?? null;
    more = hasNextPage;
  }
  return writeDocumentWorkbook({
    province: store.id,
    document: { ...document, text },
    facts,
    catalogue: loadCatalogue(),
  });
}

function addHistoryRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { storeOf, signedIn, noted } = createDeskRequests(options);
  app.get(
    '/:province/desk/documents',
    signedIn((request) => documentsOf(storeOf(request))),
  );
  app.get(
    '/:province/desk/revisions',
    signedIn(async (request) => {
      const store = storeOf(request);
      return store.revisions({ limit: 100, after: null }, await store.revision());
    }),
  );
  app.post(
    '/:province/desk/undo',
    signedIn(async (request, person) => {
      const { revision } = checked(undoSchema, request.body);
      assertHead(person);
      const act = () => storeOf(request).undo(revision, { by: person.name, waitMillis });
      return noted(request, person, { what: 'UNDO', details: { undone: revision }, act });
    }),
  );
}

/** The documents behind the province's own figures. */
async function documentsOf(store: ProvinceStore) {
  const revision = await store.revision();
  const reports = await store.reportsBetween(
    { from: firstYear, to: lastYear },
    { revision, visibility: 'OWN' },
  );
  const ids = [...new Set(reports.flatMap(({ documentIds }) => documentIds))];
  const documents = await store.documents(ids, revision);
  return documents.map(({ id, title, status }) => ({ id, title: title ?? null, status }));
}
