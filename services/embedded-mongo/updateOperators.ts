import { CommandError } from './errors';
import { assertStorable, exactResult, typeName } from './values';

/** What an operator makes of the value at its path; undefined is a missing field. */
export interface Change {
  apply(before: unknown): unknown;
  /** If the field is missing there is nothing to do, not even to create the way to it. */
  ignoresMissing?: boolean;
}

type Compile = (argument: unknown, path: string) => Change;

export const updateOperators: Record<string, Compile | undefined> = {
  $set: (value) => always(value),
  $setOnInsert: (value) => always(value),
  $unset: () => ({ apply: () => undefined, ignoresMissing: true }),
  $inc: (amount, path) => increment(amount, path),
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
