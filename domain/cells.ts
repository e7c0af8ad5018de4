import { dimensions, type Dimensions } from './facts';

/** Whether a row is in the cell of a total. */
export function holds(total: Dimensions, row: Dimensions): boolean {
  return dimensions.every((dimension) => total[dimension] == null || total[dimension] === row[dimension]);
}

/** Whether no case can be in both. */
export function isApart(a: Dimensions, b: Dimensions): boolean {
  return dimensions.some(
    (dimension) => a[dimension] != null && b[dimension] != null && a[dimension] !== b[dimension],
  );
}
