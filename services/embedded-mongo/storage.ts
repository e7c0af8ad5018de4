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
  /**
   * Resolves when everything put so far is on disk; what one call writes is written whole or not at all. Rejects if it could not
   * be written: then nothing of it is kept, and the next call may well succeed.
   */
  commit(): Promise<void>;
  /** Called at once if something was put in vain, before anybody can ask: memory has what is not kept. */
  onFailure(forget: () => void): void;
  close(): Promise<void>;
}
