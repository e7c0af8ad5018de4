import { createClient } from 'redis';
import type { Logger } from '../../services/shared/logger';
import { timeToLive, type CacheEntry, type ShardCache } from './cache';

const prefix = 'congdoan:';
/** A cache that takes longer than asking the province is of no use. */
const commandTimeoutMillis = 200;
/** How long nothing is asked of Redis after it took longer, so that not every operation waits for it. */
const restMillis = 1_000;

/**
 * Keeps the entries for all gateway replicas. While Redis is away there is nothing in the cache; nothing waits for it.
 */
export async function createRedisCache(url: string, logger: Logger): Promise<ShardCache> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 1_000, reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 5_000) },
  });
  let failing = false;
  let restUntil = 0;
  const note = (error: unknown) => {
    if (!failing) logger.error({ err: error }, 'Redis failed; going on without the shared cache');
    failing = true;
  };
  const noteSuccess = () => {
    if (failing) logger.info('Redis is back');
    failing = false;
  };
  client.on('error', note);
  client.on('ready', noteSuccess);
  await Promise.race([
    client.connect().catch(note),
    new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
  ]);

  async function orElse<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
    if (!client.isReady || Date.now() < restUntil) return otherwise;
    let timer: NodeJS.Timeout | undefined;
    // The client's own timeout ends with the sending of a command; one that hangs would hold up the operation.
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        restUntil = Date.now() + restMillis;
        reject(new Error(`No answer within ${commandTimeoutMillis} ms`));
      }, commandTimeoutMillis);
    });
    try {
      const result = await Promise.race([work(), late]);
      noteSuccess();
      return result;
    } catch (error) {
      note(error);
      return otherwise;
    } finally {
      clearTimeout(timer);
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
          batch.set(`${prefix}answer:${key}`, JSON.stringify(entry), {
            expiration: { type: 'PX', value: timeToLive(entry) },
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
