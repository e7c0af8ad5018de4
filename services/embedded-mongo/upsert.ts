import { ObjectId } from 'bson';
import { CommandError } from './errors';
import { isOperatorDocument } from './matcher';
import { splitPath } from './path';
import { isReplacement, type Update } from './update';
import { cloneValue, fieldOf, isDocument, setField, type BsonDocument } from './values';

/** The document an upsert inserts: what the filter fixes, then the update, and an `_id` in any case. */
export function documentToUpsert(
  filter: BsonDocument,
  updateDocument: unknown,
  update: Update,
): BsonDocument {
  const fixed = new Map<string, unknown>();
  collectEqualities(filter, fixed);
  const document: BsonDocument = {};
  for (const [path, value] of fixed) {
    if (isReplacement(updateDocument) && path !== '_id') continue;
    setPath(document, path, cloneValue(value));
  }
  const { _id = new ObjectId(), ...fields } = update(document);
  return { _id, ...fields };
}

function collectEqualities(filter: BsonDocument, fixed: Map<string, unknown>): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and') {
      for (const branch of condition as BsonDocument[]) collectEqualities(branch, fixed);
    } else if (!key.startsWith('$')) {
      const value = isOperatorDocument(condition) ? condition['$eq'] : condition;
      if (value === undefined) continue;
      if (fixed.has(key))
        throw new CommandError(54, `cannot infer query fields to set, path '${key}' is matched twice`);
      fixed.set(key, value);
    }
  }
}

function setPath(document: BsonDocument, path: string, value: unknown): void {
  const parts = splitPath(path);
  let holder = document;
  for (const part of parts.slice(0, -1)) {
    const below = fieldOf(holder, part);
    const next: BsonDocument = isDocument(below) ? below : {};
    setField(holder, part, next);
    holder = next;
  }
  setField(holder, parts.at(-1) ?? '', value);
}
