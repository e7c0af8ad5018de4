import type { BsonDocument } from './values';

/** What is kept: documents by collection and record. Record 0 is the collection's definition. */
export interface Entry {
  collection: number;
  record: number;
  document: BsonDocument;
}

export const definitionRecord = 0;

/** Where the writes go. Reads never come here: everything is in memory as well. */
export interface Storage {
  /** Everything, ordered by collection and record. */
  load(): Iterable<Entry>;
  /** A null document removes the record. */
  put(collection: number, record: number, document: BsonDocument | null): void;
  /** Resolves when everything put so far is on disk; what one call writes is written whole or not at all. */
  commit(): Promise<void>;
  close(): Promise<void>;
}
