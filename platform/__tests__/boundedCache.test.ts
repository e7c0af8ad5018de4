import { readFileSync } from 'node:fs';
import { approximateBytes, createBoundedCache, memories, type Memory } from '../boundedCache';
import { projectPath } from '../paths';

const names = Object.keys(memories) as Memory[];

function written(maxBytes: number | string): string {
  if (typeof maxBytes === 'string') return `\`${maxBytes}\``;
  return maxBytes >= 1024 * 1024 ? `${maxBytes / 1024 / 1024} MB` : `${maxBytes / 1024} KB`;
}

describe('the memories of a process', () => {
  it('are the list of docs/performance.md', () => {
    const [, text = ''] = readFileSync(projectPath('docs', 'performance.md'), 'utf8').split(
      '## What a process remembers',
    );
    const rows = (text.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| `'));
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(cells).toEqual(
      names.map((name) => [`\`${name}\``, memories[name].holds, written(memories[name].maxBytes)]),
    );
  });

  it('together leave a process of 384 MB room, beside those that a variable bounds', () => {
    const fixed = names.map((name) => memories[name].maxBytes).filter((bytes) => typeof bytes === 'number');
    expect(fixed.reduce<number>((sum, bytes) => sum + bytes, 0)).toBeLessThan(170 * 1024 * 1024);
  });
});

describe('a bounded cache', () => {
  it('gives up what was used least recently, by bytes', () => {
    const cache = createBoundedCache<{ text: string }>('answers', {
      maxBytes: 10_000,
      bytesOf: ({ text }) => text.length,
    });
    for (const key of ['a', 'b']) cache.set(key, { text: 'x'.repeat(4_000) });
    cache.get('a');
    cache.set('c', { text: 'x'.repeat(4_000) });
    expect(['a', 'b', 'c'].map((key) => cache.has(key))).toEqual([true, false, true]);
  });

  it('never keeps what alone is more than it may hold', () => {
    const cache = createBoundedCache<{ text: string }>('answers', { maxBytes: 1_000 });
    cache.set('a', { text: 'x'.repeat(10_000) });
    expect(cache.size).toBe(0);
  });

  it('is not made without a bound', () => {
    expect(() => createBoundedCache('answers')).toThrow('CACHE_MAX_BYTES');
  });

  it('estimates what stands in a value twice, or within itself, once', () => {
    const shared = { text: 'x'.repeat(1_000) };
    const once = approximateBytes({ a: shared });
    const circle: Record<string, unknown> = { a: shared, b: shared };
    circle.c = circle;
    expect(approximateBytes(circle)).toBeLessThan(once + 100);
    expect(once).toBeGreaterThan(2_000);
  });
});
