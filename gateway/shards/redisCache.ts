import { createClient } from 'redis';
import type { Logger } from '../../services/shared/logger';
import type { CacheEntry, ShardCache } from './cache';

const prefix = 'congdoan:';
/** A cache that takes longer than asking the province is of no use. */
const commandTimeoutMillis = 200;

/**
 * Keeps the entries for all gateway replicas. While Redis is away there is nothing in the cache; nothing waits for it.
 */
export async function createRedisCache(url: string, logger: Logger): Promise<ShardCache> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: commandTimeoutMillis },
    socket: { connectTimeout: 1_000, reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 5_000) },
  });
  let failing = false;
  const note = (error: unknown) => {
    if (!failing) logger.error({ err: error }, 'Redis failed; going on without the shared cache');
    failing = true;
  };
  client.on('error', note);
  client.on('ready', () => {
    if (failing) logger.info('Redis is back');
    failing = false;
  });
  await Promise.race([
    client.connect().catch(note),
    new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
  ]);

  async function orElse<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    if (!client.isReady) return otherwise;
    try {
      return await work();
    } catch (error) {
      note(error);
      return otherwise;
    }
  }

  return {
    getMany: (keys) =>
      orElse(
        async () => {
          const texts = await client.mGet(keys.map((key) => `${prefix}answer:${key}`));
          return texts.map((text) => (text === null ? null : (JSON.parse(text) as CacheEntry)));
        },
        keys.map(() => null),
      ),
    setMany: (entries) =>
      orElse(async () => {
        const batch = client.multi();
        for (const [key, entry] of entries) {
          const ttl = Math.max(1, entry.usableUntil - Date.now());
          batch.set(`${prefix}answer:${key}`, JSON.stringify(entry), {
            expiration: { type: 'PX', value: ttl },
          });
        }
        if (entries.length > 0) await batch.exec();
      }, undefined),
    changedAt: (provinces) =>
      orElse(
        async () => {
          const texts = await client.mGet(provinces.map((province) => `${prefix}changed:${province}`));
          return texts.map((text) => Number(text ?? 0));
        },
        provinces.map(() => 0),
      ),
    noteChange: (province, at) =>
      orElse(async () => {
        await client.set(`${prefix}changed:${province}`, String(at));
      }, undefined),
    async close() {
      client.destroy();
      return Promise.resolve();
    },
  };
}
