import type { Problem } from './verdict';

/** What the gateway would have called INVALID_ANSWER, each place once. */
export interface Refusals {
  note(problem: Problem): void;
  all(): readonly Problem[];
}

/** Passes on what it takes, if there is somebody else who wants to know. */
export function createRefusals(also?: Refusals): Refusals {
  const byPlace = new Map<string, Problem>();
  return {
    note(problem) {
      const place = `${kindOfPlace(problem.where)} ${problem.expected}`;
      if (!byPlace.has(place)) byPlace.set(place, problem);
      also?.note(problem);
    },
    all: () => [...byPlace.values()],
  };
}

/** The same for every row of a list. */
function kindOfPlace(where: string): string {
  return where.replaceAll(/\[\d+\]|\.\d+(?=\.|$)/g, '[]');
}
