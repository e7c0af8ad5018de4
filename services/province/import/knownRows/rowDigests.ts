import { hash } from 'node:crypto';

/** Of a row's SHA-256: that two of a million different rows have the same is not to be expected in the age of the world. */
const digestBytes = 16;
const wordsEach = digestBytes / Uint32Array.BYTES_PER_ELEMENT;

/** The digests of a file's rows, in their order. */
export interface RowDigests {
  readonly count: number;
  /** All of them; another array after the next is added. */
  readonly words: Uint32Array;
  add(bytes: Buffer, start: number, end: number): void;
}

export function createRowDigests(): RowDigests {
  let words = new Uint32Array(leastRows * wordsEach);
  let bytes = bytesOf(words);
  let count = 0;
  return {
    get count() {
      return count;
    },
    get words() {
      return words.subarray(0, count * wordsEach);
    },
    add(row, start, end) {
      if ((count + 1) * wordsEach > words.length) {
        words = grown(words);
        bytes = bytesOf(words);
      }
      const digest = hash('sha256', row.subarray(start, end), 'binary');
      bytes.write(digest, count * digestBytes, digestBytes, 'binary');
      count += 1;
    },
  };
}

export function countDigests(words: Uint32Array): number {
  return words.length / wordsEach;
}

export function isSameDigest(a: Uint32Array, atA: number, b: Uint32Array, atB: number): boolean {
  const [startA, startB] = [atA * wordsEach, atB * wordsEach];
  for (let word = 0; word < wordsEach; word += 1) {
    if (a[startA + word] !== b[startB + word]) return false;
  }
  return true;
}

/** Finds the first row of these that has the digest of another. */
export function createDigestFinder(
  words: Uint32Array,
): (others: Uint32Array, index: number) => number | undefined {
  const count = countDigests(words);
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  // Rows stand at the place that their digest names, or at the next that is free; 0 is free.
  const table = new Uint32Array(size);
  const placeOf = (all: Uint32Array, index: number) => (all[index * wordsEach] ?? 0) & (size - 1);
  for (let index = 0; index < count; index += 1) {
    let place = placeOf(words, index);
    // Of many that are the same, as the empty rows below a table, the first is kept: each would go past all before it.
    for (let other = table[place] ?? 0; other !== 0; other = table[place] ?? 0) {
      if (isSameDigest(words, index, words, other - 1)) break;
      place = (place + 1) & (size - 1);
    }
    table[place] ||= index + 1;
  }
  return (others, index) => {
    for (let place = placeOf(others, index); ; place = (place + 1) & (size - 1)) {
      const found = table[place] ?? 0;
      if (found === 0) return undefined;
      if (isSameDigest(others, index, words, found - 1)) return found - 1;
    }
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

const leastRows = 4_096;

function grown(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}
