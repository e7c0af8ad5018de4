import type { Problem } from '../verdict';

/** Problems that are alike but for the row and the reader: the first of them, and how many there are. */
export interface ProblemKind {
  first: Problem;
  count: number;
}

/** In the order in which the first of each kind came. */
export function kindsOf(problems: readonly Problem[]): ProblemKind[] {
  const byKind = new Map<string, ProblemKind>();
  for (const problem of problems) {
    const kind = `${placeKind(problem.where)} | ${problem.expected.replaceAll(/\d+/g, '#')}`;
    const known = byKind.get(kind);
    if (known) known.count += 1;
    else byKind.set(kind, { first: problem, count: 1 });
  }
  return [...byKind.values()];
}

/** A place without the row and without who asked. */
function placeKind(where: string): string {
  return where
    .replace(/, asked by .*$/, '')
    .replaceAll(/\b(fact|unit|document) [^\s,.]+/g, '$1 …')
    .replaceAll(/\d+/g, '#');
}
