import type { Head, Row, Work } from '../types';

export interface Merged {
  work: Work;
  /** Whether something of it is still to be saved. */
  isChanged: boolean;
  /** Rows that both have changed, each otherwise: what was saved first stands. */
  lost: Row[];
}

/**
 * What two people made of one report at once: each row and field by who has changed it.
 *
 * @param base as both had it
 * @param mine not saved yet
 * @param theirs as it was saved in between
 */
export function mergeWorks(base: Work, mine: Work, theirs: Work): Merged {
  const before = new Map(base.rows.map((row) => [row.id, row]));
  const kept = new Map(theirs.rows.map((row) => [row.id, row]));
  const lost: Row[] = [];
  for (const row of mine.rows) {
    const was = before.get(row.id);
    const saved = kept.get(row.id);
    if (same(row, was) || same(row, saved)) continue;
    const id = unused(row.id, kept);
    if (!was && saved) kept.set(id, { ...row, id });
    else if (same(saved, was)) kept.set(row.id, row);
    else lost.push(row);
  }
  const rows = [...kept.values()];
  const head = mergeHeads(base.head, mine.head, theirs.head);
  return {
    work: { ...theirs, rows, head },
    isChanged: !same(rows, theirs.rows) || !same(head, theirs.head),
    lost,
  };
}

function mergeHeads(base: Head, mine: Head, theirs: Head): Head {
  const changed = Object.entries(mine).filter(
    ([name, value]) =>
      !same(value, base[name as keyof Head]) && same(theirs[name as keyof Head], base[name as keyof Head]),
  );
  return { ...theirs, ...Object.fromEntries(changed) };
}

/** Both have added a number, and their pages gave it the same id. */
function unused(id: string, rows: ReadonlyMap<string, Row>): string {
  let next = id;
  while (rows.has(next)) next = `${next}-b`;
  return next;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
