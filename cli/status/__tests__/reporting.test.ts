import { reportingText } from '../reporting';

const none = { madeOn: null, changedAt: null, askedAt: null, receivedAt: null };

it('congdoan status prints a line for each province', () => {
  const coverage = {
    ...{ expected: 5, reported: 2, onTime: 1, reportingRate: 2000, onTimeRate: 2000, dueOn: '2025-01-31' },
    ...{ madeFrom: null, madeTo: null, asOf: null },
    provinces: [
      {
        ...none,
        province: { id: 'cao-bang', name: 'Cao Bằng' },
        standing: 'REPORTED' as const,
        timeliness: 'ON_TIME' as const,
        // Already the day after in Vietnam.
        receivedAt: '2025-01-20T20:00:00.000Z',
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
      {
        ...none,
        province: { id: 'ha-giang', name: 'Hà Giang' },
        standing: 'SIMULATED' as const,
        timeliness: null,
        correctedAfterDue: false,
      },
      {
        ...none,
        province: { id: 'thai-nguyen', name: 'Thái Nguyên' },
        standing: 'MENTIONED' as const,
        timeliness: 'OVERDUE' as const,
        correctedAfterDue: false,
      },
    ],
    missing: [{ province: { id: 'bac-kan' }, reason: 'NOT_CONNECTED' as const }],
  };
  const rates = {
    newMembersPerThousand: { value: null, atLeast: 12.5, atMost: null },
    spentPerMember: null,
  };
  expect(reportingText({ totals: [{ year: 2024, coverage, rates }] })).toBe(
    [
      '2024: 1/5 báo cáo / reported, 1 đúng hạn / on time; hạn / due 2025-01-31',
      '  kết nạp mới / new members : 1.000: >= 12.5',
      '  cao-bang: đúng hạn / on time, 2025-01-21, sửa sau hạn / corrected after the due date',
      '  lang-son: quá hạn / overdue',
      '  bac-kan: NOT_CONNECTED',
      '  ha-giang: giả lập / simulated',
      '  thai-nguyen: quá hạn / overdue, được nhắc tới / mentioned',
    ].join('\n'),
  );
});
