import { CommandError, unsupported } from './errors';
import { isOperatorDocument } from './matcher';
import { orderKey } from './order';
import { isArrayIndex, splitPath } from './path';
import {
  assertStorable,
  cloneValue,
  fieldOf,
  isDocument,
  setField,
  typeName,
  type BsonDocument,
} from './values';

/** Makes the updated document; the one it is given is left as it is. */
export type Update = (document: BsonDocument) => BsonDocument;

/** What an operator puts at its path; undefined removes what is there. */
export const updateOperators: Record<string, ((argument: unknown) => unknown) | undefined> = {
  $set(value) {
    assertStorable(value);
    return value;
  },
  $unset: () => undefined,
};

interface Step {
  path: string;
  parts: string[];
  value: unknown;
}

const operatorsOfMongo =
  '$setOnInsert $inc $min $max $push $addToSet $pull $rename $currentDate $mul $bit $pop $pullAll'.split(' ');

export function isReplacement(update: unknown): boolean {
  return isDocument(update) && !isOperatorDocument(update);
}

export function compileUpdate(update: unknown): Update {
  if (Array.isArray(update)) throw unsupported('An update with an aggregation pipeline');
  if (!isDocument(update)) throw new CommandError(9, 'An update has to be an object');
  return isReplacement(update) ? compileReplacement(update) : compileOperators(update);
}

function compileReplacement(replacement: BsonDocument): Update {
  return (document) => {
    const { _id: id = document['_id'], ...fields } = replacement;
    return id === undefined ? { ...fields } : { _id: id, ...fields };
  };
}

function compileOperators(update: BsonDocument): Update {
  const steps = Object.entries(update).flatMap(([operator, fields]) => stepsOf(operator, fields));
  steps.sort((left, right) => comparePaths(left.parts, right.parts));
  assertNoConflicts(steps);
  return (document) => {
    const updated = cloneValue(document);
    for (const step of steps) applyStep(updated, step);
    return updated;
  };
}

function stepsOf(operator: string, fields: unknown): Step[] {
  const valueOf = updateOperators[operator];
  if (!valueOf) {
    if (operatorsOfMongo.includes(operator)) throw unsupported(`The update operator ${operator}`);
    throw new CommandError(9, `Unknown modifier: ${operator}`);
  }
  if (!isDocument(fields)) {
    throw new CommandError(
      9,
      `Modifiers operate on fields but we found type ${typeName(fields)} for ${operator}`,
    );
  }
  return Object.entries(fields).map(([path, argument]) => {
    const parts = splitPath(path);
    if (parts.some((part) => part.startsWith('$'))) throw unsupported(`The positional path "${path}"`);
    return { path, parts, value: valueOf(argument) };
  });
}

/** MongoDB applies an update's fields by name, and numbers by value, whatever their order in the update. */
function comparePaths(left: readonly string[], right: readonly string[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [a = '', b = ''] = [left[at], right[at]];
    if (a === b) continue;
    if (isArrayIndex(a) && isArrayIndex(b)) return Number(a) - Number(b);
    if (isArrayIndex(a) || isArrayIndex(b)) return isArrayIndex(a) ? -1 : 1;
    return orderKey(a) < orderKey(b) ? -1 : 1;
  }
  return left.length - right.length;
}

function assertNoConflicts(sorted: readonly Step[]): void {
  for (const [at, { path }] of sorted.entries()) {
    const before = sorted[at - 1]?.path;
    if (before !== undefined && (before === path || path.startsWith(`${before}.`))) {
      throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${before}'`);
    }
  }
}

function applyStep(document: BsonDocument, { path, parts, value }: Step): void {
  // To remove what is not there, not even the way to it is made.
  const isRemoval = value === undefined;
  let holder: BsonDocument | unknown[] = document;
  for (const part of parts.slice(0, -1)) {
    const below = readPart(holder, part);
    if (below === undefined) {
      if (isRemoval) return;
      assertCanHold(holder, part, path);
      const created: BsonDocument = {};
      writePart(holder, part, created);
      holder = created;
    } else if (isDocument(below) || Array.isArray(below)) {
      holder = below;
    } else {
      if (isRemoval) return;
      throw notViable(path, part, below);
    }
  }
  const last = parts.at(-1) ?? '';
  if (isRemoval) return removePart(holder, last);
  assertCanHold(holder, last, path);
  writePart(holder, last, value);
}

function readPart(holder: BsonDocument | unknown[], part: string): unknown {
  if (!Array.isArray(holder)) return fieldOf(holder, part);
  return isArrayIndex(part) ? holder[Number(part)] : undefined;
}

const mostPadding = 1_500_000;

function assertCanHold(holder: BsonDocument | unknown[], part: string, path: string): void {
  if (!Array.isArray(holder)) return;
  if (!isArrayIndex(part)) throw notViable(path, part, holder);
  if (Number(part) > holder.length + mostPadding) {
    throw new CommandError(
      2,
      `The path '${path}' would pad an array of ${holder.length} elements beyond reason`,
    );
  }
}

function writePart(holder: BsonDocument | unknown[], part: string, value: unknown): void {
  if (!Array.isArray(holder)) return setField(holder, part, value);
  while (holder.length < Number(part)) holder.push(null);
  holder[Number(part)] = value;
}

/** In an array `$unset` leaves null, so that the other elements keep their places. */
function removePart(holder: BsonDocument | unknown[], part: string): void {
  if (!Array.isArray(holder)) delete holder[part];
  else if (isArrayIndex(part) && Number(part) < holder.length) holder[Number(part)] = null;
}

function notViable(path: string, part: string, found: unknown): CommandError {
  const what = `{${part}: ${typeName(found)}}`;
  return new CommandError(28, `Cannot create field in element ${what} for the path '${path}'`);
}
