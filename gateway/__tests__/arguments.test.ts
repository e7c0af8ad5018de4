import type { GraphqlServer } from '../../platform/graphqlServer';
import {
  exactly,
  startStubProvinces,
  startStubRegister,
  startTestGateway,
  type StubProvinces,
  type TestGateway,
} from './stubs';

let service: StubProvinces;
let register: GraphqlServer;
let gateway: TestGateway;

beforeAll(async () => {
  service = await startStubProvinces({ a: { 2024: { cells: [exactly('members', 10)] } }, b: {} });
  register = await startStubRegister(
    ['a', 'b', 'c'],
    [{ cluster: 'cum-5', year: 2024, provinces: ['a', 'b'] }],
  );
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: { a: service.endpoint, b: service.endpoint },
  });
});
afterAll(async () => {
  await Promise.all([gateway, register, service].map((server) => server.stop()));
});

describe('wrong arguments of totals', () => {
  it.each([
    ['{ clusters: ["cum-9"] }', '[2024]', 'Argument "scope.clusters[0]" must be one of cum-5, got "cum-9"'],
    [
      '{ clusters: ["cum-5"] }',
      '[2023]',
      'Argument "scope.clusters[0]" must be a cluster with a season 2023 ("cum-5" has 2024), got "cum-5"',
    ],
    [
      '{ provinces: ["a", "atlantis"] }',
      '[2024]',
      'Argument "scope.provinces[1]" must be the id of a province in the register, got "atlantis"',
    ],
    ['{ provinces: [] }', '[2024]', 'Argument "scope.provinces" must be at least one id, got []'],
    ['{}', '[2024]', 'Argument "scope" must be exactly one of provinces, clusters and allProvinces, got []'],
    [
      '{ provinces: ["a"], allProvinces: true }',
      '[2024]',
      'Argument "scope" must be exactly one of provinces, clusters and allProvinces, got ["provinces","allProvinces"]',
    ],
    [
      '{ allProvinces: false }',
      '[2024]',
      'Argument "scope.allProvinces" must be true if it is given, got false',
    ],
    ['{ provinces: ["a"] }', '[1999]', 'Argument "years[0]" must be a year from 2000 to 2100, got 1999'],
    ['{ provinces: ["a"] }', '[]', 'Argument "years" must be 1 to 30 different years, got []'],
    [
      '{ provinces: ["a"] }',
      '[2024, 2024]',
      'Argument "years" must be 1 to 30 different years, got [2024,2024]',
    ],
  ])('scope %s and years %s are refused by name', async (scope, years, message) => {
    const { body } = await gateway.query(`{ totals(scope: ${scope}, years: ${years}) { year } }`);
    expect(body.data).toBeNull();
    expect(body.errors?.map((error) => [error.message, error.extensions.code])).toEqual([
      [message, 'BAD_USER_INPUT'],
    ]);
  });
});

describe('an unknown id', () => {
  it('is null without an error', async () => {
    const { body } = await gateway.query(
      '{ cluster(id: "cum-9") { name } province(id: "atlantis") { name } }',
    );
    expect(body).toEqual({ data: { cluster: null, province: null } });
  });
});

describe('a gap if completeness is required', () => {
  const query = `query ($require: Completeness) {
    totals(scope: { provinces: ["a", "b", "c"] }, years: [2024], require: $require) { coverage { reported } }
  }`;

  it('is one error that lists the gaps', async () => {
    const { body } = await gateway.query(query, { require: 'COMPLETE' });
    expect(body.data).toBeNull();
    expect(body.errors).toEqual([
      {
        message:
          'Totals of 2024 are incomplete: 1 of 3 provinces; missing b (NOT_REPORTED), c (NOT_CONNECTED)',
        path: ['totals'],
        extensions: expect.objectContaining({
          code: 'INCOMPLETE',
          year: 2024,
          missing: [
            { province: 'b', reason: 'NOT_REPORTED' },
            { province: 'c', reason: 'NOT_CONNECTED' },
          ],
        }),
      },
    ]);
  });

  it('is no error if it is not', async () => {
    const { body } = await gateway.query(query, { require: 'ANY' });
    expect(body).toEqual({
      data: { totals: [{ coverage: { reported: 1 } }] },
      extensions: {
        coverage: {
          asked: 3,
          answered: 2,
          stale: [],
          missing: [
            { province: 'b', year: 2024, reason: 'NOT_REPORTED' },
            { province: 'c', reason: 'NOT_CONNECTED' },
          ],
        },
      },
    });
  });
});
