import type { AwardingBody, AwardKind, FactForm, RecipientType, Sector } from '../domain/facts';
import type { LeftOutReason, Sureness } from '../domain/reading/reading';

/** What the service answers; see services/province/desk/work.ts, which checks what comes back. */
export interface Person {
  province: string;
  name: string;
  role: 'CLERK' | 'HEAD' | 'BOTH';
}

export interface Province {
  id: string;
  name: string;
}

/** What there is to choose from before anybody has signed in. */
export interface SignInChoices {
  provinces: readonly Province[];
  /** Whether the OpenID provider signs in. */
  hasProvider: boolean;
}

export type Decision = 'OPEN' | 'ACCEPTED' | 'REJECTED';
export type WorkState = 'OPEN' | 'SUBMITTED' | 'PUBLISHED';

export interface Place {
  text: string;
  start: number;
  end: number;
  sentence: string;
  sureness: Sureness;
  rule: string;
}

export interface Row {
  id: string;
  decision: Decision;
  measure: string;
  value: number | null;
  atLeast: number;
  atMost: number | null;
  estimated: boolean;
  form: FactForm;
  year: number;
  unit: string | null;
  programme: string | null;
  kind: AwardKind | null;
  awardedBy: AwardingBody | null;
  recipient: RecipientType | null;
  sector: Sector | null;
  includedIn: string | null;
  place: Place | null;
}

export interface Head {
  year: number;
  document: string;
  title: string;
  publisher: string | null;
  publishedOn: string | null;
  url: string | null;
  replaces: string | null;
  accept: string[];
  reason: string;
  /** Why it comes after the day by which its year was due; absent in what was kept before there was one. */
  lateReason?: string;
}

export interface KnownDocument {
  id: string;
  title: string | null;
  status: 'DRAFT' | 'FINAL' | 'SAMPLE';
}

export interface Step {
  at: string;
  by: string;
  what: 'BEGUN' | 'SAVED' | 'SUBMITTED' | 'RETURNED' | 'PUBLISHED';
  reason?: string;
  revision?: number;
}

export interface Span {
  text: string;
  start: number;
  end: number;
}

export interface Work {
  id: string;
  version: number;
  state: WorkState;
  head: Head;
  text: string | null;
  file: { name: string; format: string; bytes: number } | null;
  rows: Row[];
  leftOut: (Span & { reason: LeftOutReason })[];
  notUnderstood: Span[];
  steps: Step[];
  changedAt: string;
  /** YYYY-MM-DD; null if nobody says. */
  dueOn: string | null;
  isLate: boolean;
  /** The change that has undone it. */
  undoneBy: number | null;
}

export interface WorkSummary {
  id: string;
  version: number;
  state: WorkState;
  title: string;
  year: number;
  document: string;
  file: string | null;
  open: number;
  steps: Step[];
  changedAt: string;
  undoneBy: number | null;
}

export interface Quantity {
  value: number | null;
  atLeast: number;
  atMost: number | null;
  estimated?: boolean;
}

/** The part of a measure that a number is of; nothing of it for the measure's total. */
export interface CellOf {
  measure: string;
  kind?: string | null;
  awardedBy?: string | null;
  recipient?: string | null;
  programme?: string | null;
  sector?: string | null;
}

export interface CellChange extends CellOf {
  before: Quantity | null;
  after: Quantity | null;
}

export interface Problem {
  place: string;
  message: string;
}

export interface Preview {
  preview: {
    changed: boolean;
    facts: { added: number; changed: number; removed: number };
    warnings: Problem[];
    findings: { rule: string; unit: string; year: number; vi: string; en: string }[];
    figures: { unit: string; year: number; cells: CellChange[] }[];
    figuresChanged: number;
  } | null;
  problems: Problem[];
}

export interface Revision {
  id: string;
  kind: 'IMPORT' | 'UNDO';
  by: string;
  file: string | null;
  document: string | null;
  undoes: number | null;
  undoneBy: number | null;
  startedAt: string;
}

export interface Unit {
  id: string;
  name: string;
  level: string;
  parent: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** A unit that reported a year. */
export interface Reported {
  unit: string;
  updatedAt: string;
  receivedAt: string | null;
}

export interface Measure {
  id: string;
  name: string;
  nameEn: string;
  unit: string;
  domain: 'membership' | 'awards' | 'welfare' | 'activities';
  additive: boolean;
}

export interface Vocabulary {
  /** Name of the federation whose desk it is. */
  federation: string;
  measures: Measure[];
  programmes: { id: string; name: string; nameEn: string }[];
}
