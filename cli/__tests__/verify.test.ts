import { verificationText } from '../verify';

describe('congdoan verify', () => {
  it('says of a genuine file what was asked, when, and of which revisions', () => {
    const claims = {
      iat: 1_735_689_600,
      query: '/tables.csv?measure=members',
      revisions: { 'bac-kan': '6', 'cao-bang': '12' },
      sha256: 'ab',
    };
    expect(verificationText({ kind: 'genuine', claims })).toBe(
      [
        'Nguyên vẹn, do cổng chung ký. Genuine: signed by the gateway, and as it was.',
        '  truy vấn / query: /tables.csv?measure=members',
        '  lúc / at: 2025-01-01T00:00:00.000Z',
        '  phiên bản / revisions: bac-kan@6, cao-bang@12',
      ].join('\n'),
    );
  });

  it.each([
    ['unsigned', 'No signature'],
    ['changed', 'CHANGED'],
  ] as const)('says of one that is %s so', (kind, words) => {
    expect(verificationText({ kind })).toContain(words);
  });
});
