import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

const largest = 9_007_199_254_740_991;
let provinces: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  const about500 = { ...exactly('gifts', 500), atLeast: 0, atMost: null, estimated: true };
  provinces = await startStubProvinces({
    a: { 2024: { cells: [exactly('members', 10), exactly('gifts', 200)] } },
    b: { 2024: { cells: [exactly('members', largest), about500] } },
    c: { 2024: { cells: [exactly('members', 30)] } },
  });
  register = await startStubRegister(['a', 'b', 'c'], []);
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: provinces.endpoint, b: provinces.endpoint, c: provinces.endpoint },
  });
});
afterAll(() => Promise.all([gateway, register, provinces].map((server) => server.stop())));

const scope = 'scope: { provinces: ["a", "b", "c"] }';

describe('a province that reports more than can be believed', () => {
  it('is the gap of that number, and no error of the operation', async () => {
    const { body } = await gateway.query(`{
      totals(${scope}, years: [2024]) {
        figures { membership { members { value atLeast atMost reportedBy } } }
        coverage { reported missing { province { id } reason } }
      }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.totals).toEqual([
      {
        figures: { membership: { members: { value: 40, atLeast: 40, atMost: null, reportedBy: 2 } } },
        coverage: { reported: 2, missing: [{ province: { id: 'b' }, reason: 'INVALID_ANSWER' }] },
      },
    ]);
  });

  it('is in the totals of its other numbers, which say that an estimate is among them', async () => {
    const { body } = await gateway.query(`{
      totals(${scope}, years: [2024]) {
        figures { welfare { gifts { value atLeast atMost estimated reportedBy } } }
        coverage { reported }
      }
    }`);
    const gifts = { value: 700, atLeast: 200, atMost: null, estimated: true, reportedBy: 2 };
    expect(body.data.totals).toEqual([{ figures: { welfare: { gifts } }, coverage: { reported: 3 } }]);
  });

  it('leaves a table with an empty cell and its reason', async () => {
    const { body } = await gateway.query(`{
      table(measure: "members", ${scope}, years: [2024], rows: PROVINCE, columns: YEAR) {
        total { quantity { value atLeast atMost } }
        rows { key total { quantity { value } reason } }
      }
    }`);
    expect(body.errors).toBeUndefined();
    expect(body.data.table).toEqual({
      total: { quantity: { value: 40, atLeast: 40, atMost: null } },
      rows: [
        { key: 'a', total: { quantity: { value: 10 }, reason: null } },
        { key: 'b', total: { quantity: null, reason: 'INVALID_ANSWER' } },
        { key: 'c', total: { quantity: { value: 30 }, reason: null } },
      ],
    });
  });
});
