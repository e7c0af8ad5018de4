import { createFigures } from '../../domain/figures';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { cellsOf, numbersOf, provinceIds } from '../country';
import { startMemoServer, type MemoServer } from './memoServer';
import { createPlainSchema } from './plainSchema';

export interface ProvinceServices {
  /** By province. */
  servers: ReadonlyMap<string, MemoServer>;
  /** A write to a province. */
  write(id: string): void;
  /** Undoes all writes; the provinces that had some. */
  undo(): string[];
}

/**
 * All provinces' services, each on a port of its own. At `/graphql` they answer the contract of a province, at `/plain` the
 * subgraph that the plain federation of the comparison asks.
 */
export async function startProvinceServices(count: number): Promise<ProvinceServices> {
  const writes = new Map<string, number>();
  const reportOf = (id: string, ofYear: number) => createReport(id, ofYear, writes.get(id));
  const contract = createContract(reportOf);
  const servers = new Map<string, MemoServer>();
  for (const id of provinceIds(count)) {
    const schemas = { '/graphql': () => contract, '/plain': () => createPlainSchema(id, reportOf) };
    servers.set(id, await startMemoServer({ schemas, context: { province: id }, cacheControl }));
  }
  return {
    servers,
    write(id) {
      writes.set(id, (writes.get(id) ?? 0) + 1);
      servers.get(id)?.forget();
    },
    undo() {
      const written = [...writes.keys()];
      writes.clear();
      for (const id of written) servers.get(id)?.forget();
      return written;
    },
  };
}

/** As a province's service of the product. */
const cacheControl = 'max-age=30, stale-while-revalidate=60, stale-if-error=604800';
const catalogue = loadCatalogue();

function createReport(id: string, ofYear: number, writes: number | undefined) {
  const figures = createFigures(cellsOf(numbersOf(id, ofYear, writes)), catalogue);
  const updatedAt = new Date('2025-01-01T00:00:00Z');
  const documents = [{ id: `${id}-${ofYear}`, file: 'report.xlsx', status: 'FINAL' }];
  return { year: ofYear, figures, documents, revision: '1', updatedAt };
}

function createContract(reportOf: (id: string, year: number) => unknown) {
  return createSubgraphSchema('province', {
    Province: {
      __resolveReference: ({ id }: { id: string }, { province }: { province: string }) =>
        id === province ? Promise.resolve({ id }) : Promise.reject(new Error(`"${id}" is not held`)),
      report: ({ id }: { id: string }, { year }: { year: number }) => reportOf(id, year),
    },
  });
}
