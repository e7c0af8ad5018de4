import { CommandError } from '../errors';
import { compareValues, isSameValue } from '../order';
import { exactResult, typeName } from '../values';
import { accumulators } from './accumulators';
import { isTruthy } from './specialForms';

interface Operator {
  least: number;
  most?: number;
  evaluate(values: unknown[]): unknown;
}

/** Operators that are functions of their arguments' values; undefined is a missing one. */
export const operators: Record<string, Operator> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison((order) => Math.sign(order)),
  $not: { least: 1, evaluate: ([value]) => !isTruthy(value) },

  $add: { least: 1, most: Infinity, evaluate: add },
  $subtract: { least: 2, evaluate: ([left, right]) => subtract(left, right) },
  $multiply: { least: 1, most: Infinity, evaluate: (values) => arithmetic('$multiply', values, multiply) },
  $divide: { least: 2, evaluate: (values) => arithmetic('$divide', values, divide) },
  $mod: { least: 2, evaluate: (values) => arithmetic('$mod', values, modulo) },
  $abs: { least: 1, evaluate: (values) => arithmetic('$abs', values, ([value = 0]) => Math.abs(value)) },

  $sum: accumulated('$sum'),
  $avg: accumulated('$avg'),
  $min: accumulated('$min'),
  $max: accumulated('$max'),

  $size: { least: 1, evaluate: ([array]) => arrayArgument('$size', 17124, array).length },
  $in: { least: 2, evaluate: ([value, array]) => isIn(value, array) },
  $arrayElemAt: { least: 2, evaluate: ([array, at]) => elementAt('$arrayElemAt', array, at) },
  $first: { least: 1, evaluate: ([array]) => elementAt('$first', array, 0) },
  $last: { least: 1, evaluate: ([array]) => elementAt('$last', array, -1) },
  $concat: { least: 1, most: Infinity, evaluate: concat },
};

/** Unlike queries, expressions compare values of all types, and missing is less than null. */
function comparison(judge: (order: number) => unknown): Operator {
  return { least: 2, evaluate: ([left, right]) => judge(compareValues(left, right)) };
}

/** Null when an operand is null or missing. */
function arithmetic(name: string, values: unknown[], compute: (numbers: number[]) => number): number | null {
  if (values.some((value) => value == null)) return null;
  for (const value of values) {
    if (typeof value !== 'number') {
      throw new CommandError(14, `${name} only supports numeric types, not ${typeName(value)}`);
    }
  }
  return exactResult(values as number[], compute(values as number[]));
}

function add(values: unknown[]): unknown {
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new CommandError(16612, 'only one date allowed in an $add expression');
  const millis = values.map((value) => (value instanceof Date ? value.getTime() : value));
  const sum = arithmetic('$add', millis, (numbers) => numbers.reduce((left, right) => left + right, 0));
  return sum !== null && dates.length === 1 ? new Date(sum) : sum;
}

function subtract(left: unknown, right: unknown): unknown {
  if (!(left instanceof Date)) return arithmetic('$subtract', [left, right], ([a = 0, b = 0]) => a - b);
  const taken = right instanceof Date ? right.getTime() : right;
  const millis = arithmetic('$subtract', [left.getTime(), taken], ([a = 0, b = 0]) => a - b);
  return millis === null || right instanceof Date ? millis : new Date(millis);
}

function multiply(numbers: number[]): number {
  return numbers.reduce((left, right) => left * right, 1);
}

function divide([left = 0, right = 0]: number[]): number {
  if (right === 0) throw new CommandError(2, "can't $divide by zero");
  return left / right;
}

function modulo([left = 0, right = 0]: number[]): number {
  if (right === 0) throw new CommandError(16610, "can't $mod by zero");
  return left % right;
}

/** As an expression an accumulator takes its arguments, or the elements of a single array. */
function accumulated(name: keyof typeof accumulators): Operator {
  return {
    least: 1,
    most: Infinity,
    evaluate(values) {
      const accumulator = accumulators[name]?.();
      const [only] = values;
      for (const value of values.length === 1 && Array.isArray(only) ? only : values) accumulator?.add(value);
      return accumulator?.result();
    },
  };
}

function arrayArgument(name: string, code: number, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new CommandError(
    code,
    `The argument to ${name} must be an array, but was of type: ${typeName(value)}`,
  );
}

function isIn(value: unknown, array: unknown): boolean {
  return arrayArgument('$in', 40081, array).some((element) => isSameValue(element, value));
}

function elementAt(name: string, array: unknown, at: unknown): unknown {
  if (array == null || at == null) return null;
  const elements = arrayArgument(name, 28689, array);
  if (typeof at === 'number' && Number.isInteger(at)) return elements.at(at);
  throw new CommandError(28690, `${name} needs a whole number as its place, got ${typeName(at)}`);
}

function concat(values: unknown[]): string | null {
  if (values.some((value) => value == null)) return null;
  const other = values.find((value) => typeof value !== 'string');
  if (other !== undefined)
    throw new CommandError(16702, `$concat only supports strings, not ${typeName(other)}`);
  return values.join('');
}
