import { Schema, type Connection, type Model } from 'mongoose';
import type { Cell } from '../../../domain/cells';
import { whereAdded } from '../../../domain/cover';
import { documentKinds, documentStatuses, unitLevels, type SourceDocument, type Unit } from '../../../domain/facts';
import { reportingPeriods } from '../../../domain/period';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import type { UnitCoverage } from '../../../domain/reports/unitCoverage';
import { createIndexes } from '../../../platform/createIndexes';
import { assertUnsharded } from '../../../platform/shards';
import { cellModel, factModel } from '../../../platform/factModel';
import {
  collectionOptions,
  knownRowsSchema,
  revisionSchema,
  stateSchema,
  type KnownRowsRecord,
  type RevisionRecord,
  type StateRecord,
} from './revisionModel';

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
  { ...collectionOptions, id: false },
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
  { ...collectionOptions, id: false },
).index({ id: 1, since: 1 }, { unique: true });

const factSchema = new Schema<FactRecord>(
  {
    ...factModel(),
    document: { type: String, required: true },
    adds: { type: String, enum: whereAdded, required: true },
    ...versioned,
  },
  { ...collectionOptions, id: false },
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
  collectionOptions,
)
  .index({ unit: 1, year: 1, since: 1 }, { unique: true })
  .index({ year: 1, since: 1 });

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
