const mostPerChunk = 512;

interface Chunk {
  keys: string[];
  records: number[];
}

/**
 * Distinct keys in order, each with a record number: an array cut into chunks, which is a B-tree of two
 * levels. Finding is two binary searches, inserting moves at most one chunk's worth of pointers.
 */
export class SortedKeys {
  private chunks: Chunk[] = [{ keys: [], records: [] }];

  insert(key: string, record: number): void {
    const chunkAt = this.chunkOf(key);
    const chunk = this.chunkAt(chunkAt);
    const at = lowerBound(chunk.keys, key);
    if (at === chunk.keys.length) {
      chunk.keys.push(key);
      chunk.records.push(record);
    } else {
      chunk.keys.splice(at, 0, key);
      chunk.records.splice(at, 0, record);
    }
    if (chunk.keys.length > mostPerChunk) this.split(chunkAt);
  }

  remove(key: string): void {
    const chunkAt = this.chunkOf(key);
    const chunk = this.chunkAt(chunkAt);
    const at = lowerBound(chunk.keys, key);
    if (chunk.keys[at] !== key) return;
    chunk.keys.splice(at, 1);
    chunk.records.splice(at, 1);
    if (chunk.keys.length === 0 && this.chunks.length > 1) this.chunks.splice(chunkAt, 1);
  }

  /** The first key of at least `from`. */
  firstFrom(from: string): { key: string; record: number } | undefined {
    for (let chunkAt = this.chunkOf(from); chunkAt < this.chunks.length; chunkAt++) {
      const { keys, records } = this.chunkAt(chunkAt);
      const at = lowerBound(keys, from);
      const key = keys[at];
      const record = records[at];
      if (key !== undefined && record !== undefined) return { key, record };
    }
    return undefined;
  }

  /** Record numbers of the keys from `from` to before `before`, in key order. */
  *range(from: string, before: string): Generator<number> {
    for (let chunkAt = this.chunkOf(from); chunkAt < this.chunks.length; chunkAt++) {
      const { keys, records } = this.chunkAt(chunkAt);
      const end = lowerBound(keys, before);
      for (let at = lowerBound(keys, from); at < end; at++) yield records[at] ?? 0;
      if (end < keys.length) return;
    }
  }

  *rangeBackwards(from: string, before: string): Generator<number> {
    for (let chunkAt = this.chunkOf(before); chunkAt >= 0; chunkAt--) {
      const { keys, records } = this.chunkAt(chunkAt);
      const start = lowerBound(keys, from);
      for (let at = lowerBound(keys, before) - 1; at >= start; at--) yield records[at] ?? 0;
      if (start > 0) return;
    }
  }

  /** The last chunk whose first key is at most `key`, or the first chunk. */
  private chunkOf(key: string): number {
    let low = 0;
    let high = this.chunks.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.chunkAt(middle).keys[0] ?? '') <= key) low = middle;
      else high = middle;
    }
    return low;
  }

  private chunkAt(at: number): Chunk {
    const chunk = this.chunks[at];
    if (!chunk) throw new Error(`Chunk ${at} of ${this.chunks.length} was asked for`);
    return chunk;
  }

  /** Keys that come in order, as ObjectIds do, leave full chunks behind rather than half-empty ones. */
  private split(at: number): void {
    const chunk = this.chunkAt(at);
    const last = at === this.chunks.length - 1;
    const keep = last ? mostPerChunk : mostPerChunk / 2;
    this.chunks.splice(at + 1, 0, { keys: chunk.keys.splice(keep), records: chunk.records.splice(keep) });
  }
}

/** The first place in sorted `keys` whose key is at least `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
