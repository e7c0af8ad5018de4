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

const cells = [exactly('members', 10)];
const ids = ['early', 'corrected', 'late', 'unknown', 'simulated', 'silent', 'apart'];

beforeAll(async () => {
  provinces = await startStubProvinces({
    early: {
      2024: {
        cells,
        receivedAt: '2025-01-31T16:00:00Z',
        updatedAt: '2025-01-31T16:00:00Z',
        publishedOn: '2025-01-20',
      },
    },
    corrected: { 2024: { cells, receivedAt: '2025-01-10T00:00:00Z', updatedAt: '2025-03-01T00:00:00Z' } },
    late: { 2024: { cells, receivedAt: '2025-02-03T00:00:00Z', updatedAt: '2025-02-03T00:00:00Z' } },
    unknown: { 2024: { cells } },
    simulated: { 2024: { cells, status: 'SAMPLE', receivedAt: '2025-01-01T00:00:00Z' } },
    silent: {},
  });
  register = await startStubRegister(ids, [{ cluster: 'c', year: 2024, provinces: ids }]);
  const connected = ids.filter((id) => id !== 'apart');
  gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: Object.fromEntries(connected.map((id) => [id, provinces.endpoint])),
  });
});
afterAll(() => Promise.all([gateway, register, provinces].map((server) => server.stop())));

async function coverage(selection: string, year = 2024) {
  const { body } = await gateway.query(
    `{ totals(scope: { provinces: ${JSON.stringify(ids)} }, years: [${year}]) { coverage { ${selection} } } }`,
  );
  expect(body.errors).toBeUndefined();
  return body.data.totals[0].coverage;
}

describe('coverage', () => {
  it('says how far reporting has come, by the due date of the register', async () => {
    const selection = 'expected reported onTime reportingRate onTimeRate dueOn madeFrom madeTo';
    expect(await coverage(selection)).toEqual({
      expected: 7,
      reported: 5,
      onTime: 2,
      // A simulated province has not reported: 4 of 7, and 2 of 7.
      reportingRate: 5714,
      onTimeRate: 2857,
      dueOn: '2025-01-31',
      madeFrom: '2025-01-10',
      madeTo: '2025-02-03',
    });
  });

  it('says of each province when its report was made, came in and changed, and what that is', async () => {
    const rows = await coverage(
      'provinces { province { id } timeliness madeOn receivedAt correctedAfterDue }',
    );
    expect(
      rows.provinces.map(({ province, timeliness, madeOn, correctedAfterDue }: any) =>
        [province.id, timeliness, madeOn, correctedAfterDue].join(' '),
      ),
    ).toEqual([
      'early ON_TIME 2025-01-20 false',
      'corrected ON_TIME 2025-01-10 true',
      'late LATE 2025-02-03 false',
      'unknown   false',
      'simulated   false',
      'silent OVERDUE  false',
      'apart   false',
    ]);
  });

  it('says when it was asked, whenever the reports were made', async () => {
    const { asOf, provinces: rows } = await coverage('asOf provinces { askedAt }');
    expect(Date.now() - Date.parse(asOf)).toBeLessThan(600_000);
    expect(rows.filter(({ askedAt }: any) => askedAt !== null)).toHaveLength(5);
  });

  it('has no due date of a year of which the register says none', async () => {
    expect(await coverage('dueOn onTime provinces { timeliness }', 2020)).toMatchObject({
      dueOn: null,
      onTime: 0,
    });
  });
});
