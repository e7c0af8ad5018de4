import { CommandError } from '../errors';
import { modify } from '../modify';
import { compileProjection } from '../projection';
import { parseSort } from '../sort';
import type { BsonDocument } from '../values';
import { assertOptions, readDocument, readText, type CommandContext, type CommandHandler } from './command';

const options = [
  'findAndModify',
  'query',
  'sort',
  'remove',
  'update',
  'new',
  'fields',
  'upsert',
  'hint',
  'bypassDocumentValidation',
];

const findAndModify: CommandHandler = (command, context) => {
  assertOptions('findAndModify', command, options);
  if (command['remove'] === true) {
    if (command['update'] !== undefined)
      throw new CommandError(9, 'Cannot specify both an update and remove=true');
    return findAndRemove(command, context);
  }
  return findAndUpdate(command, context);
};

function findAndRemove(command: BsonDocument, { store, database }: CommandContext): BsonDocument {
  const collection = store.collectionForReading(database, readText(command, 'findAndModify'));
  const project = compileProjection(command['fields']);
  const [match] = collection.findMatches(readDocument(command, 'query'), {
    sort: parseSort(command['sort']),
    hint: command['hint'],
    limit: 1,
  });
  if (match) collection.remove(match);
  return { lastErrorObject: { n: match ? 1 : 0 }, value: match ? project(match.document) : null, ok: 1 };
}

function findAndUpdate(command: BsonDocument, { store, database }: CommandContext): BsonDocument {
  const name = readText(command, 'findAndModify');
  const project = compileProjection(command['fields']);
  const create = () => store.collectionForWriting(database, name);
  const { inserted, before, after } = modify(store.collectionForReading(database, name), create, {
    filter: readDocument(command, 'query'),
    update: command['update'],
    multi: false,
    upsert: command['upsert'] === true,
    options: { sort: parseSort(command['sort']), hint: command['hint'] },
  });
  const value = command['new'] === true ? (inserted ?? after) : before;
  const lastErrorObject = {
    n: inserted || before ? 1 : 0,
    updatedExisting: before !== undefined,
    ...(inserted ? { upserted: inserted['_id'] } : {}),
  };
  return { lastErrorObject, value: value ? project(value) : null, ok: 1 };
}

export const findAndModifyCommands = { findAndModify, findandmodify: findAndModify };
