import { LRUCache } from 'lru-cache';

const megabyte = 1024 * 1024;

/** What a process remembers, and how many bytes of it at the most; docs/performance.md has the same table. */
export const memories = {
  answers: { maxBytes: 'CACHE_MAX_BYTES', holds: 'what provinces answered' },
  redisAnswers: { maxBytes: 'CACHE_MAX_BYTES', holds: 'what was read of these in Redis' },
  responses: { maxBytes: 'CACHE_MAX_BYTES / 4', holds: 'whole answers, to be given again' },
  packedAnswers: { maxBytes: megabyte, holds: 'answers as they were packed' },
  parsedOperations: { maxBytes: 16 * megabyte, holds: 'texts of clients that were parsed and found valid' },
  measuredTexts: { maxBytes: 4 * megabyte, holds: 'how large texts of clients are' },
  registeredTexts: { maxBytes: 8 * megabyte, holds: 'texts that clients registered by their hash' },
  plans: { maxBytes: 40 * megabyte, holds: 'query plans of operations, their conditions decided' },
  outlines: { maxBytes: 8 * megabyte, holds: 'query plans of outlines, which many operations share' },
  questionTexts: { maxBytes: 4 * megabyte, holds: 'selections of which totals are made' },
  questions: { maxBytes: 8 * megabyte, holds: 'questions to provinces with their variables' },
  requestTexts: { maxBytes: 8 * megabyte, holds: 'texts of requests to provinces' },
  sums: { maxBytes: 24 * megabyte, holds: 'sums, and the answers that they stand on' },
  failedQuestions: { maxBytes: megabyte / 4, holds: 'questions that a province answered wrongly' },
  lifetimes: { maxBytes: megabyte / 16, holds: 'what the headers of provinces say of lifetimes' },
  signedTokens: { maxBytes: 16 * megabyte, holds: 'tokens that were signed for services' },
  verifiedTokens: { maxBytes: 4 * megabyte, holds: 'tokens of the gateway that were verified' },
  callers: { maxBytes: 10 * megabyte, holds: 'what callers and addresses asked for in the last minute' },
  processorTime: {
    maxBytes: 3 * megabyte,
    holds: 'what processor time was spent for callers in the last minute',
  },
  addresses: { maxBytes: 3 * megabyte, holds: 'what addresses sent in the last minute that no role counts' },
  waitingCallers: { maxBytes: megabyte / 2, holds: 'callers who were told to wait, and until when' },
  reads: { maxBytes: megabyte, holds: 'who read drafts or took files in the last minute' },
  refusals: { maxBytes: 3 * megabyte, holds: 'where wrong keys and tokens came from in the last minute' },
} as const;

export type Memory = keyof typeof memories;

export interface BoundedCacheOptions<Value> {
  /** Needed if the table names a variable. */
  maxBytes?: number;
  /** Of a value in memory; estimated by what it holds if nothing is given. */
  bytesOf?(value: Value): number;
  ttlMillis?: number;
  /** Whether a value that is set again lives no longer for it. */
  noUpdateTTL?: boolean;
}

/** Of an entry beside its key and value. */
const bytesPerEntry = 200;

/** The only kind of memory that grows with what is asked: what was used least recently is given up first. */
export function createBoundedCache<Value extends object | string | number>(
  memory: Memory,
  options: BoundedCacheOptions<Value> = {},
): LRUCache<string, Value> {
  const { bytesOf = approximateBytes, ttlMillis, noUpdateTTL } = options;
  const { maxBytes } = memories[memory];
  const bound = options.maxBytes ?? (typeof maxBytes === 'number' ? maxBytes : null);
  if (bound === null) throw new Error(`The bytes of "${memory}" must be given: they are ${maxBytes}`);
  return new LRUCache<string, Value>({
    maxSize: Math.max(1, Math.floor(bound)),
    sizeCalculation: (value, key) => Math.max(1, Math.ceil(bytesPerEntry + 2 * key.length + bytesOf(value))),
    ...(ttlMillis !== undefined && { ttl: ttlMillis }),
    ...(noUpdateTTL && { noUpdateTTL }),
  });
}

/** About what a value and all that it leads to take; what stands in it twice counts once. */
export function approximateBytes(value: unknown): number {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  let bytes = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') bytes += 24 + 2 * next.length;
    else if (typeof next !== 'object' || next === null) bytes += 8;
    else if (!seen.has(next)) {
      seen.add(next);
      const inner: unknown[] = next instanceof Map || next instanceof Set ? [...next] : Object.values(next);
      bytes += 56 + 16 * inner.length;
      for (const each of inner) open.push(each);
    }
  }
  return bytes;
}
