import { Schema } from 'mongoose';
import type { RuleFinding } from '../../../domain/rules';

/** How many rows of a kind a revision touched. */
export interface ChangeCounts {
  added: number;
  changed: number;
  removed: number;
}

/** A revision: an import, or the undoing of one. */
export interface RevisionRecord {
  /** Its number. */
  _id: number;
  kind: 'IMPORT' | 'UNDO';
  /** STARTED until all of it is written; whether readers see it is decided by `StateRecord` alone. */
  status: 'STARTED' | 'DONE';
  /** Who made it, as far as is known: a person at a command line, a token, a start of the service. */
  by: string;
  file: string | null;
  sha256: string | null;
  /** The document whose facts it replaced; null if it changed units only. */
  document: string | null;
  /** The revision that it undid. */
  undoes: number | null;
  facts: ChangeCounts;
  units: ChangeCounts;
  /** What the rules said of it; absent if a version before made it. */
  findings?: RuleFinding[];
  /** Why what they asked was accepted. */
  acceptedReason?: string | null;
  /** Ids of the rules that were. */
  acceptedRules?: string[];
  startedAt: Date;
}

/** Numbers of revisions, both ends included. */
export interface NumberRange {
  from: number;
  to: number;
}

/** Who is changing the province's data at the moment. */
export interface LockRecord {
  /** Made for each holding. */
  owner: string;
  /** The machine, as far as process ids go on it. */
  host: string;
  pid: number;
  /** What for, in a few words. */
  purpose: string;
  since: Date;
  expiresAt: Date;
  /** The numbers that the holder may write under. */
  numbers: NumberRange;
}

/** Numbers of a holder that was given up but may be alive: nobody else ever writes under them. */
export interface AbandonedNumbers extends NumberRange {
  at: Date;
}

/** One document: the revision that readers see. Setting it is the commit of an import. */
export interface StateRecord {
  _id: 'state';
  revision: number;
  /** The number of revisions that readers who see no drafts know of: of those that changed what they see. */
  publishedRevision?: number;
  /** The first revision as of which the data can still be read; rows that ended by then may be gone. */
  oldest: number;
  /** Made with the first commit: the same revision of another database is not the same data. */
  origin?: string;
  /** That of this collection when the origin was made; another one is that of a copy. */
  collectionUuid?: string;
  /** Stands here so that only its holder commits: who has lost it changes nothing. */
  lock?: LockRecord;
  abandoned?: AbandonedNumbers[];
  /** When the last backup was whole; absent if none was made, or by a program that did not note it. */
  backedUpAt?: Date;
}

/**
 * What is known of the rows of the file that a document came with, so that those which are the same in the next need not be read
 * again: one of several parts, since MongoDB keeps no more than 16 MB in one. Only good for the revision that the document holds
 * since; it may be missing, and then all rows are read.
 */
export interface KnownRowsRecord {
  document: string;
  since: number;
  part: number;
  parts: number;
  /** SHA-256 of what the meaning of the rows depends on beside their own bytes. */
  basis: string;
  data: Buffer;
}

/** Collections and their indexes are made by `createProvinceModels`, and not by whoever only reads. */
export const collectionOptions = { versionKey: false, autoIndex: false, autoCreate: false } as const;

const counts = {
  added: { type: Number, default: 0 },
  changed: { type: Number, default: 0 },
  removed: { type: Number, default: 0 },
};

export const revisionSchema = new Schema<RevisionRecord>(
  {
    _id: { type: Number, required: true },
    kind: { type: String, enum: ['IMPORT', 'UNDO'], required: true },
    status: { type: String, enum: ['STARTED', 'DONE'], required: true },
    by: { type: String, required: true },
    file: { type: String, default: null },
    sha256: { type: String, default: null },
    document: { type: String, default: null },
    undoes: { type: Number, default: null },
    facts: counts,
    units: counts,
    findings: { type: Schema.Types.Mixed },
    acceptedReason: { type: String },
    acceptedRules: { type: [String], default: undefined },
    startedAt: { type: Date, required: true },
  },
  collectionOptions,
).index({ sha256: 1, document: 1 });

const numberRange = {
  from: { type: Number, required: true },
  to: { type: Number, required: true },
};

const lockSchema = new Schema<LockRecord>(
  {
    owner: { type: String, required: true },
    host: { type: String, required: true },
    pid: { type: Number, required: true },
    purpose: { type: String, required: true },
    since: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    numbers: numberRange,
  },
  { _id: false },
);

const abandonedSchema = new Schema<AbandonedNumbers>(
  { ...numberRange, at: { type: Date, required: true } },
  { _id: false },
);

export const stateSchema = new Schema<StateRecord>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    publishedRevision: Number,
    oldest: { type: Number, required: true },
    origin: String,
    collectionUuid: String,
    lock: lockSchema,
    abandoned: { type: [abandonedSchema], default: undefined },
    backedUpAt: Date,
  },
  collectionOptions,
);

export const knownRowsSchema = new Schema<KnownRowsRecord>(
  {
    document: { type: String, required: true },
    since: { type: Number, required: true },
    part: { type: Number, required: true },
    parts: { type: Number, required: true },
    basis: { type: String, required: true },
    data: { type: Buffer, required: true },
  },
  collectionOptions,
).index({ document: 1, since: 1, part: 1 }, { unique: true });
