/** A province's number and its size; null if it has none that is exact and its own. */
export interface Peer {
  size: number | null;
  value: number | null;
}

export interface PeerLimits {
  /** Of like size is who is at most so many times as large or as small. */
  sizeWithin: number;
  /** With fewer there is nothing to compare with. */
  leastPeers: number;
  /** How many robust standard deviations from the median are still in line. */
  deviations: number;
}

/** The numbers of those of like size, and what is still in line with them. */
export interface PeerRange {
  peers: number;
  median: number;
  atLeast: number;
  atMost: number;
}

/** The median absolute deviation times this estimates the standard deviation of a normal distribution. */
const deviationOfNormal = 1.4826;

/**
 * The range around the median of the numbers of provinces of like size. Median and median absolute deviation hold as long
 * as fewer than half of the numbers are wrong; mean and standard deviation would follow the first wrong one.
 *
 * @returns null if too few are of like size and have a number
 */
export function peerRange(size: number, all: readonly Peer[], limits: PeerLimits): PeerRange | null {
  const { sizeWithin, leastPeers, deviations } = limits;
  const values = all.flatMap((peer) =>
    peer.value !== null && peer.size !== null && isLike(size, peer.size, sizeWithin) ? [peer.value] : [],
  );
  if (values.length < leastPeers) return null;
  const middle = medianOf(values);
  const deviation = medianOf(values.map((value) => Math.abs(value - middle)));
  const reach = deviations * deviationOfNormal * deviation;
  return { peers: values.length, median: middle, atLeast: middle - reach, atMost: middle + reach };
}

function isLike(one: number, other: number, times: number): boolean {
  return one <= other * times && other <= one * times;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const at = (index: number) => sorted[index] ?? NaN;
  return sorted.length % 2 === 1 ? at(upper) : (at(upper - 1) + at(upper)) / 2;
}
