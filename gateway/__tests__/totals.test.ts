import {
  exactly,
  nobodyThere,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';
import type { GraphqlServer } from '../../platform/graphqlServer';

const members = (value: number) => ({ 2024: { cells: [exactly('members', value)] } });
const season = { cluster: 'c', year: 2024, provinces: ['a', 'b', 'c'] };
const clusterTotals = `{
  cluster(id: "c") {
    season(year: 2024) {
      totals {
        year
        figures { membership { members { value atLeast atMost exact reportedBy } newMembers { value } } }
        coverage { expected reported complete missing { province { id name } reason } }
      }
    }
  }
}`;

describe('totals of three provinces with 10, 20 and 30 members', () => {
  const services: Record<string, StubProvinces> = {};
  let register: GraphqlServer;
  let gateway: TestGateway;

  beforeAll(async () => {
    services.a = await startStubProvinces({ a: members(10) });
    services.b = await startStubProvinces({ b: members(20) });
    services.c = await startStubProvinces({ c: members(30) });
    register = await startStubRegister(['a', 'b', 'c'], [season]);
    gateway = await startTestGateway({
      register: `${register.origin}/graphql`,
      endpoints: Object.fromEntries(Object.entries(services).map(([id, service]) => [id, service.endpoint])),
    });
  });
  afterAll(async () => {
    await Promise.all([gateway, register, ...Object.values(services)].map((server) => server.stop()));
  });

  it('are 60, reported by 3', async () => {
    const { status, body } = await gateway.query(clusterTotals);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        cluster: {
          season: {
            totals: {
              year: 2024,
              figures: {
                membership: {
                  members: { value: 60, atLeast: 60, atMost: 60, exact: true, reportedBy: 3 },
                  newMembers: null,
                },
              },
              coverage: { expected: 3, reported: 3, complete: true, missing: [] },
            },
          },
        },
      },
      extensions: { coverage: { asked: 3, answered: 3, stale: [], missing: [] } },
    });
  });

  it.each([
    ['a', 50],
    ['b', 40],
    ['c', 30],
  ])('are what the others reported while province %s is down: %i', async (down, value) => {
    const endpoints = Object.fromEntries(
      Object.entries(services).map(([id, service]) => [id, id === down ? nobodyThere : service.endpoint]),
    );
    const partial = await startTestGateway({ register: `${register.origin}/graphql`, endpoints });
    const { status, body } = await partial.query(clusterTotals);
    await partial.stop();
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        cluster: {
          season: {
            totals: {
              year: 2024,
              figures: {
                membership: {
                  members: { value, atLeast: value, atMost: null, exact: false, reportedBy: 2 },
                  newMembers: null,
                },
              },
              coverage: {
                expected: 3,
                reported: 2,
                complete: false,
                missing: [{ province: { id: down, name: down.toUpperCase() }, reason: 'UNREACHABLE' }],
              },
            },
          },
        },
      },
      extensions: {
        coverage: { asked: 3, answered: 2, stale: [], missing: [{ province: down, reason: 'UNREACHABLE' }] },
      },
    });
  });
});
