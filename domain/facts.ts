import type { Measure } from './catalogue';
import type { Bounds } from './quantity';

export const awardKinds = [
  'EMULATION_FLAG',
  'CERTIFICATE_OF_MERIT',
  'COMMENDATION',
  'COMMEMORATIVE_MEDAL',
  'CREATIVE_LABOUR_CERTIFICATE',
  'MIXED',
] as const;
export const awardingBodies = ['CONFEDERATION', 'PROVINCE', 'SUPERIOR_UNION'] as const;
export const recipientTypes = ['COLLECTIVE', 'INDIVIDUAL'] as const;
export const sectors = ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION', 'NON_STATE_ENTERPRISE'] as const;
export const factForms = ['SUMMARY', 'ITEM'] as const;
export const documentStatuses = ['DRAFT', 'FINAL', 'SAMPLE'] as const;
export const unitLevels = ['PROVINCE', 'DISTRICT', 'SECTOR', 'GRASSROOTS'] as const;

export type AwardKind = (typeof awardKinds)[number];
export type AwardingBody = (typeof awardingBodies)[number];
export type RecipientType = (typeof recipientTypes)[number];
export type Sector = (typeof sectors)[number];
export type FactForm = (typeof factForms)[number];
export type DocumentStatus = (typeof documentStatuses)[number];
export type UnitLevel = (typeof unitLevels)[number];

/** What a number may be split by. */
export interface Dimensions {
  kind?: AwardKind | undefined;
  awardedBy?: AwardingBody | undefined;
  recipient?: RecipientType | undefined;
  programme?: string | undefined;
  sector?: Sector | undefined;
}

export type Dimension = keyof Dimensions;

/** One number as reported, before any adding up. */
export interface Fact extends Bounds, Dimensions {
  id: string;
  unit: string;
  year: number;
  measure: string;
  form: FactForm;
  /** Id of the document. */
  document: string;
  printed?: string | undefined;
  /** Position in the document's text, in characters. */
  offset?: number | undefined;
  presentedBy?: AwardingBody | undefined;
  /** Id of the fact that already contains this one. */
  includedIn?: string | undefined;
  /** Why the number is never added, where it is not. */
  notAdded?: string | undefined;
}

export interface Unit {
  id: string;
  name: string;
  level: UnitLevel;
  parent: string | null;
  /** YYYY-MM-DD; null or absent where it has no known beginning. */
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
  sha256?: string | undefined;
  publisher?: string | undefined;
  /** YYYY-MM-DD */
  publishedOn?: string | undefined;
  /** YYYY-MM-DD */
  eventOn?: string | undefined;
  status: DocumentStatus;
}

/** The dimensions by which `Figures` splits a measure; every other dimension is shown with the fact only. */
export function breakdownOf(measure: Measure): readonly Dimension[] {
  if (measure.domain === 'awards') return ['kind', 'awardedBy', 'recipient'];
  if (measure.domain === 'welfare') return ['programme'];
  if (measure.id === 'unions') return ['sector'];
  return [];
}

/** The part of a row's dimensions that `Figures` splits its measure by; empty where it is not split. */
export function breakdownCell(row: Dimensions, measure: Measure): Dimensions {
  const cell: Dimensions = {};
  for (const dimension of breakdownOf(measure)) {
    if (row[dimension] != null) Object.assign(cell, { [dimension]: row[dimension] });
  }
  return cell;
}

/** Equal for equal cells of one measure. */
export function cellKey(cell: Dimensions): string {
  return [cell.kind, cell.awardedBy, cell.recipient, cell.programme, cell.sector]
    .map((part) => part ?? '')
    .join('|');
}
