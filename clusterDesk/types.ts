import type { Problem, Row, Span, Vocabulary, Work } from '../desk/types';

/** What the register answers; see services/register/api/deskRoutes.ts, which checks what comes back. */
export interface Person {
  name: string;
  /** Null if it is the operator, who changes all of them. */
  cluster: string | null;
}

export interface Election {
  province: string;
  electedOn: string | null;
}

export interface Season {
  year: number;
  theme: string | null;
  provinces: string[];
  chair: Election | null;
  viceChair: Election | null;
  dueOn: string | null;
}

export interface Cluster {
  id: string;
  name: string;
  seasons: Season[];
}

export interface Province {
  id: string;
  name: string;
  validFrom: string | null;
  validTo: string | null;
  /** What it became part of when it ended. */
  successor: string | null;
}

export interface Known {
  /** Of what is shown: a change is made on it. */
  revision: number;
  clusters: Cluster[];
  documents: { season: string; id: string; title: string | null }[];
  provinces: Province[];
  measures: Vocabulary['measures'];
  programmes: Vocabulary['programmes'];
}

export interface DocumentHead {
  id: string;
  title: string;
  publisher: string;
  publishedOn: string;
  url: string;
}

/** What was read of a text, and what a person has made of it. */
export interface ReadText {
  text: string;
  rows: Row[];
  leftOut: Work['leftOut'];
  notUnderstood: Span[];
}

/** All that is entered and not sent yet. */
export interface Draft {
  cluster: { id: string; name: string };
  season: Season;
  document: DocumentHead;
  replaces: string | null;
  /** A text whose numbers are not read yet. */
  pasted: string;
  read: ReadText | null;
  accept: string[];
  reason: string;
}

/** What each part of the page knows and may change. */
export interface SectionProps {
  draft: Draft;
  known: Known;
  change(draft: Partial<Draft>): void;
}

export interface Change {
  entry: string;
  change: 'ADDED' | 'CHANGED' | 'REMOVED';
}

export interface Result {
  changed: boolean;
  revision: number;
  entries: Change[];
  findings: { rule: string; importance: 'ASK' | 'NOTE'; unit: string; vi: string; en: string }[];
  warnings: Problem[];
}

export interface Preview {
  preview: Result | null;
  problems: Problem[];
}

export interface Revision {
  _id: number;
  at: string;
  kind: 'FILES' | 'IMPORT' | 'DESK' | 'UNDO';
  by: string;
  file: string | null;
  reason: string | null;
  undoes: number | null;
  entries: Change[];
}
