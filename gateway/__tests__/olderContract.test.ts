import { readFileSync } from 'node:fs';
import type { BaseContext, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { isNonNullType, isObjectType, parse } from 'graphql';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { createFigures } from '../../domain/figures';
import { startGraphqlServer, type GraphqlServer } from '../../platform/graphqlServer';
import { silentLogger } from '../../platform/logger';
import { projectPath } from '../../platform/paths';
import { readOperationFile } from '../../schema/operationFiles';
import { createSubgraphSchema } from '../../platform/subgraphSchema';
import { fallbacks } from '../provinces/withoutFields';
import { exactly, startStubRegister, startTestGateway, type TestGateway } from './stubs';

/** The contract as it was one version ago. */
const previous = ['province', 'figures']
  .map((name) => readFileSync(projectPath('schema', 'released', `${name}.graphql`), 'utf8'))
  .join('\n');
const queries: string[] = [];
let provinces: GraphqlServer;
let register: GraphqlServer;
let gateway: TestGateway;

/** What a service does not know it may say in its own words, and without a code. */
function inAnotherLanguage({ response: { body } }: GraphQLRequestContextWillSendResponse<BaseContext>) {
  if (body.kind === 'single' && body.singleResult.errors) {
    body.singleResult.errors = [{ message: 'Không có trường này' }];
  }
}

function startPreviousService(sdl = previous): Promise<GraphqlServer> {
  const document = { id: 'cao-bang-2024', file: 'report.txt', status: 'FINAL' };
  const report = {
    year: 2024,
    figures: createFigures([exactly('members', 10)], loadCatalogue()),
    documents: [document],
    revision: '1',
    updatedAt: new Date('2025-01-01T00:00:00Z'),
  };
  const fact = {
    id: 'fact-1',
    unit: 'cao-bang',
    year: 2024,
    measure: 'members',
    form: 'SUMMARY',
    printed: '10 đoàn viên',
    quantity: { value: 10, atLeast: 10, atMost: 10, reportedBy: 1 },
    document,
  };
  const resolvers = {
    Province: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      report: (_province: unknown, { year }: { year: number }) => (year === 2024 ? report : null),
      facts: () => ({
        edges: [{ cursor: '1', node: fact }],
        pageInfo: { hasNextPage: false },
        totalCount: 1,
      }),
      unit: () => ({ id: 'huyen-a', name: 'Huyện A', level: 'DISTRICT', parent: null }),
    },
    Unit: { figures: () => createFigures([exactly('members', 4)], loadCatalogue()) },
  };
  const source = { schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers }) };
  return startGraphqlServer(
    {
      source,
      paths: ['/graphql'],
      createContext: () => ({}),
      plugins: [
        {
          requestDidStart: ({ request }) => {
            if (request.query?.includes('_entities')) queries.push(request.query);
            return { willSendResponse: inAnotherLanguage };
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
  it('gives figures beside a field of the report that it does not know, and of a fact', async () => {
    const { body } = await gateway.query(
      `{ province(id: "cao-bang") {
        report(year: 2024) { draft figures { membership { members { value } } } }
        facts(year: 2024) {
          edges { node { id localId printed withheld quantity { value } } }
          pageInfo { hasPreviousPage startCursor hasNextPage }
        }
      } }`,
    );
    expect(body.errors).toBeUndefined();
    expect(body.data.province).toEqual({
      report: { draft: null, figures: { membership: { members: { value: 10 } } } },
      facts: {
        edges: [
          {
            node: {
              ...{ id: 'fact:cao-bang:fact-1', localId: 'fact-1' },
              ...{ printed: '10 đoàn viên', withheld: null, quantity: { value: 10 } },
            },
          },
        ],
        pageInfo: { hasPreviousPage: false, startCursor: null, hasNextPage: false },
      },
    });
    expect(body.extensions.coverage).toMatchObject({ asked: 1, answered: 1, missing: [] });
  });
});

describe('a saved operation that asks it', () => {
  const season = { cluster: 'cum-5', year: 2024 };
  const scope = { provinces: ['cao-bang'] };
  const whole = { lastDay: '2024-12-31', boundaries: 'AS_REPORTED', allProvinces: false };
  it.each<[string, Record<string, unknown>]>([
    ['clusterOverview', season],
    ['dashboard', { ...season, ...whole, before: 2023, years: [2023, 2024] }],
    ['figureTrail', { province: 'cao-bang', year: 2024, measure: 'members' }],
    ['provinceProfile', { province: 'cao-bang', year: 2024 }],
    ['ranking', { measure: 'members', scope, year: 2024 }],
    ['restatedTimeSeries', { scope, years: [2024] }],
    ['table', { measure: 'members', scope, years: [2024], rows: 'PROVINCE', columns: 'YEAR' }],
    ['timeSeries', { scope, years: [2023, 2024] }],
    ['totalTrail', { ...season, ...whole, season: 2024 }],
  ])('%s gets its figures', async (name, given) => {
    const text = readOperationFile(projectPath('schema', 'operations'), name);
    const { body } = await gateway.query(text, given);
    expect(body.errors).toBeUndefined();
    expect(JSON.stringify(body.data)).toContain('"value":10');
    const reasons = body.extensions.coverage.missing.map(({ reason }: { reason: string }) => reason);
    expect(reasons.filter((reason: string) => reason !== 'NOT_REPORTED')).toEqual([]);
  });
});

describe('a province that lacks what the contract before had', () => {
  let broken: GraphqlServer;
  let other: TestGateway;
  beforeAll(async () => {
    broken = await startPreviousService(previous.replace('newMembers: Quantity', 'otherMembers: Quantity'));
    other = await startTestGateway({
      register: `${register.origin}/graphql`,
      endpoints: { 'cao-bang': `${broken.origin}/graphql` },
    });
  });
  afterAll(() => Promise.all([other, broken].map((server) => server.stop())));

  const totals = (selection: string) =>
    other.query(
      `{ totals(scope: { provinces: ["cao-bang"] }, years: [2024]) {
        figures { membership { ${selection} } } coverage { reported missing { reason } }
      } }`,
    );

  it('is a gap of that number, which null would deny', async () => {
    const { body } = await totals('newMembers { value } members { value }');
    expect(body.data.totals).toEqual([
      {
        figures: { membership: { newMembers: null, members: null } },
        coverage: { reported: 0, missing: [{ reason: 'INVALID_ANSWER' }] },
      },
    ]);
  });

  it('stands in the sums of its other numbers', async () => {
    const { body } = await totals('members { value }');
    expect(body.data.totals).toEqual([
      { figures: { membership: { members: { value: 10 } } }, coverage: { reported: 1, missing: [] } },
    ]);
  });
});

describe('the contract', () => {
  it('lets every field be null that it did not have before, or has what stands for it', () => {
    const before = buildSubgraphSchema({ typeDefs: parse(previous) });
    const now = createSubgraphSchema('province', {});
    const added = Object.values(now.getTypeMap()).flatMap((type) => {
      const earlier = before.getType(type.name);
      if (!isObjectType(type) || !isObjectType(earlier)) return [];
      return Object.values(type.getFields())
        .filter(({ name }) => !(name in earlier.getFields()))
        .map((field) => ({ field: `${type.name}.${field.name}`, nullable: !isNonNullType(field.type) }))
        .map((row) => (row.field in fallbacks ? { ...row, fallback: fallbacks[row.field] } : row));
    });
    expect(added).toContainEqual({ field: 'Fact.status', nullable: true });
    expect(added).toContainEqual({ field: 'PageInfo.hasPreviousPage', nullable: false, fallback: false });
    expect(added.filter((row) => !row.nullable && !('fallback' in row))).toEqual([]);
  });
});
