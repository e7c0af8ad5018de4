import { BSONRegExp } from 'bson';
import { CommandError, unsupported } from './errors';
import { compareValues, isSameType, isSameValue, orderKey } from './order';
import { someLeaf, splitPath } from './path';
import { compileRegex } from './regex';
import { assertStorable, isDocument, typeName, type BsonDocument } from './values';

export type Matcher = (document: BsonDocument) => boolean;
/** A test of one value; undefined is a missing field. */
type ValueTest = (value: unknown) => boolean;
/** What an operator does with a leaf of the path: with the array whole, or with it and its elements. */
type LeafTest = ValueTest;

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
  const matchers = argument.map((filter) => compileFilter(filter as BsonDocument));
  if (operator === '$and') return (document) => matchers.every((matches) => matches(document));
  if (operator === '$or') return (document) => matchers.some((matches) => matches(document));
  return (document) => !matchers.some((matches) => matches(document));
}

function compileField(path: string, condition: unknown): Matcher {
  const parts = splitPath(path);
  const tests = compileCondition(condition);
  return (document) =>
    tests.every(({ leaf, negated }) => someLeaf(document, parts, leaf) !== (negated ?? false));
}

/** `negated` conditions hold when no leaf passes, as `$ne` does. */
interface Condition {
  leaf: LeafTest;
  negated?: boolean;
}

export function isOperatorDocument(condition: unknown): condition is BsonDocument {
  if (!isDocument(condition)) return false;
  const [first] = Object.keys(condition);
  return first?.startsWith('$') ?? false;
}

function compileCondition(condition: unknown): Condition[] {
  if (!isOperatorDocument(condition)) return [{ leaf: orElement(equalityTest(condition)) }];
  const { $options, ...operators } = condition;
  if ($options !== undefined && !('$regex' in operators)) throw new CommandError(2, '$options needs a $regex');
  return Object.entries(operators).map(([operator, argument]) =>
    operator === '$regex'
      ? { leaf: orElement(compileRegex(argument, $options)) }
      : compileOperator(operator, argument),
  );
}

function compileOperator(operator: string, argument: unknown): Condition {
  switch (operator) {
    case '$eq':
      return { leaf: orElement(operandTest(argument)) };
    case '$ne':
      return { leaf: orElement(operandTest(argument)), negated: true };
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return { leaf: orElement(rangeTest(operator, argument)) };
    case '$in':
      return { leaf: orElement(memberTest(operator, argument)) };
    case '$nin':
      return { leaf: orElement(memberTest(operator, argument)), negated: true };
    case '$exists':
      return { leaf: (value) => value !== undefined, negated: !isTruthy(argument) };
    case '$not':
      return { leaf: negationTest(argument) };
    case '$elemMatch':
      return { leaf: elementTest(argument) };
    case '$size':
      return { leaf: sizeTest(argument) };
    case '$all':
      return { leaf: allTest(argument) };
    case '$type':
      return { leaf: orElement(typeTest(argument)) };
    default:
      throw unknownOperator(operator);
  }
}
