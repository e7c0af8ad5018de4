import { createHash } from 'node:crypto';
import { createBoundedCache } from '../../platform/boundedCache';
import type { KeyValueCache } from '../../platform/graphqlServer';
import { redisPrefix, type Redis } from '../../platform/redis';

const lifeSeconds = 24 * 60 * 60;

/** Where clients register texts to send their hash from then on: in memory, or for all replicas in Redis. */
export function createRegisteredTexts(redis: Redis | null): { cache: KeyValueCache; ttl: number } {
  return { cache: redis ? createShared(redis) : createOwn(), ttl: lifeSeconds };
}

function createOwn(): KeyValueCache {
  const texts = createBoundedCache<string>('registeredTexts', { ttlMillis: lifeSeconds * 1_000 });
  return {
    get: (key) => Promise.resolve(texts.get(key)),
    set(key, text) {
      texts.set(key, text);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(texts.delete(key)),
  };
}

function createShared({ orElse }: Redis): KeyValueCache {
  return {
    get: (key) =>
      orElse(async (client) => {
        const text = await client.get(redisPrefix + key);
        // Whoever can write to Redis must not decide what a hash stands for.
        return text !== null && key.endsWith(sha256(text)) ? text : undefined;
      }, undefined),
    set: (key, text) =>
      orElse(async (client) => {
        await client.set(redisPrefix + key, text, { expiration: { type: 'EX', value: lifeSeconds } });
      }, undefined),
    delete: (key) => orElse(async (client) => (await client.del(redisPrefix + key)) > 0, false),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
