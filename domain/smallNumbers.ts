import type { Catalogue } from './catalogue';
import type { Cell } from './cover';
import type { Bounds } from './quantity';

/** Counts of people below it point at persons. */
const least = 5;
const countsOfPeople = ['people', 'person_times'];

/** The measures that count the people whom welfare reached. */
export function welfareCounts({ measures }: Catalogue): string[] {
  return [...measures.values()]
    .filter(({ domain, unit }) => domain === 'welfare' && countsOfPeople.includes(unit))
    .map(({ id }) => id);
}

/** Whether a number says that there are fewer; of a range its upper end does. */
export function isSmall({ value, atMost }: Pick<Bounds, 'value' | 'atMost'>): boolean {
  const most = value ?? atMost;
  return most !== null && most < least;
}

/** `isSmall` for facts in the database. */
export const smallFilter = { $or: [{ value: { $lt: least } }, { value: null, atMost: { $lt: least } }] };

function orderOf({ measure, programme }: Cell): string {
  return `${measure}|${programme ?? ''}`;
}

export interface SplitCells {
  shown: Cell[];
  withheld: Cell[];
}

/**
 * Takes small counts of people out of a grassroots unit's figures. Where one of a measure's numbers is small, so are those
 * of its programmes taken, since the small one is what is left of the total without the others.
 */
export function withholdSmall(cells: readonly Cell[], measures: readonly string[]): SplitCells {
  const small = new Set(
    cells.filter((cell) => measures.includes(cell.measure) && isSmall(cell)).map((cell) => cell.measure),
  );
  const isWithheld = (cell: Cell) => small.has(cell.measure) && (isSmall(cell) || cell.programme != null);
  const withheld = cells.filter(isWithheld).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return { shown: cells.filter((cell) => !isWithheld(cell)), withheld };
}
