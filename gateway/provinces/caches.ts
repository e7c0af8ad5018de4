import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { createBoundedCache } from '../../platform/boundedCache';
import { redisPrefix, type Redis } from '../../platform/redis';
import type { ProvinceEntity } from '../../platform/provinces/outcome';

/** What a province answered to a question, with how long it may be used; all times in milliseconds since the epoch. */
export interface CacheEntry {
  /** Without errors. The same object for every operation, until the province is asked again. */
  outcome: ProvinceEntity;
  /** Size of the answer that it came in, or of its part of it. */
  bytes: number;
  etag: string | null;
  /** Before the answer was read from the province's data, so that a change in the meantime is noticed. */
  askedAt: number;
  /** When it came as a whole; since then the service may have said that nothing had changed. */
  wholeAt: number;
  freshUntil: number;
  revalidateUntil: number;
  usableUntil: number;
}

/** Last known answers. Neither side of it ever throws: a cache that fails is an empty one. */
export interface EntityCache {
  /** Whether it keeps anything. */
  readonly keeps: boolean;
  /** Null if there is no entry. */
  getMany(keys: readonly string[]): Promise<(CacheEntry | null)[]>;
  setMany(entries: readonly [key: string, entry: CacheEntry][]): Promise<void>;
  /**
   * When each province said last that its data changed; 0 if never, `Infinity` if that cannot be known. Answers from
   * before are no longer fresh.
   */
  changedAt(provinces: readonly string[]): Promise<number[]>;
  /** Whether it was kept. */
  noteChange(province: string, at: number): Promise<boolean>;
  /** Forgets what a province answered until now, also for when it fails; whether that could be done. */
  purge(province: string): Promise<boolean>;
}

/** Even an answer that may not be used any more is worth its tag: the service need not send it again. */
const tagWorthMillis = 60 * 60 * 1_000;

/** Milliseconds for which an entry is of use. */
function timeToLive(entry: CacheEntry): number {
  const { etag, outcome, freshUntil, revalidateUntil, usableUntil } = entry;
  const tagUntil = etag === null ? 0 : outcome.answeredAt + tagWorthMillis;
  return Math.max(1, Math.max(freshUntil, revalidateUntil, usableUntil, tagUntil) - Date.now());
}

/** Keeps the entries of one gateway process, the ones used least recently given up first; none if it has 0 bytes. */
export function createMemoryCache(maxBytes: number): EntityCache {
  if (maxBytes === 0) return noCache;
  const entries = createBoundedCache<CacheEntry>('answers', { maxBytes, bytesOf: ({ bytes }) => bytes });
  const changes = new Map<string, number>();
  const purges = new Map<string, number>();
  return {
    keeps: true,
    getMany: (keys) => Promise.resolve(keys.map((key) => entries.get(key) ?? null)),
    setMany(given) {
      for (const [key, entry] of given) {
        if (entry.askedAt <= (purges.get(provinceOf(key)) ?? 0)) continue;
        entries.set(key, entry, { ttl: timeToLive(entry) });
      }
      return Promise.resolve();
    },
    changedAt: (provinces) => Promise.resolve(provinces.map((province) => changes.get(province) ?? 0)),
    noteChange(province, at) {
      changes.set(province, at);
      return Promise.resolve(true);
    },
    purge(province) {
      purges.set(province, Date.now());
      for (const key of [...entries.keys()]) if (provinceOf(key) === province) entries.delete(key);
      return Promise.resolve(true);
    },
  };
}

/** Keys begin with the province. */
function provinceOf(key: string): string {
  return key.slice(0, key.indexOf('|'));
}

const noCache: EntityCache = {
  keeps: false,
  getMany: (keys) => Promise.resolve(keys.map(() => null)),
  setMany: () => Promise.resolve(),
  changedAt: (provinces) => Promise.resolve(provinces.map(() => 0)),
  noteChange: () => Promise.resolve(true),
  purge: () => Promise.resolve(true),
};

const answer = (key: string) => `${redisPrefix}answer:${key}`;
const changed = (province: string) => `${redisPrefix}changed:${province}`;

/**
 * Keeps the entries for all gateway replicas. While Redis is away there is nothing in the cache. An entry that is still the
 * same in Redis is also the same object here, which need not be read again; that takes `maxBytes` at the most.
 */
export function createRedisCache({ orElse }: Redis, maxBytes: number, seal: Seal): EntityCache {
  const read = createEntryReader(maxBytes, seal);
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
          batch.set(answer(key), seal.close(answer(key), JSON.stringify(entry)), {
            expiration: { type: 'PX', value: timeToLive(entry) },
          });
        }
        if (entries.length > 0) await batch.exec();
      }, undefined),
    changedAt: (provinces) =>
      orElse(
        async (client) => {
          const texts = await client.mGet(provinces.map(changed));
          // What is not ours may hide a change: then nothing from before is fresh.
          return texts.map((text, index) =>
            text === null ? 0 : Number(seal.open(changed(provinces[index] ?? ''), text) ?? Infinity),
          );
        },
        provinces.map(() => Infinity),
      ),
    noteChange: (province, at) =>
      orElse(async (client) => {
        await client.set(changed(province), seal.close(changed(province), String(at)));
        return true;
      }, false),
    purge: (province) =>
      orElse(async (client) => {
        // What is still on its way was asked for before.
        await client.set(changed(province), seal.close(changed(province), String(Date.now())));
        for await (const keys of client.scanIterator({ MATCH: `${answer(province)}|*`, COUNT: 1_000 })) {
          if (keys.length > 0) await client.unlink(keys);
        }
        return true;
      }, false),
  };
}

/** Reads what stands in Redis, and knows again what it read before; null if it is not there or not ours. */
function createEntryReader(maxBytes: number, seal: Seal) {
  const readBefore =
    maxBytes === 0
      ? null
      : createBoundedCache<{ text: string; entry: CacheEntry }>('redisAnswers', {
          maxBytes,
          bytesOf: ({ text }) => 2 * text.length,
        });
  return (key: string, text: string | null): CacheEntry | null => {
    if (text === null) return null;
    const before = readBefore?.get(key);
    if (before?.text === text) return before.entry;
    const content = seal.open(answer(key), text);
    if (content === null) return null;
    const entry = JSON.parse(content) as CacheEntry;
    readBefore?.set(key, { text, entry });
    return entry;
  };
}

/** Marks what is kept elsewhere as ours, so that who can write there cannot make figures. */
export interface Seal {
  close(name: string, content: string): string;
  /** The content; null if it was not closed under this name by who has the same secret. */
  open(name: string, sealed: string): string | null;
}

/** @param secret that all replicas have; it is not used as it is */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret.trim(), '', 'congdoan kept answers', 32));
  const markOf = (name: string, content: string) =>
    createHmac('sha256', key).update(`${name}\n`).update(content).digest('base64url');
  return {
    close: (name, content) => `${markOf(name, content)} ${content}`,
    open(name, sealed) {
      const end = sealed.indexOf(' ');
      const [mark, content] = [sealed.slice(0, Math.max(0, end)), sealed.slice(end + 1)];
      const right = Buffer.from(markOf(name, content));
      const given = Buffer.from(mark);
      return given.length === right.length && timingSafeEqual(given, right) ? content : null;
    },
  };
}
