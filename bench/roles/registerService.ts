import { createFigures } from '../../domain/figures';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { addUp, cellsOf, clusterSize, provinceIds, year, years } from '../country';
import { startMemoServer, type MemoServer } from './memoServer';

/** The register of a country of so many provinces. Its one cluster published exactly what its provinces add up to. */
export function startRegisterService(count: number): Promise<MemoServer> {
  const schema = createRegisterSchema(provinceIds(count));
  return startMemoServer({
    schemas: { '/graphql': () => schema },
    context: {},
    cacheControl: 'no-store',
  });
}

const provinceOf = (id: string) => ({
  id,
  name: id.toUpperCase(),
  aliases: [],
  type: 'PROVINCE',
  codes: [],
  predecessors: [],
  successors: [],
});

function createRegisterSchema(ids: readonly string[]) {
  const members = ids.slice(0, clusterSize);
  const seasonOf = (ofYear: number) => ({
    id: `c1:${ofYear}`,
    year: ofYear,
    provinces: members.map(provinceOf),
    published: ofYear === year ? createFigures(cellsOf(addUp(members, ofYear)), loadCatalogue()) : null,
  });
  const cluster = { id: 'c1', name: 'C1', seasons: years.map(seasonOf) };
  return createSubgraphSchema('register', {
    Query: {
      provinces: () => ids.map(provinceOf),
      province: (_root: unknown, { id }: { id: string }) => (ids.includes(id) ? provinceOf(id) : null),
      clusters: () => [cluster],
      cluster: () => cluster,
      dueDates: () => [],
    },
    Cluster: { season: (_cluster: unknown, { year: ofYear }: { year: number }) => seasonOf(ofYear) },
    Province: { __resolveReference: ({ id }: { id: string }) => Promise.resolve(provinceOf(id)) },
  });
}
