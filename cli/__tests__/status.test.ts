import { statusText } from '../status';

const none = { madeOn: null, changedAt: null, askedAt: null, receivedAt: null };

it('congdoan status prints a line for each province', () => {
  const coverage = {
    ...{ expected: 3, reported: 1, onTime: 1, reportingRate: 3333, onTimeRate: 3333, dueOn: '2025-01-31' },
    ...{ madeFrom: null, madeTo: null, asOf: null },
    provinces: [
      {
        ...none,
        province: { id: 'cao-bang', name: 'Cao Bằng' },
        standing: 'REPORTED' as const,
        timeliness: 'ON_TIME' as const,
        receivedAt: '2025-01-20T02:00:00.000Z',
        correctedAfterDue: true,
      },
      {
        ...none,
        province: { id: 'lang-son', name: 'Lạng Sơn' },
        standing: 'MISSING' as const,
        timeliness: 'OVERDUE' as const,
        correctedAfterDue: false,
      },
      {
        ...none,
        province: { id: 'bac-kan', name: 'Bắc Kạn' },
        standing: 'MISSING' as const,
        timeliness: null,
        correctedAfterDue: false,
      },
    ],
    missing: [{ province: { id: 'bac-kan' }, reason: 'NOT_CONNECTED' as const }],
  };
  expect(statusText({ totals: [{ year: 2024, coverage }] })).toBe(
    [
      '2024: 1/3 báo cáo / reported, 1 đúng hạn / on time; hạn / due 2025-01-31',
      '  cao-bang: đúng hạn / on time, 2025-01-20, sửa sau hạn / corrected after the due date',
      '  lang-son: quá hạn / overdue',
      '  bac-kan: NOT_CONNECTED',
    ].join('\n'),
  );
});
