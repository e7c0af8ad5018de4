import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  exactly,
  nobodyThere,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

const awards = (
  kind: 'COMMENDATION' | 'MIXED',
  recipient: 'COLLECTIVE' | 'INDIVIDUAL' | undefined,
  value: number,
) => exactly('awards', value, { kind, awardedBy: 'PROVINCE', ...(recipient && { recipient }) });
const reports = {
  a: {
    2023: { cells: [exactly('members', 9), exactly('newMembers', 2)] },
    2024: {
      cells: [
        exactly('members', 10),
        exactly('newMembers', 3),
        exactly('awards', 7),
        awards('COMMENDATION', 'COLLECTIVE', 2),
        awards('COMMENDATION', 'INDIVIDUAL', 4),
      ],
    },
  },
  b: {
    2023: { cells: [exactly('members', 22)] },
    2024: {
      // Whether the 5 are among the 6 or beside them, the report does not say.
      cells: [
        exactly('members', 20),
        exactly('awards', 6),
        awards('COMMENDATION', undefined, 6),
        awards('COMMENDATION', 'INDIVIDUAL', 5),
      ],
    },
  },
};
const seasons = [
  { cluster: 'north', year: 2024, provinces: ['a', 'b', 'c'] },
  { cluster: 'south', year: 2023, provinces: ['a'] },
];

let provinces: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;
beforeAll(async () => {
  provinces = await startStubProvinces(reports);
  register = await startStubRegister(['a', 'b', 'c'], seasons);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: provinces.endpoint, b: provinces.endpoint, c: nobodyThere },
  });
});
afterAll(() => Promise.all([gateway, register, provinces].map((server) => server.stop())));

const cell = '{ quantity { value atLeast atMost reportedBy } reason coverage { expected reported } }';
async function table(args: string): Promise<any> {
  const { body } = await gateway.query(
    `{ table(${args}) { columns { key total ${cell} } rows { key cells ${cell} total ${cell} } total ${cell} } }`,
  );
  expect(body.errors).toBeUndefined();
  return body.data.table;
}

/** A cell in short: value, atLeast, atMost and reportedBy, or why there is none; then reported and expected. */
const short = ({ quantity, reason, coverage }: any) => [
  quantity ? [quantity.value, quantity.atLeast, quantity.atMost, quantity.reportedBy] : reason,
  `${coverage.reported}/${coverage.expected}`,
];

describe('a table', () => {
  it('has the provinces of a scope by years, and never adds members across years', async () => {
    const { rows, columns, total } = await table(
      'measure: "members", scope: { provinces: ["a", "b", "c"] }, years: [2023, 2024], rows: PROVINCE, columns: YEAR',
    );
    expect(rows.map(({ key, cells, total: own }: any) => [key, ...cells.map(short), short(own)])).toEqual([
      ['a', [[9, 9, 9, 1], '1/1'], [[10, 10, 10, 1], '1/1'], ['NEVER_ADDED', '2/2']],
      ['b', [[22, 22, 22, 1], '1/1'], [[20, 20, 20, 1], '1/1'], ['NEVER_ADDED', '2/2']],
      ['c', ['UNREACHABLE', '0/1'], ['UNREACHABLE', '0/1'], ['NEVER_ADDED', '0/2']],
    ]);
    expect(columns.map(({ key, total: own }: any) => [key, short(own)])).toEqual([
      ['2023', [[31, 31, null, 2], '2/3']],
      ['2024', [[30, 30, null, 2], '2/3']],
    ]);
    expect(short(total)).toEqual(['NEVER_ADDED', '4/6']);
  });

  it('adds what happened in the years, without an upper bound if a year has no number', async () => {
    const { rows, total } = await table(
      'measure: "newMembers", scope: { provinces: ["a", "b"] }, years: [2023, 2024], rows: PROVINCE, columns: YEAR',
    );
    expect(rows.map(({ key, total: own }: any) => [key, short(own)])).toEqual([
      ['a', [[5, 5, 5, 2], '2/2']],
      ['b', ['NOT_REPORTED', '2/2']],
    ]);
    expect(short(total)).toEqual([[5, 5, null, 2], '4/4']);
  });

  it('adds parts of one report once, and bounds what may be counted twice', async () => {
    const { rows, total } = await table(
      'measure: "awards", scope: { provinces: ["a", "b"] }, years: [2024], rows: AWARD_KIND, columns: RECIPIENT',
    );
    expect(rows.map(({ key, cells, total: own }: any) => [key, ...cells.map(short), short(own)])).toEqual([
      [
        'COMMENDATION',
        [[2, 2, null, 1], '2/2'],
        [[9, 9, 9, 2], '2/2'],
        [[6, 6, null, 1], '2/2'],
        [[null, 12, 17, 2], '2/2'],
      ],
    ]);
    expect(short(total)).toEqual([[13, 13, 13, 2], '2/2']);
  });

  it('takes only the parts that a filter names', async () => {
    const { rows, total } = await table(
      'measure: "awards", scope: { provinces: ["a", "b"] }, years: [2024], rows: PROVINCE, columns: AWARD_KIND, where: { recipients: [INDIVIDUAL] }',
    );
    expect(rows.map(({ key, cells, total: own }: any) => [key, ...cells.map(short), short(own)])).toEqual([
      ['a', [[4, 4, 4, 1], '1/1'], [[4, 4, 4, 1], '1/1']],
      ['b', [[5, 5, 5, 1], '1/1'], [[5, 5, 5, 1], '1/1']],
    ]);
    expect(short(total)).toEqual([[9, 9, 9, 2], '2/2']);
  });

  it('leaves out the years in which a cluster had no season', async () => {
    const { rows, total } = await table(
      'measure: "newMembers", scope: { clusters: ["north", "south"] }, years: [2023, 2024], rows: CLUSTER, columns: YEAR',
    );
    expect(rows.map(({ key, cells, total: own }: any) => [key, ...cells.map(short), short(own)])).toEqual([
      ['north', ['NOT_IN_SCOPE', '0/0'], [[3, 3, null, 1], '2/3'], [[3, 3, null, 1], '2/3']],
      ['south', [[2, 2, 2, 1], '1/1'], ['NOT_IN_SCOPE', '0/0'], [[2, 2, 2, 1], '1/1']],
    ]);
    expect(short(total)).toEqual([[5, 5, null, 2], '3/4']);
  });

  it('asks each endpoint once, whatever the number of cells', async () => {
    provinces.queries.length = 0;
    await table(
      'measure: "awards", scope: { provinces: ["a", "b"] }, years: [2021, 2022, 2023, 2024], rows: AWARD_KIND, columns: YEAR',
    );
    expect(provinces.queries).toHaveLength(1);
  });

  it.each([
    ['measure: "x", rows: YEAR, columns: PROVINCE', '"measure" must be the id of a measure'],
    [
      'measure: "healthCheckRate", rows: YEAR, columns: PROVINCE',
      '"measure" must be a measure that may be added',
    ],
    [
      'measure: "members", rows: YEAR, columns: SECTOR',
      '"columns" must be one of YEAR, CLUSTER, PROVINCE for "members"',
    ],
    ['measure: "members", rows: YEAR, columns: YEAR', '"columns" must be another dimension than the rows'],
    [
      'measure: "members", rows: CLUSTER, columns: YEAR',
      '"rows" must be CLUSTER only if the scope is of clusters',
    ],
    ['measure: "unions", rows: PROVINCE, columns: SECTOR', '"years" must be one year'],
    [
      'measure: "unions", rows: YEAR, columns: SECTOR, where: { kinds: [MIXED] }',
      '"where.kinds" must be left out',
    ],
  ])('refuses %s', async (args, message) => {
    const { body } = await gateway.query(
      `{ table(scope: { provinces: ["a"] }, years: [2023, 2024], ${args}) { unit } }`,
    );
    expect(body.errors?.map((error) => [error.message, error.extensions.code])).toEqual([
      [expect.stringContaining(message), 'BAD_USER_INPUT'],
    ]);
  });

  it('is an error if all provinces are required and one is missing', async () => {
    const { body } = await gateway.query(`{
      table(measure: "members", scope: { clusters: ["north"] }, years: [2024], rows: PROVINCE, columns: YEAR, require: COMPLETE) { unit }
    }`);
    expect(body.data).toEqual({ table: null });
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['INCOMPLETE']);
  });
});

describe('a ranking', () => {
  it.each([
    [
      'VALUE',
      [
        ['b', 1, -2, -909],
        ['a', 2, 1, 1111],
        ['c', null, null, null],
      ],
    ],
    [
      'GROWTH',
      [
        ['a', 1, 1, 1111],
        ['b', 2, -2, -909],
        ['c', null, null, null],
      ],
    ],
  ])('is by %s, with those that cannot be compared last', async (by, expected) => {
    const { body } = await gateway.query(`{
      ranking(measure: "members", scope: { clusters: ["north"] }, year: 2024, by: ${by}) {
        rows { rank province { id } growth { value basisPoints } }
      }
    }`);
    expect(body.errors).toBeUndefined();
    expect(
      body.data.ranking.rows.map(({ rank, province, growth }: any) => [
        ...[province.id, rank, growth?.value ?? null, growth?.basisPoints ?? null],
      ]),
    ).toEqual(expected);
  });
});
