import type { Bounds } from '../words/bounds';

export interface LineSeries {
  name: string;
  /** Null in a year without a number: the line has a gap there. */
  points: readonly { year: number; bounds: Bounds | null; simulated: boolean }[];
}

/** So many lines can be told apart by hue, dashes and marks. */
export const mostLines = 6;
