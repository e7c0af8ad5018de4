import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { firstYear, lastYear } from '../../../domain/years';
import { assertHead } from '../desk/desk';
import type { ProvinceStore } from '../store';
import { checked, createDeskRequests, type DeskRoutesOptions } from './deskRequests';

const undoSchema = z.object({ revision: z.int().positive() });

/** How long a request waits for an import of another process. */
const waitMillis = 5_000;

/** What the province holds already: its units, its documents and how they came, which the head can undo. */
export function addHeldRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  addUnitRoute(app, options);
  addHistoryRoutes(app, options);
}

/** What the province has: its units, in whose names numbers are entered. */
function addUnitRoute(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { storeOf, signedIn } = createDeskRequests(options);
  app.get(
    '/:province/desk/units',
    signedIn(async (request) => {
      const store = storeOf(request);
      const units = await store.allUnits(await store.revision());
      return units.map(({ id, name, level, parent }) => ({ id, name, level, parent }));
    }),
  );
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
