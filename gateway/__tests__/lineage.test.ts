import { readFileSync } from 'node:fs';
import { startRegisterService } from '../../services/register';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { projectPath } from '../../platform/paths';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../platform/testing/database';
import { testPublicKeys } from '../../platform/testing/gatewayKeys';
import {
  exactly,
  startStubProvinces,
  startTestGateway,
  type StubProvinces,
  type StubReports,
  type TestGateway,
} from './stubs';

interface RegisterRow {
  id: string;
  validFrom: string | null;
  validTo: string | null;
}

const rows = JSON.parse(
  readFileSync(projectPath('data', 'register', 'provinces.json'), 'utf8'),
) as RegisterRow[];
/** Members that are told apart in every sum. */
const membersOf: Record<string, number> = {
  'cao-bang': 1,
  'bac-kan': 10,
  'lang-son': 100,
  'thai-nguyen': 1_000,
  'tuyen-quang': 10_000,
  'ha-giang': 100_000,
  'thai-nguyen-2025': 2_000,
  'tuyen-quang-2025': 20_000,
};

/** Every generation reports the years that it ended in; the 11 that go on report all. */
function reportsOf({ id, validFrom, validTo }: RegisterRow): StubReports[string] {
  const cells = [exactly('members', membersOf[id] ?? 1_000_000)];
  const years = [...(validFrom === null ? [2020, 2024] : []), ...(validTo === null ? [2025, 2026] : [])];
  return Object.fromEntries(years.map((year) => [year, { cells }]));
}

const prefix = uniquePrefix();
let register: GraphqlServer;
let provinces: StubProvinces;
let gateway: TestGateway;

beforeAll(async () => {
  register = await startRegisterService({
    mongodbUri: testMongodbUri(),
    gatewayKeys: testPublicKeys,
    database: `${prefix}register`,
    address: { host: '127.0.0.1', port: 0, variable: 'none' },
    today: () => '2026-11-23',
  });
  provinces = await startStubProvinces(Object.fromEntries(rows.map((row) => [row.id, reportsOf(row)])));
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: Object.fromEntries(rows.map(({ id }) => [id, provinces.endpoint])),
  });
});
afterAll(async () => {
  await Promise.all([gateway, provinces, register].map((server) => server.stop()));
  await dropDatabases(prefix, ['register']);
});

const total = `
  year
  figures { membership { members { value atLeast atMost reportedBy } } }
  coverage { expected reported complete missing { province { id } reason } }
  notExpressible { province { id } inside { id name } outside { id name } }
`;

/** What a total is if all of some provinces reported. */
function complete(year: number, value: number, reportedBy: number) {
  return {
    year,
    figures: { membership: { members: { value, atLeast: value, atMost: value, reportedBy } } },
    coverage: { expected: reportedBy, reported: reportedBy, complete: true, missing: [] },
    notExpressible: [],
  };
}

/** What a total is if the scope has none on today's map. */
function withoutTotal(year: number, notExpressible: object[]) {
  const coverage = { expected: 0, reported: 0, complete: false, missing: [] };
  return { year, figures: null, coverage, notExpressible };
}

async function totals(scope: string, years: number[], boundaries: string) {
  const { body } = await gateway.query(
    `query ($years: [Int!]!, $boundaries: Boundaries!) {
      totals(scope: ${scope}, years: $years, boundaries: $boundaries) { ${total} }
    }`,
    { years, boundaries },
  );
  expect(body.errors).toBeUndefined();
  return body.data.totals as unknown;
}

describe('the season 2024 of cluster 5, whose six provinces are four of today', () => {
  it('has the same total on both maps', async () => {
    const { body } = await gateway.query(`{
      cluster(id: "cum-5") {
        season(year: 2024) {
          asReported: totals { ${total} }
          current: totals(boundaries: CURRENT) { ${total} }
        }
      }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.cluster.season).toEqual({
      asReported: complete(2024, 111_111, 6),
      current: complete(2024, 111_111, 6),
    });
  });

  it('is asked of the same six provinces on both maps', async () => {
    provinces.queries.length = 0;
    const scope = '{ provinces: ["cao-bang", "lang-son", "thai-nguyen-2025", "tuyen-quang-2025"] }';
    expect(await totals(scope, [2024, 2025], 'CURRENT')).toEqual([
      complete(2024, 111_111, 6),
      complete(2025, 22_101, 4),
    ]);
    expect(provinces.queries).toHaveLength(1);
  });
});

describe('the season 2025 of cluster 5, in which four of its provinces were merged into two', () => {
  it('as reported lacks the four, which did not exist at its end', async () => {
    expect(await totals('{ clusters: ["cum-5"] }', [2025], 'AS_REPORTED')).toEqual([
      {
        year: 2025,
        figures: { membership: { members: { value: 101, atLeast: 101, atMost: null, reportedBy: 2 } } },
        coverage: {
          expected: 6,
          reported: 2,
          complete: false,
          missing: ['bac-kan', 'thai-nguyen', 'tuyen-quang', 'ha-giang'].map((id) => ({
            province: { id },
            reason: 'NOT_IN_YEAR',
          })),
        },
        notExpressible: [],
      },
    ]);
  });

  it("on today's map is the sum of four provinces", async () => {
    expect(await totals('{ clusters: ["cum-5"] }', [2025], 'CURRENT')).toEqual([complete(2025, 22_101, 4)]);
  });
});

describe('the season 2020 of the ten provinces, of which three were merged with others', () => {
  const conflicts = [
    {
      province: { id: 'khanh-hoa-2025' },
      inside: [{ id: 'khanh-hoa', name: 'Khánh Hòa' }],
      outside: [{ id: 'ninh-thuan', name: 'Ninh Thuận' }],
    },
    {
      province: { id: 'da-nang-2025' },
      inside: [{ id: 'quang-nam', name: 'Quảng Nam' }],
      outside: [{ id: 'da-nang', name: 'Đà Nẵng' }],
    },
    {
      province: { id: 'lam-dong-2025' },
      inside: [
        { id: 'dak-nong', name: 'Đắk Nông' },
        { id: 'lam-dong', name: 'Lâm Đồng' },
      ],
      outside: [{ id: 'binh-thuan', name: 'Bình Thuận' }],
    },
  ];

  it("has no total on today's map, and says why, province by province", async () => {
    const { body } = await gateway.query(`{
      cluster(id: "nam-trung-bo-tay-nguyen") {
        season(year: 2020) { asReported: totals { ${total} } current: totals(boundaries: CURRENT) { ${total} } }
      }
    }`);
    expect(body.data.cluster.season).toEqual({
      asReported: complete(2020, 10_000_000, 10),
      current: withoutTotal(2020, conflicts),
    });
  });

  it('is one error if completeness is required', async () => {
    const { body } = await gateway.query(`{
      totals(
        scope: { clusters: ["nam-trung-bo-tay-nguyen"] }, years: [2020], boundaries: CURRENT, require: COMPLETE
      ) { year }
    }`);
    expect(body.data).toBeNull();
    expect(body.errors).toEqual([
      expect.objectContaining({
        message:
          "Totals of 2020 cannot be expressed on today's map: khanh-hoa-2025 also holds ninh-thuan; da-nang-2025 also holds da-nang; lam-dong-2025 also holds binh-thuan",
        extensions: expect.objectContaining({
          code: 'INCOMPLETE',
          year: 2020,
          notExpressible: [
            { province: 'khanh-hoa-2025', inside: ['khanh-hoa'], outside: ['ninh-thuan'] },
            { province: 'da-nang-2025', inside: ['quang-nam'], outside: ['da-nang'] },
            { province: 'lam-dong-2025', inside: ['dak-nong', 'lam-dong'], outside: ['binh-thuan'] },
          ],
        }),
      }),
    ]);
  });
});

describe('all provinces', () => {
  it('are the 63 in 2024 and the 34 in 2025, on both maps', async () => {
    const expected = [complete(2024, 57_111_111, 63), complete(2025, 30_022_101, 34)];
    expect(await totals('{ allProvinces: true }', [2024, 2025], 'AS_REPORTED')).toEqual(expected);
    expect(await totals('{ allProvinces: true }', [2024, 2025], 'CURRENT')).toEqual(expected);
  });
});

describe('a province that was merged', () => {
  const notWhole = [
    {
      province: { id: 'tuyen-quang-2025' },
      inside: [{ id: 'ha-giang', name: 'Hà Giang' }],
      outside: [{ id: 'tuyen-quang', name: 'Tuyên Quang' }],
    },
  ];

  it("alone has no total on today's map, in no year", async () => {
    expect(await totals('{ provinces: ["ha-giang"] }', [2024, 2026], 'CURRENT')).toEqual([
      withoutTotal(2024, notWhole),
      withoutTotal(2026, notWhole),
    ]);
  });

  it("with the others it was merged with goes on in today's", async () => {
    expect(await totals('{ provinces: ["ha-giang", "tuyen-quang"] }', [2024, 2025, 2026], 'CURRENT')).toEqual(
      [complete(2024, 110_000, 2), complete(2025, 20_000, 1), complete(2026, 20_000, 1)],
    );
  });

  it('is not asked for a year that it did not see the end of, nor its successor for one before it began', async () => {
    provinces.queries.length = 0;
    const absent = (year: number, id: string) => ({
      year,
      figures: { membership: { members: null } },
      coverage: {
        expected: 1,
        reported: 0,
        complete: false,
        missing: [{ province: { id }, reason: 'NOT_IN_YEAR' }],
      },
      notExpressible: [],
    });
    expect(await totals('{ provinces: ["ha-giang"] }', [2025, 2026], 'AS_REPORTED')).toEqual([
      absent(2025, 'ha-giang'),
      absent(2026, 'ha-giang'),
    ]);
    expect(await totals('{ provinces: ["tuyen-quang-2025"] }', [2024], 'AS_REPORTED')).toEqual([
      absent(2024, 'tuyen-quang-2025'),
    ]);
    expect(provinces.queries).toEqual([]);
  });
});
