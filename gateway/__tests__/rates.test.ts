import { startStubProvinces, startStubRegister, startTestGateway, exactly, type TestGateway } from './stubs';
import type { GraphqlServer } from '../../platform/graphqlServer';

const ids = ['a', 'b', 'c'];
let servers: GraphqlServer[] = [];
let gateway: TestGateway;
beforeAll(async () => {
  const provinces = await startStubProvinces({
    a: {
      2023: { cells: [exactly('members', 1000), exactly('newMembers', 10)] },
      2024: { cells: [exactly('members', 1200), exactly('newMembers', 30), exactly('spent', 60_000_000)] },
    },
    b: {
      2023: { cells: [exactly('members', 3000)] },
      2024: {
        cells: [
          exactly('members', 2800),
          { ...exactly('newMembers', 20), atMost: null },
          exactly('spent', 20_000_000),
        ],
      },
    },
    c: {
      2023: { cells: [exactly('members', 500)], status: 'SAMPLE' },
      2024: { cells: [exactly('members', 600)] },
    },
  });
  const register = await startStubRegister(ids, [{ cluster: 'ab', year: 2024, provinces: ['a', 'b'] }]);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: Object.fromEntries(ids.map((id) => [id, provinces.endpoint])),
  });
  servers = [gateway, register, provinces];
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

async function ask(text: string): Promise<any> {
  const { body } = await gateway.query(text);
  expect(body.errors).toBeUndefined();
  return body.data;
}

const rate = '{ value atLeast atMost }';
const rates = `rates { newMembersPerThousand ${rate} spentPerMember ${rate} }`;
const exact = (value: number) => ({ value, atLeast: value, atMost: value });

describe('rates', () => {
  it('are those of a province, of a cluster and of all by the same rule', async () => {
    const { a, cluster, all } = await ask(`{
      a: totals(scope: { provinces: ["a"] }, years: [2024]) { ${rates} }
      cluster(id: "ab") { season(year: 2024) { totals { ${rates} } } }
      all: totals(scope: { provinces: ["a", "b", "c"] }, years: [2024]) { ${rates} }
    }`);
    expect(a[0].rates).toEqual({ newMembersPerThousand: exact(25), spentPerMember: exact(50_000) });
    expect(cluster.season.totals.rates).toEqual({
      // Over 50 of 4,000.
      newMembersPerThousand: { value: null, atLeast: 12.5, atMost: null },
      spentPerMember: exact(20_000),
    });
    // The third did not report what was spent: it is at least so much.
    expect(all[0].rates.spentPerMember).toEqual({ value: null, atLeast: 17_391, atMost: null });
  });

  it('are not known if one of the two numbers is not', async () => {
    const { b } = await ask(`{ b: totals(scope: { provinces: ["b"] }, years: [2023]) { ${rates} } }`);
    expect(b[0].rates).toEqual({ newMembersPerThousand: null, spentPerMember: null });
  });

  it('change nothing of the figures that are asked for beside them', async () => {
    const { totals } = await ask(`{
      totals(scope: { clusters: ["ab"] }, years: [2024]) { figures { awards { total { value } } } ${rates} }
    }`);
    expect(totals[0].figures).toEqual({ awards: { total: null } });
  });
});

describe('the growth of a scope', () => {
  const growth = 'growth { basisPoints basisPointsAtLeast basisPointsAtMost }';
  const of = (
    provinces: string,
  ) => `ranking(measure: "members", scope: { provinces: [${provinces}] }, year: 2024) {
    total { quantity { value } } previousTotal { quantity { value } } ${growth}
  }`;

  it('is that of its total over the total of the same provinces', async () => {
    const { ranking } = await ask(`{ ${of('"a", "b"')} }`);
    expect(ranking).toEqual({
      ...{ total: { quantity: { value: 4000 } }, previousTotal: { quantity: { value: 4000 } } },
      growth: { basisPoints: 0, basisPointsAtLeast: 0, basisPointsAtMost: 0 },
    });
  });

  it('is none if other provinces are simulated than the year before', async () => {
    const { ranking } = await ask(`{ ${of('"a", "c"')} }`);
    expect(ranking.growth).toBeNull();
  });
});
