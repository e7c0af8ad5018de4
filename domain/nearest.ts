import { asciiKey } from './fold';

const mostSuggestions = 3;

interface Known {
  id: string;
  name: string;
  aliases?: readonly string[] | undefined;
}

/** The three nearest of what is known, as the end of a message; empty if nothing is near. */
export function suggestions(text: string, known: Iterable<Known>, keyOf = asciiKey): string {
  const nearest = nearestOf(text, known, keyOf);
  if (nearest.length === 0) return '';
  return `; did you mean ${nearest.map(({ id, name }) => `"${id}" (${name})`).join(' or ')}?`;
}

/** The three nearest of what is known, the nearest first; empty if nothing is near. */
export function nearestOf(text: string, known: Iterable<Known>, keyOf = asciiKey): Known[] {
  const key = keyOf(text);
  if (key.length < 2) return [];
  const found: { of: Known; distance: number }[] = [];
  for (const of of known) {
    const { id, name, aliases = [] } = of;
    const distance = Math.min(...[id, name, ...aliases].map((other) => distanceOf(key, keyOf(other))));
    if (distance <= Math.max(1, key.length * 0.6)) found.push({ of, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostSuggestions)
    .map(({ of }) => of);
}

/** What one holds of the other counts half: a name is often cut short, or completed. */
function distanceOf(a: string, b: string): number {
  if (a === b) return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.includes(short))
    return Math.min(1 + (long.length - short.length) / 20, short.length * 0.4);
  return long.length - short.length > short.length ? long.length : editDistance(a, b);
}

/** Letters to be put in, taken out or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= b.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (a[at - 1] === b[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
