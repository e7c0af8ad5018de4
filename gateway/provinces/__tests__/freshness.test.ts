import { readLifetime } from '../../../platform/provinces/lifetime';
import { commonTag, useOf, type Ask } from '../freshness';

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

describe('what was kept', () => {
  const now = Date.parse('2025-06-01T00:00:00Z');
  const dayMillis = 86_400_000;
  // Of an entry its times alone are looked at.
  const askOf = (askedAt: number, changedAt: number) =>
    ({
      entry: { askedAt, freshUntil: askedAt + 30_000, revalidateUntil: askedAt + 90_000 },
      changedAt,
    }) as Ask;

  it.each([
    ['is fresh', now - 1_000, 0, 'fresh'],
    ['is fresh if another replica, whose clock is a little ahead, asked', now + 2_000, 0, 'fresh'],
    ['is asked for again after a change', now - 1_000, now - 500, 'needed'],
    [
      'is asked for again if it was asked a day ahead, before the clock was put back',
      now + dayMillis,
      0,
      'needed',
    ],
    ['is then asked for again after a change too', now + dayMillis, now - 500, 'needed'],
  ])('%s', (_what, askedAt, changedAt, use) => {
    expect(useOf(askOf(askedAt, changedAt), null, now)).toBe(use);
  });
});

describe('whether something has changed', () => {
  const now = Date.parse('2025-06-01T00:00:00Z');
  const hourMillis = 3_600_000;
  const known = (etag: string | null, wholeAt: number) =>
    // Of an entry its tag and times alone are looked at.
    ({ entry: { etag, wholeAt } }) as Ask;

  it.each<[string, Ask[], string | null]>([
    ['is asked by the tag of what is known', [known('"1"', now - 1_000)], '"1"'],
    ['is asked by one tag for all', [known('"1"', now - 1_000), known('"1"', now - 2_000)], '"1"'],
    ['is not asked by two tags', [known('"1"', now - 1_000), known('"2"', now - 1_000)], null],
    ['is not asked of what has no tag', [known(null, now - 1_000)], null],
    ['is not asked of what was not seen for an hour', [known('"1"', now - hourMillis)], null],
    ['is not asked if one of all was not', [known('"1"', now - 1_000), known('"1"', now - hourMillis)], null],
  ])('%s', (_what, asks, tag) => {
    expect(commonTag(asks, now)).toBe(tag);
  });
});
