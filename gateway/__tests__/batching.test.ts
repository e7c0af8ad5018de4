import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

/** Two clusters; province `c` is in both, and `d` and `e` share one service. */
const seasons = [
  { cluster: 'north', year: 2024, provinces: ['a', 'b', 'c'] },
  { cluster: 'south', year: 2024, provinces: ['c', 'd', 'e'] },
];
const report = (members: number) => ({
  2023: { cells: [exactly('members', members - 1)] },
  2024: { cells: [exactly('members', members)] },
});

const services: Record<string, StubProvinces> = {};
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  services.a = await startStubProvinces({ a: report(10) });
  services.b = await startStubProvinces({ b: report(20) });
  services.c = await startStubProvinces({ c: report(30) });
  services.de = await startStubProvinces({ d: report(40), e: report(50) });
  register = await startStubRegister(['a', 'b', 'c', 'd', 'e'], seasons);
  const endpointOf = (service: string) => services[service]?.endpoint ?? '';
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {
      a: endpointOf('a'),
      b: endpointOf('b'),
      c: endpointOf('c'),
      d: endpointOf('de'),
      e: endpointOf('de'),
    },
  });
});
afterAll(async () => {
  await Promise.all([gateway, register, ...Object.values(services)].map((server) => server.stop()));
});
beforeEach(() => {
  for (const service of Object.values(services)) service.queries.length = 0;
});

function requests(): Record<string, number> {
  return Object.fromEntries(Object.entries(services).map(([name, { queries }]) => [name, queries.length]));
}

const once = { a: 1, b: 1, c: 1, de: 1 };
const members = 'figures { membership { members { value } } }';

describe('one operation', () => {
  it('asks each endpoint once for two clusters, their provinces and their totals', async () => {
    const { body } = await gateway.query(`{
      clusters { id season(year: 2024) { provinces { id report(year: 2024) { ${members} } } totals { ${members} } } }
    }`);
    const ownReport = (id: string, value: number) => ({
      id,
      report: { figures: { membership: { members: { value } } } },
    });
    expect(body).toEqual({
      data: {
        clusters: [
          {
            id: 'north',
            season: {
              provinces: [ownReport('a', 10), ownReport('b', 20), ownReport('c', 30)],
              totals: { figures: { membership: { members: { value: 60 } } } },
            },
          },
          {
            id: 'south',
            season: {
              provinces: [ownReport('c', 30), ownReport('d', 40), ownReport('e', 50)],
              totals: { figures: { membership: { members: { value: 120 } } } },
            },
          },
        ],
      },
      extensions: { coverage: { asked: 5, answered: 5, stale: [], missing: [] } },
    });
    expect(requests()).toEqual(once);
  });

  it('asks each endpoint once for several years and field sets', async () => {
    const { body } = await gateway.query(
      `query ($year: Int!) {
      cluster(id: "north") {
        season(year: 2024) {
          a: totals { figures { membership { members { value } } } }
          b: totals { figures { membership { unions { value } } } coverage { reported } }
          provinces { id now: report(year: $year) { year } before: report(year: 2023) { year } }
        }
      }
      south: cluster(id: "south") { season(year: 2024) { provinces { report(year: $year) { year } } } }
    }`,
      { year: 2024 },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data.cluster.season.b).toEqual({
      figures: { membership: { unions: null } },
      coverage: { reported: 3 },
    });
    expect(body.data.cluster.season.provinces[2]).toEqual({
      id: 'c',
      now: { year: 2024 },
      before: { year: 2023 },
    });
    expect(requests()).toEqual(once);
  });

  it('asks each endpoint once for totals of its own scope beside clusters and their reports', async () => {
    const { body } = await gateway.query(`{
      totals(scope: { clusters: ["north", "south"] }, years: [2024]) { ${members} coverage { expected } }
      everywhere: totals(scope: { allProvinces: true }, years: [2024]) { ${members} }
      clusters { season(year: 2024) { totals { ${members} } provinces { report(year: 2024) { year } } } }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.totals).toEqual([
      { figures: { membership: { members: { value: 150 } } }, coverage: { expected: 5 } },
    ]);
    expect(body.data.everywhere).toEqual([{ figures: { membership: { members: { value: 150 } } } }]);
    expect(requests()).toEqual(once);
  });

  it('asks a province once for the same thing in several places, and hands out objects that are not shared', async () => {
    const { body } = await gateway.query(`{
      cluster(id: "north") {
        season(year: 2024) {
          provinces { id seasons: report(year: 2024) { year ...Figures } }
        }
      }
      again: cluster(id: "south") { season(year: 2024) { provinces { id seasons: report(year: 2024) { year ...Figures } } } }
    }
    fragment Figures on ProvinceReport { ${members} documents { id } }`);
    const ofC = {
      id: 'c',
      seasons: {
        year: 2024,
        figures: { membership: { members: { value: 30 } } },
        documents: [{ id: 'document:c:c-2024' }],
      },
    };
    expect(body.errors).toBeUndefined();
    expect(body.data.cluster.season.provinces[2]).toEqual(ofC);
    expect(body.data.again.season.provinces[0]).toEqual(ofC);
    expect(requests()).toEqual(once);
  });

  it('asks nobody if nothing of the provinces is selected', async () => {
    const { body } = await gateway.query('{ clusters { id season(year: 2024) { year provinces { id } } } }');
    expect(body.errors).toBeUndefined();
    expect(body.extensions).toBeUndefined();
    expect(requests()).toEqual({ a: 0, b: 0, c: 0, de: 0 });
  });
});
