/** A sum: the numbers of its parts make up that of the whole. */
export interface Equation {
  whole: string;
  parts: readonly string[];
}

/** A prime below 2^26, so that products are exact. */
const prime = 67_108_859;

/**
 * Which of the unknown numbers follow from the known ones: those that have the same value in every solution of the
 * equations. Found by Gaussian elimination modulo a prime, which is exact here: the factors are 1 and -1, and what they
 * multiply up to is far below the prime.
 */
export function determinedBy(equations: readonly Equation[], unknown: ReadonlySet<string>): Set<string> {
  /** By the number that it is solved for: what is left of that equation, without this number. */
  const solved = new Map<string, Row>();
  /** By a number: those that are solved in terms of it. */
  const usedIn = new Map<string, Set<string>>();
  for (const equation of [...equations].sort((a, b) => a.parts.length - b.parts.length)) {
    const row = rowOf(equation, unknown);
    for (const [key, factor] of [...row]) {
      const known = solved.get(key);
      if (!known) continue;
      row.delete(key);
      addTo(row, known, factor);
    }
    const [pivot] = row;
    if (!pivot) continue;
    solveFor(pivot[0], row);
  }
  return new Set([...solved].flatMap(([key, row]) => (row.size === 0 ? [key] : [])));

  function solveFor(pivot: string, row: Row): void {
    const factor = inverse(prime - (row.get(pivot) ?? 0));
    row.delete(pivot);
    for (const [key, value] of row) row.set(key, (value * factor) % prime);
    solved.set(pivot, row);
    for (const user of usedIn.get(pivot) ?? []) {
      const used = solved.get(user);
      const times = used?.get(pivot);
      if (!used || times === undefined) continue;
      used.delete(pivot);
      addTo(used, row, times);
      for (const key of used.keys()) noteUse(key, user);
    }
    usedIn.delete(pivot);
    for (const key of row.keys()) noteUse(key, pivot);
  }

  function noteUse(key: string, user: string): void {
    const users = usedIn.get(key) ?? new Set();
    usedIn.set(key, users.add(user));
  }
}

/** Factors of the unknown numbers, modulo the prime; none is 0. */
type Row = Map<string, number>;

function rowOf({ whole, parts }: Equation, unknown: ReadonlySet<string>): Row {
  const row: Row = new Map();
  if (unknown.has(whole)) row.set(whole, prime - 1);
  for (const part of parts) if (unknown.has(part)) addTo(row, new Map([[part, 1]]), 1);
  return row;
}

function addTo(row: Row, other: Row, times: number): void {
  for (const [key, value] of other) {
    const sum = ((row.get(key) ?? 0) + value * times) % prime;
    if (sum === 0) row.delete(key);
    else row.set(key, sum);
  }
}

function inverse(value: number): number {
  let [power, base, exponent] = [1, value % prime, prime - 2];
  for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) power = (power * base) % prime;
    base = (base * base) % prime;
  }
  return power;
}
