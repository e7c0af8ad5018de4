import { loadCatalogue } from '../../platform/loadCatalogue';
import { createFigures } from '../../domain/figures';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { cellsOf, numbersOf, provinceIds } from '../country';
import { sayUp, serveCommands } from './ipc';
import { startMemoServer, type MemoServer } from './memoServer';
import { createPlainSchema } from './plainSchema';

/**
 * All provinces' services in one process, each on a port of its own: `provinces.js <count>`. At `/graphql` they answer the
 * contract of a province, at `/plain` the subgraph that the plain federation of the comparison asks.
 */

const catalogue = loadCatalogue();
const writes = new Map<string, number>();
/** As a province's service of the product. */
const cacheControl = 'max-age=30, stale-while-revalidate=60, stale-if-error=604800';

function reportOf(id: string, ofYear: number) {
  const figures = createFigures(cellsOf(numbersOf(id, ofYear, writes.get(id))), catalogue);
  const updatedAt = new Date('2025-01-01T00:00:00Z');
  const documents = [{ id: `${id}-${ofYear}`, file: 'report.xlsx', status: 'FINAL' }];
  return { year: ofYear, figures, documents, revision: '1', updatedAt };
}

const contract = createSubgraphSchema('province', {
  Province: {
    __resolveReference: ({ id }: { id: string }, { province }: { province: string }) =>
      id === province ? Promise.resolve({ id }) : Promise.reject(new Error(`"${id}" is not held`)),
    report: ({ id }: { id: string }, { year }: { year: number }) => reportOf(id, year),
  },
});

async function main(): Promise<void> {
  const servers = new Map<string, MemoServer>();
  for (const id of provinceIds(Number(process.argv[2]))) {
    const schemas = { '/graphql': () => contract, '/plain': () => createPlainSchema(id, reportOf) };
    servers.set(id, await startMemoServer({ schemas, context: { province: id }, cacheControl }));
  }
  serveCommands({
    /** A write to a province. */
    write: (id) => {
      writes.set(id as string, (writes.get(id as string) ?? 0) + 1);
      servers.get(id as string)?.forget();
    },
    /** Undoes all writes; the provinces that had some. */
    undo: () => {
      const written = [...writes.keys()];
      writes.clear();
      for (const id of written) servers.get(id)?.forget();
      return written;
    },
    /** From now on these hang, and no others. */
    hang: (ids) => {
      for (const [id, server] of servers) server.hang((ids as string[]).includes(id));
    },
    requests: () => [...servers.values()].reduce((sum, server) => sum + server.requests(), 0),
  });
  sayUp({ ports: Object.fromEntries([...servers].map(([id, { port }]) => [id, port])) });
}

void main();
