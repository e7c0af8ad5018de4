import type { Collection } from './collection';
import { CommandError } from './errors';
import { isSameValue } from './order';
import { compileUpdate, isReplacement } from './update';
import { documentToUpsert } from './upsert';
import type { BsonDocument } from './values';

export interface Modification {
  filter: BsonDocument;
  update: unknown;
  multi: boolean;
  upsert: boolean;
}

export interface ModificationResult {
  matched: number;
  modified: number;
  /** The inserted document when the update became an insert. */
  inserted?: BsonDocument;
}

/** Updates what the filter finds; `createCollection` is called only when something has to be inserted. */
export function modify(
  collection: Collection,
  createCollection: () => Collection,
  { filter, update: updateDocument, multi, upsert }: Modification,
): ModificationResult {
  if (multi && isReplacement(updateDocument)) {
    throw new CommandError(9, 'multi update is not supported for replacement-style update');
  }
  const update = compileUpdate(updateDocument);
  const matches = collection.findMatches(filter, { limit: multi ? 0 : 1 });
  if (matches.length === 0 && upsert) {
    const inserted = documentToUpsert(filter, updateDocument, update);
    createCollection().insert(inserted);
    return { matched: 0, modified: 0, inserted };
  }
  const result: ModificationResult = { matched: matches.length, modified: 0 };
  for (const match of matches) {
    const after = update(match.document);
    if (isSameValue(after, match.document)) continue;
    collection.replace(match, after);
    result.modified++;
  }
  return result;
}
