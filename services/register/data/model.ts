import { Schema, type Connection, type Model } from 'mongoose';
import {
  documentKinds,
  documentStatuses,
  unitLevels,
  type SourceDocument,
  type Unit,
  type UnitLevel,
} from '../../../domain/facts';
import { whereAdded } from '../../../domain/cover';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import { createIndexes } from '../../../platform/createIndexes';
import { assertUnsharded } from '../../../platform/shards';
import { factModel } from '../../../platform/factModel';
import type { Election, EntryChange, RegisterContent } from './content';
import { provinceTypes, type ProvinceType } from './provinceTypes';

export interface ProvinceCode {
  scheme: string;
  code: string;
  /** YYYY-MM-DD, as all days of the register. */
  validFrom: string | null;
  validTo: string | null;
}

export interface Province {
  id: string;
  name: string;
  aliases: string[];
  type: ProvinceType;
  codes: ProvinceCode[];
  /** First day on which it exists; null if that lies before the register's time. */
  validFrom: string | null;
  /** First day on which it no longer exists; null while it does. */
  validTo: string | null;
  /** Id of the province that it became part of. */
  successor: string | null;
}

export interface Cluster {
  id: string;
  name: string;
}

export interface Season {
  /** Cluster id and year, such as `cum-5:2024`. */
  id: string;
  cluster: string;
  year: number;
  theme: string | null;
  /** Province ids. */
  provinces: string[];
  chair: Election | null;
  viceChair: Election | null;
  /** The day by which the cluster reports the year, YYYY-MM-DD. */
  dueOn: string | null;
  /** Ids of the documents that it published. */
  documents: string[];
}

/** A report whose document does not name its province. */
export interface Unplaced {
  id: string;
  unitName: string;
  year: number;
  units: Unit[];
  /** Id of the document. */
  document: string;
}

/** `owner` is the id of the season or of the unplaced report that published it. */
export type OwnedFact = StoredFact & { owner: string };

/** The day by which units of a level report a year. */
export interface DueDate {
  /** Level and year, such as `PROVINCE:2024`. */
  id: string;
  level: UnitLevel;
  year: number;
  /** YYYY-MM-DD */
  dueOn: string;
}

/** Everything that the register holds, by collection. */
export interface RegisterRows {
  dueDates: DueDate[];
  provinces: Province[];
  clusters: Cluster[];
  seasons: Season[];
  unplaced: Unplaced[];
  documents: SourceDocument[];
  facts: OwnedFact[];
}

export type CollectionName = keyof RegisterRows;

/** A row belongs to one version of the whole register; readers see that of the newest revision, and no other. */
export type Versioned<Row> = Row & { version: string };

/** One state of what can be changed: made by one atomic write, and never changed after. */
export interface RevisionRecord {
  /** Counted from 1. */
  _id: number;
  at: Date;
  kind: 'FILES' | 'IMPORT' | 'DESK' | 'UNDO';
  /** As they say; who was authenticated stands in the audit log. */
  by: string;
  file: string | null;
  sha256: string | null;
  reason: string | null;
  /** Ids of the rules whose findings were accepted. */
  accepted: string[];
  /** The revision that it takes back. */
  undoes: number | null;
  entries: EntryChange[];
  /** All of it, with the hash of a document's text in place of the text. */
  content: RegisterContent;
  /** Of the rows that are made of it, with what comes with the program; made anew if that changes. */
  version: string;
}

/** The text of a document, by its SHA-256: many revisions hold the same one. */
export interface TextRecord {
  _id: string;
  text: string;
}

export type RegisterModels = { [Name in CollectionName]: Model<Versioned<RegisterRows[Name][number]>> } & {
  revisions: Model<RevisionRecord>;
  texts: Model<TextRecord>;
};

/** Collections and their indexes are made by `createRegisterModels`, and not by whoever only reads. */
const options = { versionKey: false, autoIndex: false, autoCreate: false, id: false } as const;
const text = { type: String, required: true } as const;
const textOrNull = { type: String, default: null } as const;
const year = { type: Number, required: true } as const;
const validity = { validFrom: textOrNull, validTo: textOrNull };

const codeSchema = new Schema<ProvinceCode>({ scheme: text, code: text, ...validity }, { _id: false });
const electionSchema = new Schema<Election>({ province: text, electedOn: textOrNull }, { _id: false });
const unitSchema = new Schema<Unit>(
  { id: text, name: text, level: { type: String, enum: unitLevels, required: true }, parent: textOrNull },
  { _id: false, id: false },
);

const provinceSchema = versioned<Province>({
  name: text,
  aliases: [String],
  type: { type: String, enum: provinceTypes, required: true },
  codes: [codeSchema],
  ...validity,
  successor: textOrNull,
}).index({ version: 1, successor: 1 });

const clusterSchema = versioned<Cluster>({ name: text });

const seasonSchema = versioned<Season>({
  cluster: text,
  year,
  theme: textOrNull,
  provinces: [String],
  chair: { type: electionSchema, default: null },
  viceChair: { type: electionSchema, default: null },
  dueOn: textOrNull,
  documents: [String],
})
  .index({ version: 1, cluster: 1, year: 1 })
  .index({ version: 1, provinces: 1, year: 1 })
  .index({ version: 1, year: 1 });

const dueDateSchema = versioned<DueDate>({
  level: { type: String, enum: unitLevels, required: true },
  year,
  dueOn: text,
}).index({ version: 1, year: 1 });

const unplacedSchema = versioned<Unplaced>({ unitName: text, year, units: [unitSchema], document: text });

const documentSchema = versioned<SourceDocument>({
  file: text,
  title: String,
  url: String,
  text: String,
  sha256: String,
  publisher: String,
  publishedOn: String,
  eventOn: String,
  status: { type: String, enum: documentStatuses, required: true },
  kind: { type: String, enum: documentKinds },
});

const factSchema = versioned<OwnedFact>({
  owner: text,
  ...factModel(),
  id: text,
  adds: { type: String, enum: whereAdded, required: true },
  document: text,
}).index({ version: 1, owner: 1, id: 1 });

const revisionSchema = new Schema<RevisionRecord>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    kind: text,
    by: text,
    file: textOrNull,
    sha256: textOrNull,
    reason: textOrNull,
    accepted: [String],
    undoes: { type: Number, default: null },
    // Checked before it is written, and read as a whole.
    entries: { type: Schema.Types.Mixed, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    version: text,
  },
  { ...options, minimize: false },
);

const textSchema = new Schema<TextRecord>({ _id: text, text }, options);

function versioned<Row extends { id: string }>(definition: object): Schema<Versioned<Row>> {
  return new Schema<Versioned<Row>>({ id: text, version: text, ...definition }, options).index(
    { version: 1, id: 1 },
    { unique: true },
  );
}

/** The collections of the register's database, with their indexes built. @throws SpreadCollectionError */
export async function createRegisterModels(connection: Connection): Promise<RegisterModels> {
  await assertUnsharded(connection, ['revisions', 'texts', 'migrations']);
  const models = bindRegisterModels(connection);
  await createIndexes(Object.values(models));
  return models;
}

/** The same over another connection. */
export function bindRegisterModels(connection: Connection): RegisterModels {
  return {
    provinces: connection.model('Province', provinceSchema, 'provinces'),
    clusters: connection.model('Cluster', clusterSchema, 'clusters'),
    seasons: connection.model('Season', seasonSchema, 'seasons'),
    dueDates: connection.model('DueDate', dueDateSchema, 'dueDates'),
    unplaced: connection.model('Unplaced', unplacedSchema, 'unplaced'),
    documents: connection.model('Document', documentSchema, 'documents'),
    facts: connection.model('Fact', factSchema, 'facts'),
    revisions: connection.model<RevisionRecord>('Revision', revisionSchema, 'revisions'),
    texts: connection.model<TextRecord>('Text', textSchema, 'texts'),
  };
}
