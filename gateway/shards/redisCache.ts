import { redisPrefix, type Redis } from '../redis';
import { timeToLive, type CacheEntry, type ShardCache } from './cache';

const answer = (key: string) => `${redisPrefix}answer:${key}`;
const changed = (province: string) => `${redisPrefix}changed:${province}`;

/** Keeps the entries for all gateway replicas. While Redis is away there is nothing in the cache. */
export function createRedisCache({ orElse }: Redis): ShardCache {
  return {
    getMany: (keys) =>
      orElse(
        async (client) => {
          const texts = await client.mGet(keys.map(answer));
          return texts.map((text) => (text === null ? null : (JSON.parse(text) as CacheEntry)));
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
