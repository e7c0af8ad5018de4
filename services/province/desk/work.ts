import { z } from 'zod';
import { mostRows, rowSchema, type WorkRow } from '../../../domain/desk/rows';
import { emptyLineSchema, lineSchema } from '../../../domain/lineOfText';
import type { LeftOut, Span } from '../../../domain/reading/reading';
import { longestTexts } from '../../../domain/textLimits';
import { firstYear, lastYear } from '../../../domain/years';

/** OPEN while the clerk works on it, SUBMITTED until the head has said, PUBLISHED for good. */
export const workStates = ['OPEN', 'SUBMITTED', 'PUBLISHED'] as const;
export type WorkState = (typeof workStates)[number];

/** What the report is. */
export const headSchema = z.strictObject({
  /** The year that it is of. */
  year: z.int().min(firstYear).max(lastYear),
  /** Id of the document: the same one again takes the place of what was published under it. */
  document: z
    .string()
    .trim()
    .max(200)
    .regex(/^[a-z0-9][a-z0-9-]*$/),
  title: lineSchema(500),
  publisher: emptyLineSchema(500).nullable(),
  /** ISO 8601. */
  publishedOn: z.iso.date().nullable(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(longestTexts.name)
    .nullable(),
  /** Id of a document that it takes the place of, if that has another id. */
  replaces: emptyLineSchema(200).nullable(),
  /** Ids of the rules whose findings are accepted, and why. */
  accept: z.array(emptyLineSchema(100)).max(100),
  reason: emptyLineSchema(2_000),
  /** Why it comes after the day by which the year was due. */
  lateReason: emptyLineSchema(2_000).default(''),
});
export type WorkHead = z.infer<typeof headSchema>;

/** What the clerk may change. */
export const changeSchema = z.strictObject({
  /** The version that it was made from. */
  version: z.int().positive(),
  head: headSchema.optional(),
  rows: z.array(rowSchema).max(mostRows).optional(),
});
export type WorkChange = z.infer<typeof changeSchema>;

/** A filled template, kept as it came. */
export interface WorkFile {
  name: string;
  format: 'csv' | 'xlsx' | 'json';
  content: Buffer;
}

export interface WorkStep {
  at: Date;
  /** Who it is as they say; the token was checked. */
  by: string;
  what: 'BEGUN' | 'SAVED' | 'SUBMITTED' | 'RETURNED' | 'PUBLISHED';
  reason?: string;
  revision?: number;
}

/** A report on its way from a text or a file to what is published. */
export interface Work {
  _id: string;
  /** Goes up with every change: who saves over another's change is told. */
  version: number;
  state: WorkState;
  head: WorkHead;
  /** What was pasted, or read out of a document; null if a template was brought. */
  text: string | null;
  file: WorkFile | null;
  rows: WorkRow[];
  leftOut: LeftOut[];
  notUnderstood: Span[];
  steps: WorkStep[];
  changedAt: Date;
}

/** What is known around a report: by when its year is due, and which revision has undone it. */
export interface Surroundings {
  /** YYYY-MM-DD; null if nobody says. */
  dueOn: string | null;
  /** The last day has passed, so that a change needs a reason. */
  isLate: boolean;
  undoneBy: number | null;
}

/** What lists show of it. */
export type WorkSummary = Pick<Work, 'version' | 'state' | 'steps' | 'changedAt'> & {
  id: string;
  title: string;
  year: number;
  document: string;
  /** Name of the file that it came in; null if it was typed or pasted. */
  file: string | null;
  open: number;
  undoneBy: number | null;
};
