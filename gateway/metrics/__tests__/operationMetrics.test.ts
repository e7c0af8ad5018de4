import { coverageOf } from '../operationMetrics';
import type { OperationCoverage } from '../../operation/coverage';

const stale: OperationCoverage['stale'] = [
  { province: 's', since: '2026-01-01T00:00:00.000Z', ageSeconds: 1, reason: 'TIMED_OUT' },
];
const notReported = { province: 'a', year: 2024, reason: 'NOT_REPORTED' } as const;
const notInYear = { province: 'b', year: 2024, reason: 'NOT_IN_YEAR' } as const;
const notConnected = { province: 'c', reason: 'NOT_CONNECTED' } as const;

describe('an operation counts', () => {
  it.each([
    ['as complete', [], [], 'complete'],
    ['as complete if a province did not exist', [notInYear], [], 'complete'],
    ['apart if a province has not reported', [notReported, notInYear], [], 'notReported'],
    ['apart if a province is not connected', [notReported, notConnected], [], 'notConnected'],
    ['as stale, which is worse than both', [notReported, notConnected], stale, 'stale'],
    [
      'as unreachable if a service failed',
      [notReported, { province: 'd', reason: 'UNREACHABLE' }],
      stale,
      'unreachable',
    ],
    ['as unreachable if it was too late', [{ province: 'd', reason: 'TIMED_OUT' }], [], 'unreachable'],
    ['as unreachable if it refused', [{ province: 'd', reason: 'REFUSED' }], [], 'unreachable'],
    [
      'as unreachable if it answered wrongly',
      [{ province: 'd', reason: 'INVALID_ANSWER' }],
      [],
      'unreachable',
    ],
  ] as const)('%s', (_how, missing, old, expected) => {
    expect(coverageOf({ asked: 3, answered: 3, missing: [...missing], stale: [...old] })).toBe(expected);
  });
});
