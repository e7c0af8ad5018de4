/** A number to read with separators between its thousands, unlike a year. */
export interface Count {
  count: number;
}

/** A day is a `Date` at midnight UTC. */
export type FileCell = string | number | Count | Date | null;
export type FileRow = readonly FileCell[];
