import { dimensions, type Dimensions } from './facts';
import type { Bounds } from './quantity';

/** One number of a unit's figures: without dimensions the measure's total, with dimensions one cell of its breakdown. */
export interface Cell extends Bounds, Dimensions {
  measure: string;
  /** What of it is in no other cell of the breakdown, if that has several dimensions: what may be added to others. */
  apart?: Bounds | undefined;
  /** Whether nobody reported it, and others only mention a part of it. */
  mentioned?: boolean | undefined;
  /** The facts that it is made of, where single facts were added up. */
  facts?: readonly AddedFact[] | undefined;
}

/** A fact in a cell. */
export interface AddedFact {
  id: string;
  printed: string | null;
  /** Whether it is of that cell itself, and not of one part of it. */
  isOfCell: boolean;
}

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
