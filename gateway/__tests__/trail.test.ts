import { testAuthorization } from '../../platform/testing/shardKeys';
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
      figures: { awards: { total: { value: 5, reportedBy: 3 } } },
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
              edges { node { id unit printed offset quantity { value } document { id file publisher } } }
            }
          }
        }`);
        return province.facts.edges.map(({ node }: any) => node);
      }),
    );
    const document = {
      id: 'cum-5-2024-12-21',
      file: '000_36cce4a0ec160860.txt',
      publisher: 'LĐLĐ tỉnh Cao Bằng (ldld.caobang.gov.vn)',
    };
    const one = (id: string, unit: string, printed: string, offset: number) => ({
      ...{ id, unit, printed, offset },
      quantity: { value: 1 },
      document,
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
              id: 's3-12',
              unit: 'thanh-pho-bac-kan',
              document: { id: 'thanh-pho-bac-kan-2024-01-04' },
            },
          },
        ],
      },
      unit: {
        name: 'Liên đoàn Lao động thành phố Bắc Kạn',
        level: 'DISTRICT',
        parent: 'bac-kan',
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
