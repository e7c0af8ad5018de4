import { CommandError, unsupported } from './errors';
import { compareValues, isSameType, orderKey } from './order';
import { someLeaf, splitPath } from './path';
import { assertStorable, isDocument, type BsonDocument } from './values';

export type Matcher = (document: BsonDocument) => boolean;
/** A test of one value; undefined is a missing field. */
type ValueTest = (value: unknown) => boolean;
/** A test of a document at a path. */
type PathTest = (document: BsonDocument, parts: readonly string[]) => boolean;

/** What a filter may say of a field. */
export const fieldOperators: Record<string, (argument: unknown) => PathTest> = {
  $eq: (argument) => some(equalTo(argument)),
  $ne: (argument) => not(some(equalTo(argument))),
  $gt: (argument) => some(inRange('$gt', argument)),
  $gte: (argument) => some(inRange('$gte', argument)),
  $lt: (argument) => some(inRange('$lt', argument)),
  $lte: (argument) => some(inRange('$lte', argument)),
  $in: (argument) => some(oneOf('$in', argument)),
  $nin: (argument) => not(some(oneOf('$nin', argument))),
  $exists: (argument) => (isFalse(argument) ? not(isThere) : isThere),
};

/** How a filter may combine others. */
export const logicalOperators = ['$and', '$or', '$nor'];

const isThere: PathTest = (document, parts) => someLeaf(document, parts, (value) => value !== undefined);

export function compileFilter(filter: BsonDocument): Matcher {
  const tests = Object.entries(filter).map(([key, condition]) =>
    key.startsWith('$') ? compileLogical(key, condition) : compileField(key, condition),
  );
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (document) => tests.every((test) => test(document));
}

function compileLogical(operator: string, argument: unknown): Matcher {
  if (!logicalOperators.includes(operator)) throw unknownOperator(operator);
  if (!Array.isArray(argument) || argument.length === 0 || !argument.every(isDocument)) {
    throw new CommandError(2, `${operator} must be a nonempty array of filters`);
  }
  const matchers = argument.map((filter) => compileFilter(filter));
  if (operator === '$and') return (document) => matchers.every((matches) => matches(document));
  if (operator === '$or') return (document) => matchers.some((matches) => matches(document));
  return (document) => !matchers.some((matches) => matches(document));
}

function compileField(path: string, condition: unknown): Matcher {
  const parts = splitPath(path);
  const test = compileCondition(condition);
  return (document) => test(document, parts);
}

export function isOperatorDocument(condition: unknown): condition is BsonDocument {
  return isDocument(condition) && (Object.keys(condition)[0]?.startsWith('$') ?? false);
}

function compileCondition(condition: unknown): PathTest {
  if (!isOperatorDocument(condition)) return some(equalTo(condition));
  const tests = Object.entries(condition).map(([operator, argument]) => {
    const compile = Object.hasOwn(fieldOperators, operator) ? fieldOperators[operator] : undefined;
    if (!compile) throw unknownOperator(operator);
    return compile(argument);
  });
  return every(tests);
}

/** An array passes whole or through one of its elements. */
function some(test: ValueTest): PathTest {
  const orElement: ValueTest = (value) => test(value) || (Array.isArray(value) && value.some(test));
  return (document, parts) => someLeaf(document, parts, orElement);
}

function not(test: PathTest): PathTest {
  return (document, parts) => !test(document, parts);
}

function every(tests: PathTest[]): PathTest {
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (document, parts) => tests.every((test) => test(document, parts));
}

function isFalse(argument: unknown): boolean {
  return argument === false || argument === 0 || argument === null;
}

function equalTo(operand: unknown): ValueTest {
  assertStorable(operand);
  if (operand === null) return (value) => value === null || value === undefined;
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  if (typeof operand === 'number' && !Number.isNaN(operand)) return (value) => value === operand;
  const key = orderKey(operand);
  return (value) => isSameType(value, operand) && orderKey(value) === key;
}

function inRange(operator: string, operand: unknown): ValueTest {
  assertStorable(operand);
  const inclusive = operator.endsWith('e');
  // NaN and null are equal to themselves and neither above nor below anything.
  if (operand === null || Number.isNaN(operand)) return inclusive ? equalTo(operand) : () => false;
  const sign = operator.startsWith('$gt') ? 1 : -1;
  return (value) => {
    if (!isSameType(value, operand) || Number.isNaN(value)) return false;
    const order = compareValues(value, operand) * sign;
    return inclusive ? order >= 0 : order > 0;
  };
}

function oneOf(operator: string, argument: unknown): ValueTest {
  if (!Array.isArray(argument)) throw new CommandError(2, `${operator} needs an array`);
  if (argument.some(isOperatorDocument)) throw new CommandError(2, `cannot nest $ under ${operator}`);
  assertStorable(argument);
  const keys = new Set(argument.map(orderKey));
  return (value) => keys.has(orderKey(value ?? null));
}

const operatorsOfMongo = new Set(
  (
    '$not $regex $options $elemMatch $size $all $type $comment $expr $where $text $jsonSchema $mod $geoIntersects $geoWithin $near $nearSphere $bitsAllClear ' +
    '$bitsAllSet $bitsAnyClear $bitsAnySet $rand $sampleRate'
  ).split(' '),
);

function unknownOperator(operator: string): CommandError {
  if (operatorsOfMongo.has(operator)) return unsupported(`The query operator ${operator}`);
  return new CommandError(2, `unknown operator: ${operator}`);
}
