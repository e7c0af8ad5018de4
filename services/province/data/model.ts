import { Schema, type Connection, type Model } from 'mongoose';
import type { Cell } from '../../../domain/cells';
import { whereAdded } from '../../../domain/cover';
import { documentKinds, documentStatuses, unitLevels, type SourceDocument, type Unit } from '../../../domain/facts';
import { reportingPeriods } from '../../../domain/period';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import type { RuleFinding } from '../../../domain/rules';
import type { UnitCoverage } from '../../../domain/reports/unitCoverage';
import { createIndexes } from '../../../platform/createIndexes';
import { assertUnsharded } from '../../../platform/shards';
import { cellModel, factModel } from '../../../platform/factModel';

/**
 * Nothing is overwritten: a row holds from revision `since` on, until the revision `until` that replaced or removed it,
 * null while it holds.
 */
export interface Versioned {
  since: number;
  until: number | null;
}

export interface UnitRecord extends Unit, Versioned {
  /** What readers who see no drafts see in its place; null if only drafts have brought it. Absent if it is as it is. */
  published?: Unit | null | undefined;
}

export type FactRecord = StoredFact & Versioned;

export interface DocumentRecord extends SourceDocument, Versioned {
  /** The unit whose report it is. */
  unit: string;
  /** SHA-256 of the import file that it came with; the same file twice changes nothing. */
  importSha256: string;
}

/** What one unit's facts of one year add up to. */
export interface FiguresRecord extends Versioned {
  unit: string;
  year: number;
  cells: Cell[];
  /** Ids of the documents behind the cells. */
  documents: string[];
  /** Of the measures that units below make up: which of these reported them. Absent if there are none. */
  coverage?: UnitCoverage[] | undefined;
  /**
   * The same without what drafts say; null if nothing is left without them. Absent if no draft is among the
   * documents, so that the row is as it is for everybody.
   */
  published?: PublishedFigures | null | undefined;
  updatedAt: Date;
  /** When the unit's own report of the year first came in; null if others only mention it. */
  receivedAt?: Date | null | undefined;
  /** Since when readers who see no drafts see what they see; absent if that is `since` and `updatedAt`. */
  publishedAs?: PublishedStamp | undefined;
}

export interface PublishedStamp {
  /** As those readers count revisions. */
  revision: number;
  updatedAt: Date;
  receivedAt?: Date | null | undefined;
}

export type PublishedFigures = Pick<FiguresRecord, 'cells' | 'documents' | 'coverage'>;

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

export interface ProvinceModels {
  units: Model<UnitRecord>;
  documents: Model<DocumentRecord>;
  facts: Model<FactRecord>;
  figures: Model<FiguresRecord>;
  revisions: Model<RevisionRecord>;
  state: Model<StateRecord>;
  knownRows: Model<KnownRowsRecord>;
}

const versioned = {
  since: { type: Number, required: true },
  until: { type: Number, default: null },
};
/** Collections and their indexes are made by `createProvinceModels`, and not by whoever only reads. */
const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;

const unitSchema = new Schema<UnitRecord>(
  {
    id: { type: String, required: true },
    name: { type: String, required: true },
    level: { type: String, enum: unitLevels, required: true },
    parent: { type: String, default: null },
    validFrom: { type: String, default: null },
    validTo: { type: String, default: null },
    aliases: { type: [String], default: undefined },
    // As it was written, as with figures.
    published: { type: Schema.Types.Mixed },
    ...versioned,
  },
  { ...options, id: false },
).index({ id: 1, since: 1 }, { unique: true });

const documentSchema = new Schema<DocumentRecord>(
  {
    id: { type: String, required: true },
    file: { type: String, required: true },
    title: String,
    url: String,
    sha256: String,
    publisher: String,
    publishedOn: String,
    eventOn: String,
    status: { type: String, enum: documentStatuses, required: true },
    period: { type: String, enum: reportingPeriods },
    text: String,
    kind: { type: String, enum: documentKinds },
    unit: { type: String, required: true },
    importSha256: { type: String, required: true },
    ...versioned,
  },
  { ...options, id: false },
).index({ id: 1, since: 1 }, { unique: true });

const factSchema = new Schema<FactRecord>(
  {
    ...factModel(),
    document: { type: String, required: true },
    adds: { type: String, enum: whereAdded, required: true },
    ...versioned,
  },
  { ...options, id: false },
)
  .index({ id: 1, since: 1 }, { unique: true })
  .index({ year: 1, measure: 1, id: 1 })
  .index({ unit: 1, year: 1, id: 1 })
  .index({ document: 1, since: 1 });

const cellSchema = new Schema<Cell>({ ...cellModel(), mentioned: Boolean, apart: { type: Schema.Types.Mixed } }, { _id: false });

const figuresSchema = new Schema<FiguresRecord>(
  {
    unit: { type: String, required: true },
    year: { type: Number, required: true },
    cells: [cellSchema],
    documents: [String],
    coverage: { type: Schema.Types.Mixed },
    // As it was written: a default would make rows without drafts look like such with them.
    published: { type: Schema.Types.Mixed },
    updatedAt: { type: Date, required: true },
    receivedAt: { type: Date },
    publishedAs: { type: Schema.Types.Mixed },
    ...versioned,
  },
  options,
)
  .index({ unit: 1, year: 1, since: 1 }, { unique: true })
  .index({ year: 1, since: 1 });

const counts = {
  added: { type: Number, default: 0 },
  changed: { type: Number, default: 0 },
  removed: { type: Number, default: 0 },
};

const revisionSchema = new Schema<RevisionRecord>(
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
  options,
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

const stateSchema = new Schema<StateRecord>(
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
  options,
);

const knownRowsSchema = new Schema<KnownRowsRecord>(
  {
    document: { type: String, required: true },
    since: { type: Number, required: true },
    part: { type: Number, required: true },
    parts: { type: Number, required: true },
    basis: { type: String, required: true },
    data: { type: Buffer, required: true },
  },
  options,
).index({ document: 1, since: 1, part: 1 }, { unique: true });

/** The collections of one province's database, with their indexes built. @throws SpreadCollectionError */
export async function createProvinceModels(connection: Connection): Promise<ProvinceModels> {
  await assertUnsharded(connection, ['state', 'imports', 'migrations']);
  const models = bindProvinceModels(connection);
  await createIndexes(Object.values(models));
  return models;
}

/** The same over another connection. */
export function bindProvinceModels(connection: Connection): ProvinceModels {
  return {
    units: connection.model<UnitRecord>('Unit', unitSchema, 'units'),
    documents: connection.model<DocumentRecord>('Document', documentSchema, 'documents'),
    facts: connection.model<FactRecord>('Fact', factSchema, 'facts'),
    figures: connection.model<FiguresRecord>('Figures', figuresSchema, 'figures'),
    // The collection has kept the name that it was made with.
    revisions: connection.model<RevisionRecord>('Revision', revisionSchema, 'imports'),
    state: connection.model<StateRecord>('State', stateSchema, 'state'),
    knownRows: connection.model<KnownRowsRecord>('KnownRows', knownRowsSchema, 'knownRows'),
  };
}
