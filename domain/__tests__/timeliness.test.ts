import { dayInVietnam, isCorrectedAfter, rateOf, timelinessOf } from '../timeliness';

const due = '2025-01-31';
const at = (text: string) => new Date(text);

describe('a report', () => {
  it.each([
    // The day ends in Vietnam seven hours before it does in UTC.
    ['2025-01-31T16:59:59Z', 'ON_TIME'],
    ['2025-01-31T17:00:00Z', 'LATE'],
  ])('that came in at %s is %s', (moment, expected) => {
    const report = { isReported: true, receivedAt: at(moment) };
    expect(timelinessOf(report, due, at('2026-01-01T00:00:00Z'))).toBe(expected);
  });

  it.each([
    ['2025-01-31T16:59:59Z', 'DUE'],
    ['2025-01-31T17:00:00Z', 'OVERDUE'],
  ])('that is not there at %s is %s', (now, expected) => {
    expect(timelinessOf({ isReported: false, receivedAt: null }, due, at(now))).toBe(expected);
  });

  it('has no timeliness if nobody knows when it came in, or when it was due', () => {
    const now = at('2026-01-01T00:00:00Z');
    expect(timelinessOf({ isReported: true, receivedAt: null }, due, now)).toBeNull();
    expect(timelinessOf({ isReported: true, receivedAt: now }, null, now)).toBeNull();
  });

  it.each([
    ['2025-01-10T00:00:00Z', '2025-02-10T00:00:00Z', true],
    ['2025-01-10T00:00:00Z', '2025-01-20T00:00:00Z', false],
    ['2025-02-10T00:00:00Z', '2025-02-10T00:00:00Z', false],
  ])(
    'that came in at %s and changed at %s was corrected after the day: %s',
    (received, changed, expected) => {
      expect(isCorrectedAfter(due, { receivedAt: at(received), changedAt: at(changed) })).toBe(expected);
    },
  );
});

it('rates are basis points', () => {
  expect([rateOf(41, 63), rateOf(0, 6), rateOf(0, 0)]).toEqual([6508, 0, null]);
  expect(dayInVietnam(at('2025-12-31T20:00:00Z'))).toBe('2026-01-01');
});
