import {
  dimensions,
  type Dimension,
  type Dimensions,
  type FactForm,
  type FactSource,
  type FactStatus,
} from '../facts';
import { zero, type Bounds } from '../quantity';
import type { Adds } from './whereAdded';

/** What the cover needs to know of a fact, or of many facts of the same unit, measure and form added up. */
export interface CoverRow {
  unit: string;
  measure: string;
  form: FactForm;
  adds: Adds;
  /** Whose word it is; the unit's own report if it is absent. */
  source?: FactSource | undefined;
  /** What of it is in no other cell of the breakdown, if that follows from more than `adds`. */
  apart?: Bounds | undefined;
  /** Whether it is of a unit that did not report itself, which has at least so much. */
  isPart?: boolean | undefined;
  /** Of a row that stands for what a unit did not say: the cells that it reported, beside which there may be more. */
  beside?: readonly Dimensions[] | undefined;
  status?: FactStatus | undefined;
  /** Whether it stands for what a unit below may have of a cell that it did not name. */
  isSilence?: boolean | undefined;
}

/** A row with its number and the cell that this is of. */
export type MeasuredRow = CoverRow & Bounds & Dimensions & { document?: string | undefined };

export function isReported({ source = 'REPORT' }: CoverRow): boolean {
  return source === 'REPORT';
}

export function isSimulated({ source }: CoverRow): boolean {
  return source === 'SIMULATED';
}

export function isMention({ source }: CoverRow): boolean {
  return source === 'MENTION';
}

/** There is a number, and nobody has it. */
export function isMissing({ status }: CoverRow): boolean {
  return status === 'NOT_COLLECTED';
}

export function isTotal({ adds }: CoverRow): boolean {
  return adds === 'TOTAL';
}

export function isCollectedTotal(row: CoverRow): boolean {
  return isTotal(row) && !isMissing(row);
}

export function isSummaryTotal(row: CoverRow): boolean {
  return row.form === 'SUMMARY' && isCollectedTotal(row);
}

/** What does not apply to a unit is none. */
export function applicable<Row extends CoverRow & Bounds>(row: Row): Row {
  return row.status === 'NOT_APPLICABLE' ? { ...row, ...zero } : row;
}

export function withoutThose(names: readonly Dimension[]): Dimensions {
  return Object.fromEntries(names.map((dimension) => [dimension, undefined]));
}

/** Of a row that stands for no fact: what only a fact has. */
export const nothingOfIt = {
  ...withoutThose(dimensions),
  id: undefined,
  printed: undefined,
  estimated: undefined,
  status: undefined,
  apart: undefined,
};
