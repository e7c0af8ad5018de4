import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

let provinces: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  provinces = await startStubProvinces({
    part: {
      2024: {
        cells: [{ ...exactly('members', 10_000), atMost: null }],
        coverage: [{ measure: 'members', expected: 3, reported: 1, missing: ['huyen-b', 'huyen-c'] }],
      },
    },
    whole: { 2024: { cells: [exactly('members', 500)] } },
    silent: {},
  });
  const ids = ['part', 'whole', 'silent'];
  register = await startStubRegister(ids, [{ cluster: 'c', year: 2024, provinces: ids }]);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: Object.fromEntries(ids.map((id) => [id, provinces.endpoint])),
  });
});
afterAll(() => Promise.all([gateway, register, provinces].map((server) => server.stop())));

describe('the coverage of a total', () => {
  it('names the units below which are missing, by their ids in the graph', async () => {
    const { body } = await gateway.query(`{
      totals(scope: { provinces: ["part", "whole", "silent"] }, years: [2024]) {
        figures { membership { members { value atMost } } }
        coverage { provinces { province { id } unitCoverage { measure expected reported missing } } }
      }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.totals).toEqual([
      {
        figures: { membership: { members: { value: 10_500, atMost: null } } },
        coverage: {
          provinces: [
            {
              province: { id: 'part' },
              unitCoverage: [
                {
                  measure: 'members',
                  expected: 3,
                  reported: 1,
                  missing: ['unit:part:huyen-b', 'unit:part:huyen-c'],
                },
              ],
            },
            { province: { id: 'whole' }, unitCoverage: [] },
            { province: { id: 'silent' }, unitCoverage: null },
          ],
        },
      },
    ]);
  });

  it('asks provinces for it only if a client does', async () => {
    provinces.queries.length = 0;
    await gateway.query(
      '{ totals(scope: { provinces: ["part"] }, years: [2024]) { coverage { provinces { madeOn } } } }',
    );
    expect(provinces.queries.filter((query) => query.includes('coverage'))).toEqual([]);
  });
});
