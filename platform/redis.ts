import { monotonicMillis } from './monotonic';
import type { Logger } from './logger';
import { countSafety } from './safetyCounts';

/** What is kept for all gateway replicas has names that begin so. */
export const redisPrefix = 'congdoan:';

export type RedisClient = Awaited<ReturnType<typeof createRedisClient>>;

/** The one connection to Redis. While Redis is away, everything goes on without it; nothing waits for it. */
export interface Redis {
  client: RedisClient;
  /** What the commands give; `otherwise` if Redis is away, fails or takes too long. */
  orElse<Result>(commands: (client: RedisClient) => Promise<Result>, otherwise: Result): Promise<Result>;
  /** Whether it is connected, and answered what it was asked last. */
  isWell(): boolean;
  close(): Promise<void>;
}

/** What takes longer than this is of no use: it would hold up every operation. */
const commandTimeoutMillis = 200;
/** How long nothing is asked of Redis after it took longer, so that not every operation waits for it. */
const restMillis = 1_000;

export async function connectRedis(url: string, logger: Logger): Promise<Redis> {
  const client = await createRedisClient(url);
  let failing = false;
  let restUntil = 0;
  const note = (error: unknown) => {
    countSafety('redisFailures');
    if (!failing) logger.error({ err: error }, 'Redis failed; going on without it');
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

  return {
    client,
    async orElse(commands, otherwise) {
      if (!client.isReady || monotonicMillis() < restUntil) return otherwise;
      let timer: NodeJS.Timeout | undefined;
      // The client's own timeout ends with the sending of a command; one that hangs would hold up the operation.
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          // If this process itself was busy for so long, the answer is there already and is read before that.
          setImmediate(() => {
            reject(new TooLateError(`No answer within ${commandTimeoutMillis} ms`));
          });
        }, commandTimeoutMillis);
      });
      try {
        const result = await Promise.race([commands(client), late]);
        noteSuccess();
        return result;
      } catch (error) {
        if (error instanceof TooLateError) restUntil = monotonicMillis() + restMillis;
        note(error);
        return otherwise;
      } finally {
        clearTimeout(timer);
      }
    },
    isWell: () => client.isReady && !failing,
    close() {
      client.destroy();
      return Promise.resolve();
    },
  };
}

class TooLateError extends Error {}

/** Loaded by those who have a Redis: its commands are a good part of what a gateway loads. */
async function createRedisClient(url: string) {
  const { createClient } = await import('@redis/client');
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 1_000, reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, 5_000) },
  });
}
