import type { CountCell, WrittenCell } from '../../platform/xlsx/cells';

/** A number to read with separators between its thousands, unlike a year; with its qualifier before it. */
export type Count = CountCell;

/** A day is a `Date` at midnight UTC. */
export type FileCell = Exclude<WrittenCell, undefined>;
export type FileRow = readonly FileCell[];
