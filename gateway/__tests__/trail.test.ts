import { testAuthorization } from '../../platform/testing/gatewayKeys';
import { startMillis, startSystem, type System } from './seedFigures/system';

let system: System | undefined;
beforeAll(async () => {
  system = await startSystem();
}, startMillis);
afterAll(() => system?.stop());

async function answer(text: string): Promise<any> {
  const { body } = await system!.query(text);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const city = 'unit:bac-kan:thanh-pho-bac-kan';
const cityReport = 'document:bac-kan:thanh-pho-bac-kan-2024-01-04';

describe('an id', () => {
  it('finds in its province what it names, in a variable as in the text, like the local one', async () => {
    const { body } = await system!.query(
      `query ($unit: ID!, $document: ID = "${cityReport}", $none: ID) {
        province(id: "bac-kan") {
          written: unit(id: "${city}") { id localId }
          given: unit(id: $unit) { id localId }
          local: unit(id: "thanh-pho-bac-kan") { id localId }
          below: units(parent: "unit:bac-kan:bac-kan") { totalCount }
          ofUnit: facts(unit: $unit, document: $none) { totalCount }
          ofDocument: facts(document: $document) { totalCount }
          ofAll: facts(document: null) { totalCount }
          merged: facts(first: 1, unit: $unit) { totalCount }
          merged: facts(first: 1, unit: $unit) { edges { node { unit document { id localId } } } }
        }
      }`,
      { unit: city },
    );
    const unit = { id: city, localId: 'thanh-pho-bac-kan' };
    expect(body.errors).toBeUndefined();
    expect(body.data.province).toEqual({
      ...{ written: unit, given: unit, local: unit },
      below: { totalCount: 1 },
      ...{ ofUnit: { totalCount: 19 }, ofDocument: { totalCount: 19 }, ofAll: { totalCount: 19 } },
      merged: {
        totalCount: 19,
        edges: [
          {
            node: { unit: city, document: { id: cityReport, localId: 'thanh-pho-bac-kan-2024-01-04' } },
          },
        ],
      },
    });
  });

  it('finds nothing in another province, also if that one calls something the same', async () => {
    const { cluster } = await answer(`{
      cluster(id: "cum-5") { season(year: 2024) { provinces {
        id
        caoBang: facts(document: "document:cao-bang:cum-5-2024-12-21") { totalCount }
        any: facts(document: "cum-5-2024-12-21") { totalCount }
        unitAsDocument: facts(document: "unit:cao-bang:cum-5-2024-12-21") { totalCount }
        unit(id: "unit:cao-bang:cao-bang") { name }
      } } }
    }`);
    const found = cluster.season.provinces.map(({ id, caoBang, any, unitAsDocument, unit }: any) => [
      ...[id, caoBang?.totalCount, any?.totalCount, unitAsDocument?.totalCount, unit?.name],
    ]);
    expect(found.filter(([, , any]: any) => any > 0).sort()).toEqual([
      ['cao-bang', 2, 2, 0, 'Liên đoàn Lao động tỉnh Cao Bằng'],
      ['lang-son', 0, 2, 0, undefined],
      ['thai-nguyen', 0, 1, 0, undefined],
    ]);
  });

  it('is enough to ask again for a province, a cluster, a season and a unit', async () => {
    const ids = ['cao-bang', 'cum-5', 'cum-5:2024', city];
    const { body } = await system!.query(
      `query ($year: Int!, $a: ID!, $b: ID!, $c: ID!, $d: ID!) {
        a: node(id: $a) { ...Found } b: node(id: $b) { ...Found } c: node(id: $c) { ...Found } d: node(id: $d) { ...Found }
      }
      fragment Found on Node {
        __typename id
        ... on Province { name report(year: 2024) { figures { awards { total { value } } } } }
        ... on Cluster { name }
        ... on ClusterSeason { year totals { coverage { expected } } }
        ... on Unit { unitName: name figures(year: $year) { membership { newMembers { value } } } }
      }`,
      { year: 2023, a: ids[0], b: ids[1], c: ids[2], d: ids[3] },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      a: {
        ...{ __typename: 'Province', id: 'cao-bang', name: 'Cao Bằng' },
        report: { figures: { awards: { total: { value: 2 } } } },
      },
      b: { __typename: 'Cluster', id: 'cum-5', name: expect.stringContaining('5') },
      c: { __typename: 'ClusterSeason', id: 'cum-5:2024', year: 2024, totals: { coverage: { expected: 6 } } },
      d: {
        ...{ __typename: 'Unit', id: city, unitName: 'Liên đoàn Lao động thành phố Bắc Kạn' },
        figures: { membership: { newMembers: { value: 107 } } },
      },
    });
  });

  it.each([
    ...['nowhere', 'cum-5:1999', 'cum-5:', '', 'unit:bac-kan:none', 'unit:nowhere:bac-kan'],
    ...['unit:register:x', 'unit::x', 'fact:nowhere:x', '__proto__', 'thanh-pho-bac-kan'],
  ])('that nothing has is null: "%s"', async (id) => {
    const { body } = await system!.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(body.data).toEqual({ node: null });
    expect(body.errors).toBeUndefined();
  });

  it.each([cityReport, 'fact:bac-kan:s3-01', 'document:register:x'])(
    'of what stands in lists alone is refused: "%s"',
    async (id) => {
      const { body } = await system!.query('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(body.data).toEqual({ node: null });
      expect(body.errors).toMatchObject([{ path: ['node'], extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );
});

describe('a number in a total', () => {
  it('is followed down to its provinces, units, facts and documents', async () => {
    const { cluster } = await answer(`{
      cluster(id: "cum-5") {
        season(year: 2024) {
          totals { figures { awards { total { value reportedBy } } } coverage { missing { province { id } } } }
          provinces { id report(year: 2024) { figures { awards { total { value } } } } }
        }
      }
    }`);
    const { totals, provinces } = cluster.season;
    expect(totals).toEqual({
      figures: { awards: { total: { value: 5, reportedBy: 0 } } },
      coverage: {
        missing: [
          { province: { id: 'bac-kan' } },
          { province: { id: 'tuyen-quang' } },
          { province: { id: 'ha-giang' } },
        ],
      },
    });
    const reported = provinces.filter(({ report }: any) => report !== null);
    expect(reported.map(({ id, report }: any) => [id, report.figures.awards.total.value]).sort()).toEqual([
      ['cao-bang', 2],
      ['lang-son', 2],
      ['thai-nguyen', 1],
    ]);

    const facts = await Promise.all(
      ['cao-bang', 'lang-son', 'thai-nguyen'].map(async (id) => {
        const { province } = await answer(`{
          province(id: "${id}") {
            facts(year: 2024, measure: "awards", unit: "${id}") {
              edges { node { id localId unit printed offset quantity { value } document { id localId file publisher } } }
            }
          }
        }`);
        return province.facts.edges.map(({ node }: any) => node);
      }),
    );
    const document = (province: string) => ({
      id: `document:${province}:cum-5-2024-12-21`,
      localId: 'cum-5-2024-12-21',
      file: '000_36cce4a0ec160860.txt',
      publisher: 'LĐLĐ tỉnh Cao Bằng (ldld.caobang.gov.vn)',
    });
    const one = (id: string, province: string, printed: string, offset: number) => ({
      ...{ id: `fact:${province}:${id}`, localId: id, unit: `unit:${province}:${province}`, printed, offset },
      quantity: { value: 1 },
      document: document(province),
    });
    expect(facts.flat()).toEqual([
      one('s0-19', 'cao-bang', 'Bằng khen', 3448),
      one('s0-27', 'cao-bang', 'Cờ thi đua', 4729),
      one('s0-20', 'lang-son', 'LĐLĐ tỉnh Lạng Sơn', 3581),
      one('s0-29', 'lang-son', 'LĐLĐ tỉnh Lạng Sơn', 5406),
      one('s0-28', 'thai-nguyen', 'Bằng khen', 5280),
    ]);
  });

  it('is followed from a fact to its unit and its document', async () => {
    const { province } = await answer(`{
      province(id: "bac-kan") {
        facts(year: 2023, measure: "newMembers") { edges { node { id unit document { id } } } }
        unit(id: "thanh-pho-bac-kan") {
          name level parent validFrom validTo
          figures(year: 2023) { membership { newMembers { value } } }
        }
        ofDocument: facts(document: "thanh-pho-bac-kan-2024-01-04") { totalCount }
        ofNone: facts(document: "x") { totalCount }
      }
    }`);
    expect(province).toEqual({
      facts: {
        edges: [
          {
            node: {
              id: 'fact:bac-kan:s3-12',
              unit: 'unit:bac-kan:thanh-pho-bac-kan',
              document: { id: 'document:bac-kan:thanh-pho-bac-kan-2024-01-04' },
            },
          },
        ],
      },
      unit: {
        name: 'Liên đoàn Lao động thành phố Bắc Kạn',
        level: 'DISTRICT',
        parent: 'unit:bac-kan:bac-kan',
        validFrom: null,
        validTo: '2025-07-01',
        figures: { membership: { newMembers: { value: 107 } } },
      },
      ofDocument: { totalCount: 19 },
      ofNone: { totalCount: 0 },
    });
  });

  it('is followed by the province itself to the revision that brought it', async () => {
    const response = await fetch(`${system!.provincesOrigin}/bac-kan/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(await testAuthorization(['bac-kan'], { role: 'province', id: 'test', province: 'bac-kan' })),
      },
      body: JSON.stringify({
        query: `{ _entities(representations: [{ __typename: "Province", id: "bac-kan" }]) { ... on Province {
          revisions { edges { node { number kind by file document facts { added } } } }
        } } }`,
      }),
    });
    const node = {
      number: 1,
      kind: 'IMPORT',
      by: 'start of the service',
      file: 'thanh-pho-bac-kan-2024-01-04.json',
      document: 'thanh-pho-bac-kan-2024-01-04',
      facts: { added: 19 },
    };
    expect(await response.json()).toEqual({ data: { _entities: [{ revisions: { edges: [{ node }] } }] } });
  });
});
