import { createFigures } from '../../domain/figures';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { addUp, cellsOf, clusterSize, provinceIds, year, years } from '../country';
import { sayUp, serveCommands } from './ipc';
import { startMemoServer } from './memoServer';

/** The register of the country: `register.js <count>`. Its one cluster published exactly what its provinces add up to. */

const ids = provinceIds(Number(process.argv[2]));
const provinceOf = (id: string) => ({
  id,
  name: id.toUpperCase(),
  aliases: [],
  type: 'PROVINCE',
  codes: [],
  predecessors: [],
  successors: [],
});
const members = ids.slice(0, clusterSize);
const seasonOf = (ofYear: number) => ({
  id: `c1:${ofYear}`,
  year: ofYear,
  provinces: members.map(provinceOf),
  published: ofYear === year ? createFigures(cellsOf(addUp(members, ofYear)), loadCatalogue()) : null,
});
const cluster = { id: 'c1', name: 'C1', seasons: years.map(seasonOf) };

const schema = createSubgraphSchema('register', {
  Query: {
    provinces: () => ids.map(provinceOf),
    province: (_root: unknown, { id }: { id: string }) => (ids.includes(id) ? provinceOf(id) : null),
    clusters: () => [cluster],
    cluster: () => cluster,
  },
  Cluster: { season: (_cluster: unknown, { year: ofYear }: { year: number }) => seasonOf(ofYear) },
  Province: { __resolveReference: ({ id }: { id: string }) => Promise.resolve(provinceOf(id)) },
});

void startMemoServer({
  schemas: { '/graphql': () => schema },
  context: {},
  cacheControl: 'no-store',
}).then(({ port }) => {
  serveCommands({});
  sayUp({ port });
});
