/** The random number in [0, 1) that belongs to some labels: the same for the same seed and labels, on every machine. */
export type Random = (...labels: (string | number)[]) => number;

/** Not for secrets. Numbers of different labels do not depend on the order in which they are asked for. */
export function createRandom(seed: number): Random {
  return (...labels) => mix(hash(`${seed}|${labels.join('|')}`)) / 2 ** 32;
}

/** A number from `low` up to `high`. */
export function between(low: number, high: number, random: number): number {
  return low + (high - low) * random;
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state;
}

/** The finalizer of MurmurHash3: spreads what little tells similar labels apart over all 32 bits. */
function mix(state: number): number {
  let bits = state;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
