import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { loadCatalogue } from '../../services/shared/catalogue';
import { createFigures } from '../../services/shared/figures';
import { startGraphqlServer, type GraphqlServer } from '../../services/shared/graphqlServer';
import { silentLogger } from '../../services/shared/logger';
import { exactly, startStubRegister, startTestGateway, type TestGateway } from './stubs';

/** The contract as it was one version ago. */
const previous = ['province', 'figures']
  .map((name) => readFileSync(join(__dirname, 'previousContract', `${name}.graphql`), 'utf8'))
  .join('\n');
const queries: string[] = [];
let provinces: GraphqlServer;
let register: GraphqlServer;
let gateway: TestGateway;

function startPreviousService(): Promise<GraphqlServer> {
  const report = (id: string) => ({
    year: 2024,
    figures: createFigures([exactly('members', 10)], loadCatalogue()),
    documents: [{ id: `${id}-2024`, file: 'report.txt', status: 'FINAL' }],
    revision: '1',
    updatedAt: new Date('2025-01-01T00:00:00Z'),
  });
  const resolvers = {
    Province: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      report: ({ id }: { id: string }) => report(id),
      unit: () => ({ id: 'huyen-a', name: 'Huyện A', level: 'DISTRICT', parent: null }),
    },
    Unit: { figures: () => createFigures([exactly('members', 4)], loadCatalogue()) },
  };
  const schema = buildSubgraphSchema({ typeDefs: parse(previous), resolvers });
  return startGraphqlServer(
    {
      source: { schema },
      paths: ['/graphql'],
      createContext: () => ({}),
      plugins: [
        {
          requestDidStart: ({ request }) => {
            queries.push(request.query ?? '');
            return Promise.resolve();
          },
        },
      ],
      logger: silentLogger,
    },
    { host: '127.0.0.1', port: 0, variable: 'none' },
  );
}

beforeAll(async () => {
  provinces = await startPreviousService();
  register = await startStubRegister(
    ['cao-bang'],
    [{ cluster: 'cum-5', year: 2024, provinces: ['cao-bang'] }],
  );
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { 'cao-bang': `${provinces.origin}/graphql` },
    // What is asked here is not time.
    settings: { timeoutMillis: 20_000 },
    operationDeadlineMillis: 20_000,
  });
});
afterAll(() => Promise.all([gateway, provinces, register].map((server) => server.stop())));
beforeEach(() => {
  queries.length = 0;
});

const unitQuery = `query ($unit: ID!, $year: Int!) {
  province(id: "cao-bang") {
    report(year: $year) { figures { membership { members { value } } } }
    unit(id: $unit) { name figures(year: $year) { membership { members { value } } } withheld(year: $year) { measure } }
  }
}`;
const variables = { unit: 'huyen-a', year: 2024 };
const answer = {
  report: { figures: { membership: { members: { value: 10 } } } },
  unit: { name: 'Huyện A', figures: { membership: { members: { value: 4 } } }, withheld: null },
};

describe('a province of the contract before', () => {
  it('gives what it has; fields that it does not know are null', async () => {
    const { body } = await gateway.query(unitQuery, variables);
    expect(body.errors).toBeUndefined();
    expect(body.data.province).toEqual(answer);
    expect(body.extensions.coverage).toMatchObject({ asked: 1, answered: 1, missing: [] });
    expect(queries.map((query) => query.includes('withheld'))).toEqual([true, false]);
  });

  it('is not asked again for the fields that it lacks, until it may have been upgraded', async () => {
    const { body } = await gateway.query(unitQuery, variables);
    expect(body.data.province).toEqual(answer);
    expect(queries.map((query) => query.includes('withheld'))).toEqual([false]);
  });

  it('stands in totals', async () => {
    const { body } = await gateway.query(
      `{ cluster(id: "cum-5") { season(year: 2024) { totals {
        figures { membership { members { value reportedBy } } } coverage { expected reported }
      } } } }`,
    );
    expect(body.errors).toBeUndefined();
    expect(body.data.cluster.season.totals).toEqual({
      figures: { membership: { members: { value: 10, reportedBy: 1 } } },
      coverage: { expected: 1, reported: 1 },
    });
  });
});
