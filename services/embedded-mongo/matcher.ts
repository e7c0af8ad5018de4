import { BSONRegExp } from 'bson';
import { CommandError, unsupported } from './errors';
import { compareValues, isSameType, orderKey } from './order';
import { someLeaf, splitPath } from './path';
import { compileRegex } from './regex';
import { assertStorable, isDocument, typeName, type BsonDocument } from './values';

export type Matcher = (document: BsonDocument) => boolean;
/** A test of one value; undefined is a missing field. */
type ValueTest = (value: unknown) => boolean;
/** A test of a document at a path. */
type PathTest = (document: BsonDocument, parts: readonly string[]) => boolean;
/** How a test reaches into an array at the end of a path: `orElement`, or not at all. */
type Reach = (test: ValueTest) => ValueTest;

export function compileFilter(filter: BsonDocument): Matcher {
  const tests = Object.entries(filter).map(([key, condition]) =>
    key.startsWith('$') ? compileLogical(key, condition) : compileField(key, condition),
  );
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (document) => tests.every((test) => test(document));
}

function compileLogical(operator: string, argument: unknown): Matcher {
  if (operator === '$comment') return () => true;
  if (!['$and', '$or', '$nor'].includes(operator)) throw unknownOperator(operator);
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
  const test = compileCondition(condition, orElement);
  return (document) => test(document, parts);
}

export function isOperatorDocument(condition: unknown): condition is BsonDocument {
  return isDocument(condition) && (Object.keys(condition)[0]?.startsWith('$') ?? false);
}

function compileCondition(condition: unknown, reach: Reach): PathTest {
  if (condition instanceof BSONRegExp) return some(reach(compileRegex(condition, undefined)));
  if (!isOperatorDocument(condition)) return some(reach(equalTo(condition)));
  const tests = Object.entries(condition).map(([operator, argument]) =>
    compileOperator(operator, argument, condition, reach),
  );
  return every(tests);
}

function compileOperator(
  operator: string,
  argument: unknown,
  siblings: BsonDocument,
  reach: Reach,
): PathTest {
  switch (operator) {
    case '$eq':
      return some(reach(equalTo(argument)));
    case '$ne':
      return not(some(reach(equalTo(argument))));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return some(reach(inRange(operator, argument)));
    case '$in':
      return some(reach(oneOf(operator, argument)));
    case '$nin':
      return not(some(reach(oneOf(operator, argument))));
    case '$exists': {
      const exists = some((value) => value !== undefined);
      return argument === false || argument === 0 || argument === null ? not(exists) : exists;
    }
    case '$not':
      return not(compileNegated(argument, reach));
    case '$elemMatch':
      return some(hasElement(compileElement(argument)));
    case '$size':
      return some(hasSize(argument));
    case '$all':
      return compileAll(argument, reach);
    case '$type':
      return some(reach(isOfType(argument)));
    case '$regex':
      return some(reach(compileRegex(argument, siblings['$options'])));
    case '$options':
      if ('$regex' in siblings) return () => true;
      throw new CommandError(2, '$options needs a $regex');
    default:
      throw unknownOperator(operator);
  }
}

function some(test: ValueTest): PathTest {
  return (document, parts) => someLeaf(document, parts, test);
}

function not(test: PathTest): PathTest {
  return (document, parts) => !test(document, parts);
}

function every(tests: PathTest[]): PathTest {
  const [only] = tests;
  if (tests.length === 1 && only) return only;
  return (document, parts) => tests.every((test) => test(document, parts));
}

/** An array passes whole or through one of its elements. */
function orElement(test: ValueTest): ValueTest {
  return (value) => test(value) || (Array.isArray(value) && value.some((element) => test(element)));
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
  const regexes = argument.filter((member) => member instanceof BSONRegExp);
  const values = argument.filter((member) => !(member instanceof BSONRegExp)) as unknown[];
  assertStorable(values);
  const keys = new Set(values.map(orderKey));
  const tests = regexes.map((regex) => compileRegex(regex, undefined));
  return (value) => keys.has(orderKey(value ?? null)) || tests.some((test) => test(value));
}

function compileNegated(argument: unknown, reach: Reach): PathTest {
  if (argument instanceof BSONRegExp || isOperatorDocument(argument))
    return compileCondition(argument, reach);
  throw new CommandError(2, '$not needs a regex or a document of operators');
}

function compileAll(argument: unknown, reach: Reach): PathTest {
  if (!Array.isArray(argument)) throw new CommandError(2, '$all needs an array');
  if (argument.length === 0) return () => false;
  return every(
    argument.map((member) => {
      if (!isOperatorDocument(member)) return compileCondition(member, reach);
      if (Object.keys(member).join() === '$elemMatch') return compileCondition(member, reach);
      throw new CommandError(2, 'no $ expressions in $all');
    }),
  );
}

/** `$elemMatch` takes operators for the element itself, or a filter for elements that are documents. */
function compileElement(argument: unknown): ValueTest {
  if (!isDocument(argument)) throw new CommandError(2, '$elemMatch needs an Object');
  if (isOperatorDocument(argument) && !['$and', '$or', '$nor'].includes(Object.keys(argument)[0] ?? '')) {
    const test = compileCondition(argument, (valueTest) => valueTest);
    return (element) => test({ element }, ['element']);
  }
  const matches = compileFilter(argument);
  return (element) => isDocument(element) && matches(element);
}

function hasElement(test: ValueTest): ValueTest {
  return (value) => Array.isArray(value) && value.some((element) => test(element));
}

function hasSize(argument: unknown): ValueTest {
  if (typeof argument !== 'number' || !Number.isInteger(argument) || argument < 0) {
    throw new CommandError(2, `$size has to be a whole number of at least 0, got ${String(argument)}`);
  }
  return (value) => Array.isArray(value) && value.length === argument;
}

/** Without int, long and double: JavaScript's one kind of number does not remember which it was. */
const queryableTypes = ['number', 'string', 'object', 'array', 'binData', 'objectId', 'bool', 'date', 'null'];

function isOfType(argument: unknown): ValueTest {
  const names: unknown[] = Array.isArray(argument) ? argument : [argument];
  for (const name of names) {
    if (!queryableTypes.includes(name as string)) throw unsupported(`$type ${JSON.stringify(name)}`);
  }
  return (value) => names.includes(typeName(value));
}

const operatorsOfMongo = new Set(
  (
    '$expr $where $text $jsonSchema $mod $geoIntersects $geoWithin $near $nearSphere $bitsAllClear ' +
    '$bitsAllSet $bitsAnyClear $bitsAnySet $rand $sampleRate'
  ).split(' '),
);

function unknownOperator(operator: string): CommandError {
  if (operatorsOfMongo.has(operator)) return unsupported(`The query operator ${operator}`);
  return new CommandError(2, `unknown operator: ${operator}`);
}
