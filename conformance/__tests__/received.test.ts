import { receivedVerdict } from '../received';

const now = new Date('2025-03-01T00:00:00Z');
const report = (receivedAt: string | null | undefined, ...kinds: string[]) => ({
  updatedAt: '2025-02-01T08:00:00Z',
  receivedAt,
  documents: kinds.map((kind) => ({
    status: kind === 'SAMPLE' ? 'SAMPLE' : 'FINAL',
    kind: kind === 'SAMPLE' ? null : kind,
  })),
});
const problem = (expected: string, got: string) => ({ where: 'report.receivedAt', expected, got });

describe('the check of when a report came in', () => {
  it('passes what came in before it last changed, and what never came in', () => {
    expect(receivedVerdict(report('2025-01-20T08:00:00Z', 'REPORT', 'MENTION'), now).status).toBe('pass');
    expect(receivedVerdict(report(null, 'MENTION'), now).status).toBe('pass');
    expect(receivedVerdict(report(null, 'SAMPLE'), now).status).toBe('pass');
  });

  it('warns of a report of which it is not known', () => {
    expect(receivedVerdict(report(null, 'REPORT'), now)).toEqual({
      status: 'warn',
      problems: [problem('when the report first came in', 'null')],
    });
  });

  it.each([
    [
      'came in after it last changed',
      '2025-02-02T00:00:00Z',
      'at the latest 2025-02-01T08:00:00Z (updatedAt)',
    ],
    ['is not by the province', '2025-01-20T08:00:00Z', 'null, since the province itself has not reported'],
  ])('fails one that %s', (what, at, expected) => {
    const kind = what === 'is not by the province' ? 'MENTION' : 'REPORT';
    const problems = [problem(expected, JSON.stringify(at))];
    expect(receivedVerdict(report(at, kind), now)).toMatchObject({ status: 'fail', problems });
  });

  it('fails one that is still to come', () => {
    const later = { ...report('2025-04-01T00:00:00Z', 'REPORT'), updatedAt: '2025-04-01T00:00:00Z' };
    expect(receivedVerdict(later, now)).toMatchObject({
      status: 'fail',
      problems: [problem('no moment that is still to come', '"2025-04-01T00:00:00Z"')],
    });
  });

  it('skips a service of the contract before', () => {
    expect(receivedVerdict(report(undefined, 'REPORT'), now).status).toBe('skipped');
  });
});
