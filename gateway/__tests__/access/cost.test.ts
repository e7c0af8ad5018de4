import type { GraphqlServer } from '../../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from '../stubs';

const report = { 2024: { cells: [exactly('members', 2)] } };

let service: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  service = await startStubProvinces({ a: report, b: report });
  register = await startStubRegister(
    ['a', 'b', 'c'],
    [{ cluster: 'north', year: 2024, provinces: ['a', 'b'] }],
  );
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: service.endpoint, b: service.endpoint },
  });
});
afterAll(async () => {
  await Promise.all([gateway, register, service].map((server) => server.stop()));
});
beforeEach(() => {
  service.asked.length = 0;
});

const nested = (depth: number): string => (depth === 0 ? 'id' : `predecessors { ${nested(depth - 1)} }`);
const aliases = (count: number) =>
  Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ');
const pages = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `p${index}: units(first: 500) { edges { node { id figures(year: 2024) { membership { members { value } } } } } }`,
  ).join(' ');

describe('an operation within the limits', () => {
  it('says what it costs, the limit, and its dearest parts', async () => {
    const { body, cost } = await gateway.query(
      '{ cluster(id: "north") { season(year: 2024) { totals { year } } } }',
    );
    expect(body.errors).toBeUndefined();
    // Of the answer, the cluster, the season and its total one each, and two provinces are asked.
    expect(cost).toEqual({
      // Four fields had to be planned.
      total: 4 + 1_000 + 4_340 + 4 * 300,
      register: 1_000,
      planning: 4 * 300,
      limit: 800_000,
      // That provinces are asked, that it is added up, each of two, and a year of each.
      provinceYears: { count: 2, cost: 1_000 + 3_000 + 2 * 120 + 2 * 50 },
      parts: [
        { path: 'cluster', cost: 1 },
        { path: 'cluster.season', cost: 1 },
        { path: 'cluster.season.totals', cost: 1 },
      ],
    });
    expect(service.asked).toEqual(['a', 'b']);
  });
});

describe('an operation beyond the limits', () => {
  it('is refused before any province is asked, with its cost, the limit and its dearest part', async () => {
    const { status, body, cost } = await gateway.query(`{ province(id: "a") { ${pages(30)} } }`);
    expect(status).toBe(400);
    const parts = [0, 1, 2].map((page) => ({
      path: `province.p${page}.edges.node.figures`,
      cost: 26_000,
    }));
    expect(body.errors).toEqual([
      {
        message:
          'The operation costs 810034, most of it "province.p0.edges.node.figures" (26000), the limit is 800000; ask for fewer provinces, years or rows, or send it in parts',
        extensions: { code: 'COST_LIMIT_EXCEEDED', cost: 810_034, limit: 800_000, parts },
      },
    ]);
    expect(cost).toMatchObject({ total: 810_034, limit: 800_000 });
    expect(service.asked).toEqual([]);
  });

  it.each([
    ['DEPTH_LIMIT_EXCEEDED', `{ province(id: "a") { ${nested(20)} } }`],
    ['ALIAS_LIMIT_EXCEEDED', `{ ${aliases(100)} }`],
    ['TOKEN_LIMIT_EXCEEDED', `{ ${aliases(10_000)} }`],
    ['DIRECTIVE_LIMIT_EXCEEDED', `{ __typename ${'@include(if: true) '.repeat(51)} }`],
  ])('is refused with the code %s', async (code, text) => {
    const { status, body } = await gateway.query(text);
    expect(status).toBe(400);
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(body.data).toBeUndefined();
  });
});
