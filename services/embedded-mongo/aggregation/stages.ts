import { CommandError } from '../errors';
import { compileFilter, isOperatorDocument } from '../matcher';
import { splitPath } from '../path';
import { withPath } from '../reshape';
import { compileProjection } from '../projection';
import { parseSort, sortBy } from '../sort';
import { fieldOf, isDocument, typeName, type BsonDocument } from '../values';
import { compileExpression } from './expression';
import { compileGroup } from './group';

export type Stage = (documents: BsonDocument[]) => BsonDocument[];

/** Every stage makes new documents where it changes something: those it is given may be stored ones. */
export const stages: Record<string, ((argument: unknown) => Stage) | undefined> = {
  $match: (argument) => {
    const matches = compileFilter(documentArgument('$match', argument));
    return (documents) => documents.filter(matches);
  },
  $group: (argument) => compileGroup(documentArgument('$group', argument)),
  $sort: (argument) => {
    const sort = parseSort(documentArgument('$sort', argument));
    return (documents) => sortBy(documents, (document) => document, sort);
  },
  $project: (argument) => {
    const project = compileProjection(documentArgument('$project', argument), compileExpression);
    return (documents) => documents.map(project);
  },
  $addFields: (argument) => compileAddFields(documentArgument('$addFields', argument)),
  $set: (argument) => compileAddFields(documentArgument('$set', argument)),
  $unset: compileUnset,
  $skip: (argument) => {
    const count = countArgument('$skip', argument, 0);
    return (documents) => documents.slice(count);
  },
  $limit: (argument) => {
    const count = countArgument('$limit', argument, 1);
    return (documents) => documents.slice(0, count);
  },
  $count: compileCount,
  $unwind: compileUnwind,
  $replaceRoot: (argument) => compileReplaceRoot(documentArgument('$replaceRoot', argument)['newRoot']),
  $replaceWith: compileReplaceRoot,
};

function compileAddFields(fields: BsonDocument): Stage {
  const computed = Object.entries(flattenFields(fields)).map(([path, expression]) => ({
    parts: splitPath(path),
    compute: compileExpression(expression),
  }));
  return (documents) =>
    documents.map((document) =>
      computed.reduce((result, { parts, compute }) => withPath(result, parts, compute(document)), document),
    );
}

/** `{ a: { b: expression } }` adds `a.b` and leaves the rest of `a` as it is. */
function flattenFields(fields: BsonDocument, prefix = ''): BsonDocument {
  const flat: BsonDocument = {};
  for (const [key, value] of Object.entries(fields)) {
    const isNested = isDocument(value) && !isOperatorDocument(value) && Object.keys(value).length > 0;
    Object.assign(flat, isNested ? flattenFields(value, `${prefix}${key}.`) : { [prefix + key]: value });
  }
  return flat;
}

function compileUnset(argument: unknown): Stage {
  const paths: unknown[] = Array.isArray(argument) ? argument : [argument];
  if (!paths.every((path) => typeof path === 'string')) {
    throw new CommandError(31120, '$unset specification must be a string or an array of strings');
  }
  const project = compileProjection(Object.fromEntries(paths.map((path) => [path, 0])));
  return (documents) => documents.map(project);
}

function compileCount(argument: unknown): Stage {
  if (typeof argument !== 'string' || argument === '' || /^\$|\./.test(argument)) {
    throw new CommandError(40156, `$count needs the name of a field, got ${JSON.stringify(argument)}`);
  }
  return (documents) => (documents.length > 0 ? [{ [argument]: documents.length }] : []);
}

function compileUnwind(argument: unknown): Stage {
  const options = isDocument(argument) ? argument : { path: argument };
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: preserve = false } = options;
  if (typeof path !== 'string' || !path.startsWith('$')) {
    throw new CommandError(28818, `$unwind needs a path that begins with $, got ${JSON.stringify(path)}`);
  }
  const parts = splitPath(path.slice(1));
  const indexParts = typeof indexField === 'string' ? splitPath(indexField) : null;
  const place = (document: BsonDocument, value: unknown, at: number | null): BsonDocument => {
    const isThere = plainValueAt(document, parts) !== undefined;
    const unwound = isThere ? withPath(document, parts, value) : document;
    return indexParts ? withPath(unwound, indexParts, at) : unwound;
  };
  return (documents) =>
    documents.flatMap((document) => {
      const value = plainValueAt(document, parts);
      if (Array.isArray(value) && value.length > 0)
        return value.map((element, at) => place(document, element, at));
      if (preserve !== true && (value == null || Array.isArray(value))) return [];
      return [place(document, Array.isArray(value) ? undefined : value, null)];
    });
}

/** The value at a path that leads through documents only. */
function plainValueAt(document: BsonDocument, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(
    (holder, part) => (isDocument(holder) ? fieldOf(holder, part) : undefined),
    document,
  );
}

function compileReplaceRoot(expression: unknown): Stage {
  const compute = compileExpression(expression);
  return (documents) =>
    documents.map((document) => {
      const root = compute(document);
      if (isDocument(root)) return root;
      throw new CommandError(
        40228,
        `'newRoot' must evaluate to an object, but resulted in type ${typeName(root)}`,
      );
    });
}

function documentArgument(stage: string, argument: unknown): BsonDocument {
  if (isDocument(argument)) return argument;
  throw new CommandError(15959, `${stage} needs an object, got ${typeName(argument)}`);
}

function countArgument(stage: string, argument: unknown, least: number): number {
  if (typeof argument === 'number' && Number.isInteger(argument) && argument >= least) return argument;
  throw new CommandError(
    15958,
    `${stage} needs a whole number of at least ${least}, got ${JSON.stringify(argument)}`,
  );
}
