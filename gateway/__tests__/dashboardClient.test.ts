import * as apolloClient from '../../examples/dashboard-client/apolloClient';
import * as fetchClient from '../../examples/dashboard-client/fetchClient';
import { startMillis, startSystem, type System } from './seedFigures/system';

let system: System | undefined;
beforeAll(async () => {
  system = await startSystem();
}, startMillis);
afterAll(() => system?.stop());

describe.each([
  ['fetch', fetchClient],
  ['Apollo Client', apolloClient],
])('a dashboard with %s', (_name, { readDashboard }) => {
  it('reads what cluster 5 published for 2024 beside the sum of its provinces', async () => {
    const { cluster } = await readDashboard(system?.origin ?? '', {
      cluster: 'cum-5',
      allProvinces: false,
      year: 2024,
      before: 2023,
      lastDay: '2024-12-31',
      years: [2023, 2024],
      boundaries: 'AS_REPORTED',
    });
    const season = cluster?.season;
    expect(season?.published?.membership.unions).toMatchObject({ value: 6428, atLeast: 6428, atMost: 6428 });
    expect(season?.totals?.figures?.awards.total).toMatchObject({ value: 5, atMost: null, reportedBy: 0 });
    expect(season?.totals?.coverage.missing.map(({ province }) => province.id)).toEqual([
      'bac-kan',
      'tuyen-quang',
      'ha-giang',
    ]);
    expect(season?.series?.map(({ year }) => year)).toEqual([2023, 2024]);
  });
});
