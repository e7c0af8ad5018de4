import { readLifetime } from '../freshness';

describe('Cache-Control', () => {
  it.each([
    ['max-age=30', { fresh: 30_000, whileRevalidating: 30_000, ifError: 30_000 }],
    [
      'max-age=30, stale-while-revalidate=60, stale-if-error=604800',
      { fresh: 30_000, whileRevalidating: 90_000, ifError: 604_830_000 },
    ],
    ['Public, Max-Age="5" , Stale-If-Error=10', { fresh: 5_000, whileRevalidating: 5_000, ifError: 15_000 }],
    ['no-cache, max-age=30, stale-if-error=10', { fresh: 0, whileRevalidating: 0, ifError: 10_000 }],
  ])('%j says how long an answer may be used', (header, lifetime) => {
    expect(readLifetime(header)).toEqual(lifetime);
  });

  it.each([null, '', 'public', 'no-store, max-age=30', 'max-age=soon', 'max-age=-1', 'max-age=99999999999'])(
    '%j lets nothing be kept',
    (header) => {
      expect(readLifetime(header)).toBeNull();
    },
  );
});
