import type { Measure } from './catalogue';
import type { ReportingPeriod } from './period';
import { unitLevels, type UnitLevel } from './unitLevels';
import {
  absences,
  awardingBodies,
  awardKinds,
  copyDimension,
  dimensions,
  dimensionsOf,
  factForms,
  factStatuses,
  isWithoutDimensions,
  recipientTypes,
  sectors,
  type Dimension,
  type Dimensions,
  type FactValues,
} from './factFields';

export {
  absences,
  awardingBodies,
  awardKinds,
  dimensions,
  dimensionsOf,
  factForms,
  factStatuses,
  isWithoutDimensions,
  recipientTypes,
  sectors,
};
export { unitLevels };
export type { Dimension, Dimensions, UnitLevel };

export const documentStatuses = ['DRAFT', 'FINAL', 'SAMPLE'] as const;
export const documentKinds = ['REPORT', 'MENTION'] as const;

export type AwardKind = (typeof awardKinds)[number];
export type AwardingBody = (typeof awardingBodies)[number];
export type RecipientType = (typeof recipientTypes)[number];
export type Sector = (typeof sectors)[number];
export type FactForm = (typeof factForms)[number];
export type DocumentStatus = (typeof documentStatuses)[number];
export type DocumentKind = (typeof documentKinds)[number];
export type Absence = (typeof absences)[number];
export type FactStatus = (typeof factStatuses)[number];

/** One number as reported, before any adding up. */
export interface Fact extends FactValues {
  /** Id of the document. */
  document: string;
}

/** Whether it says only why it has no number. A nil is the number 0. */
export function hasNoNumber({ status }: Pick<Fact, 'status'>): boolean {
  return status === 'NOT_APPLICABLE' || status === 'NOT_COLLECTED';
}

export interface Unit {
  id: string;
  name: string;
  level: UnitLevel;
  parent: string | null;
  /** YYYY-MM-DD; null or absent if it has no known beginning. */
  validFrom?: string | null | undefined;
  /** YYYY-MM-DD, the first day on which it was no more; null or absent while it exists. */
  validTo?: string | null | undefined;
  /** Other names by which import files may call it. */
  aliases?: string[] | undefined;
}

/** A document that numbers come from. */
export interface SourceDocument {
  id: string;
  file: string;
  title?: string | undefined;
  /** Where it is published. */
  url?: string | undefined;
  sha256?: string | undefined;
  publisher?: string | undefined;
  /** YYYY-MM-DD */
  publishedOn?: string | undefined;
  /** YYYY-MM-DD */
  eventOn?: string | undefined;
  status: DocumentStatus;
  /** Absent if it is the whole year. */
  period?: ReportingPeriod | undefined;
  /** What is written in it, without names of private persons; `Fact.offset` counts in it. */
  text?: string | undefined;
  /** Whose it is: the unit's own report if it is absent, or of somebody else who only mentions the unit. */
  kind?: DocumentKind | undefined;
}

/** Whose word a number is: the unit's own, somebody else's, or nobody's. */
export type FactSource = 'REPORT' | 'MENTION' | 'SIMULATED';

export function sourceOf({ status, kind }: { status: string; kind?: string | null | undefined }): FactSource {
  if (status === 'SAMPLE') return 'SIMULATED';
  return kind === 'MENTION' ? 'MENTION' : 'REPORT';
}

/** The dimensions by which `Figures` splits a measure; every other dimension is shown with the fact only. */
export function breakdownOf(measure: Measure): readonly Dimension[] {
  if (measure.domain === 'awards') return breakdowns.awards;
  if (measure.domain === 'welfare') return breakdowns.welfare;
  return measure.id === 'unions' ? breakdowns.unions : breakdowns.others;
}

const breakdowns = {
  awards: ['kind', 'awardedBy', 'recipient'],
  welfare: ['programme'],
  unions: ['sector'],
  others: [],
} as const;

/** The part of a row's dimensions that `Figures` splits its measure by; empty if it is not split. */
export function breakdownCell(row: Dimensions, measure: Measure): Dimensions {
  const cell: Dimensions = {};
  for (const dimension of breakdownOf(measure)) copyDimension(dimension, row, cell);
  return cell;
}

/** Equal for equal cells of one measure. */
export function cellKey(cell: Dimensions): string {
  let key = '';
  for (const dimension of dimensions) key += `|${cell[dimension] ?? ''}`;
  return key.slice(1);
}
