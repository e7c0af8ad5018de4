import { CommandError, unsupported } from './errors';
import { compileFilter, isOperatorDocument } from './matcher';
import { compareValues, isSameValue, orderKey } from './order';
import { assertStorable, exactResult, isDocument, typeName } from './values';

/** What an operator makes of the value at its path; undefined is a missing field. */
export interface Change {
  apply(before: unknown): unknown;
  /** Where the field is missing there is nothing to do, not even to create the way to it. */
  ignoresMissing?: boolean;
}

type Compile = (argument: unknown, path: string) => Change;

export const updateOperators: Record<string, Compile | undefined> = {
  $set: (value) => always(value),
  $setOnInsert: (value) => always(value),
  $unset: () => ({ apply: () => undefined, ignoresMissing: true }),
  $inc: (amount, path) => increment(amount, path),
  $min: (value) => better(value, -1),
  $max: (value) => better(value, 1),
  $push: (argument, path) => push(argument, path),
  $addToSet: (argument, path) => addToSet(argument, path),
  $pull: (condition, path) => pull(condition, path),
};

function always(value: unknown): Change {
  assertStorable(value);
  return { apply: () => value };
}

function increment(amount: unknown, path: string): Change {
  if (typeof amount !== 'number') {
    throw new CommandError(14, `Cannot increment with non-numeric argument: {${path}: ${typeName(amount)}}`);
  }
  return {
    apply(before) {
      if (before === undefined) return amount;
      if (typeof before === 'number') return exactResult([before, amount], before + amount);
      throw new CommandError(
        14,
        `Cannot apply $inc to a value of non-numeric type. The field '${path}' has type ${typeName(before)}`,
      );
    },
  };
}

function better(value: unknown, sign: 1 | -1): Change {
  assertStorable(value);
  return {
    apply: (before) => (before === undefined || compareValues(value, before) * sign > 0 ? value : before),
  };
}

function push(argument: unknown, path: string): Change {
  const added = eachOf(argument, '$push');
  return { apply: (before) => [...arrayAt(before, path, '$push'), ...added] };
}

function addToSet(argument: unknown, path: string): Change {
  const added = eachOf(argument, '$addToSet');
  return {
    apply(before) {
      const elements = [...arrayAt(before, path, '$addToSet')];
      const keys = new Set(elements.map(orderKey));
      for (const element of added) {
        const key = orderKey(element);
        if (!keys.has(key)) elements.push(element);
        keys.add(key);
      }
      return elements;
    },
  };
}

/** `$each` names several elements; its companions `$slice`, `$sort` and `$position` are refused. */
function eachOf(argument: unknown, operator: string): unknown[] {
  if (!isDocument(argument) || !('$each' in argument)) {
    assertStorable(argument);
    return [argument];
  }
  const { $each: elements, ...modifiers } = argument;
  const [modifier] = Object.keys(modifiers);
  if (modifier !== undefined) throw unsupported(`${operator} with ${modifier}`);
  if (!Array.isArray(elements))
    throw new CommandError(2, `The argument to $each in ${operator} must be an array`);
  assertStorable(elements);
  return elements;
}

function arrayAt(before: unknown, path: string, operator: string): unknown[] {
  if (before === undefined) return [];
  if (Array.isArray(before)) return before as unknown[];
  const found = `The field '${path}' must be an array but is of type ${typeName(before)}`;
  throw new CommandError(2, `Cannot apply ${operator} to a non-array field. ${found}`);
}

function pull(condition: unknown, path: string): Change {
  const isPulled = compilePull(condition);
  return {
    ignoresMissing: true,
    apply(before) {
      if (!Array.isArray(before)) {
        throw new CommandError(
          2,
          `Cannot apply $pull to a non-array value at '${path}': ${typeName(before)}`,
        );
      }
      return (before as unknown[]).filter((element) => !isPulled(element));
    },
  };
}

/** Operators test the element itself, a plain document is a filter for elements that are documents. */
function compilePull(condition: unknown): (element: unknown) => boolean {
  if (isOperatorDocument(condition)) {
    const matches = compileFilter({ element: condition });
    return (element) => matches({ element });
  }
  if (isDocument(condition)) {
    const matches = compileFilter(condition);
    return (element) => isDocument(element) && matches(element);
  }
  assertStorable(condition);
  return (element) => isSameValue(element, condition);
}
