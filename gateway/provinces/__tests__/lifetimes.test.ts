import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { silentLogger } from '../../../platform/logger';
import { eventually } from '../../../platform/testing/eventually';
import { createMemoryCache, createSeal, type CacheEntry } from '../caches';
import { readLifetime } from '../../../platform/provinces/lifetime';
import { watchPurges, writePurge } from '../../purges';

const hour = 3_600_000;

describe('what a province lets be kept', () => {
  it.each([
    ['max-age=315360000', { fresh: hour, whileRevalidating: hour, ifError: hour }],
    [
      'max-age=30, stale-while-revalidate=999999999, stale-if-error=999999999',
      { fresh: 30_000, whileRevalidating: 30_000 + 24 * hour, ifError: 30_000 + 720 * hour },
    ],
    [
      'max-age=30, stale-while-revalidate=60, stale-if-error=604800',
      { fresh: 30_000, whileRevalidating: 90_000, ifError: 604_830_000 },
    ],
  ])('has a ceiling: %s', (header, lifetime) => {
    expect(readLifetime(header)).toEqual(lifetime);
  });

  it('is forgotten if the operator says so, also what is still on its way', async () => {
    const cache = createMemoryCache(1_000_000);
    const entry = (askedAt: number): CacheEntry => ({
      outcome: { kind: 'entity', entity: {}, errors: [], answeredAt: askedAt, staleReason: null },
      bytes: 10,
      etag: null,
      askedAt,
      wholeAt: askedAt,
      freshUntil: askedAt + hour,
      revalidateUntil: askedAt + hour,
      usableUntil: askedAt + hour,
    });
    const askedAt = Date.now();
    const keys = ['cao-bang|PUBLIC|a', 'cao-bang|OWN|b', 'lang-son|PUBLIC|a'];
    const found = async () => (await cache.getMany(keys)).map((kept) => kept !== null);
    await cache.setMany(keys.map((key) => [key, entry(askedAt)]));
    const folder = mkdtempSync(join(tmpdir(), 'purges-'));
    const file = join(folder, 'purges.json');
    const watch = watchPurges(file, cache, 20, silentLogger);
    try {
      await writePurge(file, 'cao-bang', new Date());
      await eventually(async () => expect(await found()).toEqual([false, false, true]));
      await cache.setMany([['cao-bang|PUBLIC|a', entry(askedAt)]]);
      expect(await found()).toEqual([false, false, true]);
      await cache.setMany([['cao-bang|PUBLIC|a', entry(Date.now() + 1)]]);
      expect(await found()).toEqual([true, false, true]);
    } finally {
      watch.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a seal', () => {
  const seal = createSeal('a secret of the replicas');

  it('opens what it closed, and nothing that was changed, moved or closed by others', () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.integer({ min: 1, max: 255 }), (name, content, at, by) => {
        const closed = seal.close(name, content);
        expect(seal.open(name, closed)).toBe(content);
        expect(seal.open(`${name}x`, closed)).toBeNull();
        expect(createSeal('another').open(name, closed)).toBeNull();
        const place = at % closed.length;
        const changed = `${closed.slice(0, place)}${String.fromCharCode(closed.charCodeAt(place) ^ by)}${closed.slice(place + 1)}`;
        expect(seal.open(name, changed)).toBeNull();
      }),
    );
  });

  it.each(['', ' ', '{}', 'x', '{"outcome":{}}'])('does not open %j', (text) => {
    expect(seal.open('name', text)).toBeNull();
  });
});
