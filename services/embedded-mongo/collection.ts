import { UUID } from 'bson';
import { CommandError } from './errors';
import { Index } from './indexes';
import { idIndex, isAlreadyThere, type IndexDefinition } from './indexDefinition';
import { compileFilter } from './matcher';
import { isSameValue } from './order';
import { choosePlan, type Plan, type Sort } from './planner';
import { sortBy } from './sort';
import { shareTexts } from './sharedTexts';
import { definitionRecord, type Storage } from './storage';
import { assertDocumentSize, assertStorable, typeName, type BsonDocument } from './values';

export interface FindOptions {
  sort?: Sort;
  skip?: number;
  /** 0 is no limit. */
  limit?: number;
}

export interface Match {
  record: number;
  document: BsonDocument;
}

/**
 * Documents by record number, in the order of their insertion, with their indexes. A stored document is
 * never changed, only replaced: whoever was handed one may keep it.
 */
export class Collection {
  private readonly documents = new Map<number, BsonDocument>();
  private readonly indexes = new Map<string, Index>();
  private nextRecord = 1;

  constructor(
    readonly id: number,
    readonly namespace: string,
    readonly storage: Storage,
    /** Made with the collection, as MongoDB does it: a copy has another. */
    readonly uuid = new UUID(),
  ) {
    this.indexes.set(idIndex.name, new Index(idIndex, namespace));
  }

  saveDefinition(definition: BsonDocument | null): void {
    this.storage.put(this.id, definitionRecord, definition && { ...definition, uuid: this.uuid });
  }

  get indexDefinitions(): IndexDefinition[] {
    return [...this.indexes.values()].map(({ definition }) => definition);
  }

  find(filter: BsonDocument, options: FindOptions = {}): BsonDocument[] {
    return this.findMatches(filter, options).map(({ document }) => document);
  }

  /** Every match is looked up before the first is handed out, so that writes cannot disturb the search. */
  findMatches(filter: BsonDocument, { sort = {}, skip = 0, limit = 0 }: FindOptions = {}): Match[] {
    const matches = compileFilter(filter);
    const plan = choosePlan(filter, sort, this.indexes.values(), limit > 0);
    const needsSort = Object.keys(sort).length > 0 && (plan === null || plan.order === 'unsorted');
    const enough = needsSort || limit === 0 ? Infinity : skip + limit;
    const found: Match[] = [];
    for (const match of plan ? this.candidates(plan) : this.everything()) {
      if (!matches(match.document)) continue;
      found.push(match);
      if (found.length >= enough) break;
    }
    const ordered = needsSort ? sortBy(found, ({ document }) => document, sort) : found;
    return skip === 0 && limit === 0 ? ordered : ordered.slice(skip, limit === 0 ? undefined : skip + limit);
  }

  /** Throws E11000 when a unique index has one of the document's keys already. */
  insert(document: BsonDocument): void {
    const stored = withIdFirst(document);
    assertValid(stored);
    const record = this.nextRecord;
    this.restore(record, stored);
    this.storage.put(this.id, record, stored);
  }

  /** Takes in a document that storage has already. */
  restore(record: number, document: BsonDocument): void {
    const entries = this.entriesOf(document, record);
    for (const [index, keys] of entries) for (const key of keys) index.entries.insert(key, record);
    shareTexts(document);
    this.documents.set(record, document);
    this.nextRecord = Math.max(this.nextRecord, record + 1);
  }

  replace({ record, document: before }: Match, after: BsonDocument): void {
    assertValid(after);
    if (!isSameValue(before['_id'], after['_id'])) {
      throw new CommandError(
        66,
        "Performing an update on the path '_id' would modify the immutable field '_id'",
      );
    }
    const fresh = this.entriesOf(after, record);
    for (const [index, old] of this.entriesOf(before, record)) {
      const keys = fresh.get(index) ?? [];
      if (old.length === 1 && keys.length === 1 && old[0] === keys[0]) continue;
      for (const key of old) index.entries.remove(key);
      for (const key of keys) index.entries.insert(key, record);
    }
    this.documents.set(record, after);
    this.storage.put(this.id, record, after);
  }

  remove({ record, document }: Match): void {
    for (const [index, keys] of this.entriesOf(document, record)) {
      for (const key of keys) index.entries.remove(key);
    }
    this.documents.delete(record);
    this.storage.put(this.id, record, null);
  }

  clear(): void {
    for (const record of this.documents.keys()) this.storage.put(this.id, record, null);
    this.documents.clear();
  }

  /** Creates all or none of them; those already there are left as they are. */
  createIndexes(definitions: readonly IndexDefinition[]): void {
    const created: Index[] = [];
    for (const definition of definitions) {
      const existing = [...this.indexDefinitions, ...created.map((index) => index.definition)];
      if (isAlreadyThere(definition, existing)) continue;
      created.push(this.buildIndex(definition));
    }
    for (const index of created) this.indexes.set(index.definition.name, index);
  }

  private buildIndex(definition: IndexDefinition): Index {
    const index = new Index(definition, this.namespace);
    for (const [record, document] of this.documents) {
      for (const key of index.entriesOf(document, record)) index.entries.insert(key, record);
    }
    return index;
  }

  private entriesOf(document: BsonDocument, record: number): Map<Index, string[]> {
    const entries = new Map<Index, string[]>();
    for (const index of this.indexes.values()) entries.set(index, index.entriesOf(document, record));
    return entries;
  }

  private *everything(): Generator<Match> {
    for (const [record, document] of this.documents) yield { record, document };
  }

  private *candidates({ index, intervals, order }: Plan): Generator<Match> {
    const seen = index.multikey ? new Set<number>() : null;
    for (const { from, before } of order === 'reversed' ? intervals.toReversed() : intervals) {
      const records =
        order === 'reversed' ? index.entries.rangeBackwards(from, before) : index.entries.range(from, before);
      for (const record of records) {
        if (seen?.has(record)) continue;
        seen?.add(record);
        const document = this.documents.get(record);
        if (document) yield { record, document };
      }
    }
  }
}

/** MongoDB stores `_id` as the first field. */
function withIdFirst(document: BsonDocument): BsonDocument {
  if (Object.keys(document)[0] === '_id') return document;
  const { _id, ...fields } = document;
  return { _id, ...fields };
}

function assertValid(document: BsonDocument): void {
  assertStorable(document);
  assertDocumentSize(document);
  if (Array.isArray(document['_id'])) {
    throw new CommandError(53, `The '_id' value cannot be of type ${typeName(document['_id'])}`);
  }
}
