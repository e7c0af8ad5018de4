import type { Catalogue } from './catalogue';
import type { Bounds } from './quantity';

/** Counts of persons below it, other than none, point at persons. */
const least = 5;

/** The measures that count persons who could be known by a small number. */
export function personalMeasures({ measures }: Catalogue): string[] {
  return [...measures.values()].filter(({ personal }) => personal).map(({ id }) => id);
}

/** Whether a number says that there are some, but few; of a range its upper end does. */
export function isSmall({ value, atMost }: Pick<Bounds, 'value' | 'atMost'>): boolean {
  const most = value ?? atMost;
  return most !== null && most > 0 && most < least;
}

/** `isSmall` for facts in the database. */
export const smallFilter = {
  $or: [{ value: { $gt: 0, $lt: least } }, { value: null, atMost: { $gt: 0, $lt: least } }],
};

/**
 * What is shown of a number of the province as a whole that is withheld: totals above need bounds. From none to the next
 * power of ten that is well above it, so that neither end says how many there are.
 */
export function withheldRange({ value, atLeast, atMost }: Bounds): Bounds {
  const most = atMost ?? value ?? atLeast;
  let end = 10;
  while (end < most + least + 1) end *= 10;
  return { value: null, atLeast: 0, atMost: atMost === null ? null : end - 1 };
}
