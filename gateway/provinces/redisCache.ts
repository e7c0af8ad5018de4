import { LRUCache } from 'lru-cache';
import { redisPrefix, type Redis } from '../redis';
import { timeToLive, type CacheEntry, type ShardCache } from './cache';

const answer = (key: string) => `${redisPrefix}answer:${key}`;
const changed = (province: string) => `${redisPrefix}changed:${province}`;

/**
 * Keeps the entries for all gateway replicas. While Redis is away there is nothing in the cache. An entry that is still the
 * same in Redis is also the same object here, which need not be read again; that takes `maxBytes` at the most.
 */
export function createRedisCache({ orElse }: Redis, maxBytes: number): ShardCache {
  const readBefore =
    maxBytes === 0
      ? null
      : new LRUCache<string, { text: string; entry: CacheEntry }>({
          maxSize: maxBytes,
          sizeCalculation: ({ text }, key) => key.length + 2 * text.length,
        });

  function read(key: string, text: string | null): CacheEntry | null {
    if (text === null) return null;
    const before = readBefore?.get(key);
    if (before?.text === text) return before.entry;
    const entry = JSON.parse(text) as CacheEntry;
    readBefore?.set(key, { text, entry });
    return entry;
  }

  return {
    keeps: true,
    getMany: (keys) =>
      orElse(
        async (client) => {
          const texts = await client.mGet(keys.map(answer));
          return texts.map((text, index) => read(keys[index] ?? '', text));
        },
        keys.map(() => null),
      ),
    setMany: (entries) =>
      orElse(async (client) => {
        const batch = client.multi();
        for (const [key, entry] of entries) {
          batch.set(answer(key), JSON.stringify(entry), {
            expiration: { type: 'PX', value: timeToLive(entry) },
          });
        }
        if (entries.length > 0) await batch.exec();
      }, undefined),
    changedAt: (provinces) =>
      orElse(
        async (client) => {
          const texts = await client.mGet(provinces.map(changed));
          return texts.map((text) => Number(text ?? 0));
        },
        provinces.map(() => Infinity),
      ),
    noteChange: (province, at) =>
      orElse(async (client) => {
        await client.set(changed(province), String(at));
        return true;
      }, false),
  };
}
