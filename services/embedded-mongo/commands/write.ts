import { ObjectId } from 'bson';
import { toCommandError } from '../errors';
import { modify } from '../modify';
import type { BsonDocument } from '../values';
import { assertOptions, readDocument, readDocuments, readText, type CommandHandler } from './command';

const bulkOptions = ['ordered', 'bypassDocumentValidation'];

const insert: CommandHandler = (command, { store, database }) => {
  assertOptions('insert', command, ['insert', 'documents', ...bulkOptions]);
  const documents = readDocuments(command, 'documents');
  const collection = store.collectionForWriting(database, readText(command, 'insert'));
  let n = 0;
  const writeErrors = runAll(command, documents, (document) => {
    collection.insert('_id' in document ? document : { _id: new ObjectId(), ...document });
    n++;
  });
  return { n, ...writeErrors, ok: 1 };
};

const update: CommandHandler = (command, { store, database }) => {
  assertOptions('update', command, ['update', 'updates', ...bulkOptions]);
  const name = readText(command, 'update');
  const upserted: BsonDocument[] = [];
  let n = 0;
  let nModified = 0;
  const writeErrors = runAll(command, readDocuments(command, 'updates'), (statement, index) => {
    assertOptions('an update', statement, ['q', 'u', 'upsert', 'multi']);
    const create = () => store.collectionForWriting(database, name);
    const result = modify(store.collectionForReading(database, name), create, {
      filter: readDocument(statement, 'q'),
      update: statement['u'],
      multi: statement['multi'] === true,
      upsert: statement['upsert'] === true,
    });
    n += result.inserted ? 1 : result.matched;
    nModified += result.modified;
    if (result.inserted) upserted.push({ index, _id: result.inserted['_id'] });
  });
  return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...writeErrors, ok: 1 };
};

const deleteDocuments: CommandHandler = (command, { store, database }) => {
  assertOptions('delete', command, ['delete', 'deletes', ...bulkOptions]);
  const collection = store.collectionForReading(database, readText(command, 'delete'));
  let n = 0;
  const writeErrors = runAll(command, readDocuments(command, 'deletes'), (statement) => {
    assertOptions('a delete', statement, ['q', 'limit']);
    const filter = readDocument(statement, 'q');
    const matches = collection.findMatches(filter, { limit: statement['limit'] === 1 ? 1 : 0 });
    for (const match of matches) collection.remove(match);
    n += matches.length;
  });
  return { n, ...writeErrors, ok: 1 };
};

/** Runs a command's statements one by one; an ordered command ends at its first error. */
function runAll(
  { ordered }: BsonDocument,
  statements: BsonDocument[],
  run: (statement: BsonDocument, index: number) => void,
): { writeErrors?: BsonDocument[] } {
  const writeErrors: BsonDocument[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      const { code, message, details } = toCommandError(error);
      writeErrors.push({ index, code, errmsg: message, ...details });
      if (ordered !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

export const writeCommands = { insert, update, delete: deleteDocuments };
