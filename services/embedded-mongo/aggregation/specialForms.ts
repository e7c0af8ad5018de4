import { CommandError } from '../errors';
import { isDocument, type BsonDocument } from '../values';
import type { Compile, Expression } from './types';

/** Operators that do not evaluate all their arguments. */
export const specialForms: Record<string, (argument: unknown, compile: Compile) => Expression> = {
  $literal: (value) => () => value,
  $and: (argument, compile) => {
    const operands = asList(argument).map(compile);
    return (document) => operands.every((operand) => isTruthy(operand(document)));
  },
  $or: (argument, compile) => {
    const operands = asList(argument).map(compile);
    return (document) => operands.some((operand) => isTruthy(operand(document)));
  },
  $cond: compileCondition,
  $ifNull: compileIfNull,
};

/** False, 0, null and missing are false; an empty string is not. */
export function isTruthy(value: unknown): boolean {
  return value !== false && value !== 0 && value != null;
}

function asList(argument: unknown): unknown[] {
  return Array.isArray(argument) ? argument : [argument];
}

function compileCondition(argument: unknown, compile: Compile): Expression {
  const parts = isDocument(argument) ? namedParts(argument) : asList(argument);
  if (parts.length !== 3) {
    throw new CommandError(
      16020,
      `Expression $cond takes exactly 3 arguments, ${parts.length} were passed in`,
    );
  }
  const [test, yes, no] = parts.map(compile);
  return (document) => (isTruthy(test?.(document)) ? yes?.(document) : no?.(document));
}

function namedParts(argument: BsonDocument): unknown[] {
  for (const name of ['if', 'then', 'else']) {
    if (!(name in argument)) throw new CommandError(17080, `Missing '${name}' parameter to $cond`);
  }
  const { if: test, then, else: otherwise, ...others } = argument;
  const [unknown] = Object.keys(others);
  if (unknown) throw new CommandError(17083, `Unrecognized parameter to $cond: ${unknown}`);
  return [test, then, otherwise];
}

/** The first value that is neither null nor missing, else the last. */
function compileIfNull(argument: unknown, compile: Compile): Expression {
  const operands = asList(argument).map(compile);
  if (operands.length < 2) {
    throw new CommandError(1257300, `$ifNull needs at least two arguments, had: ${operands.length}`);
  }
  return (document) => {
    let value: unknown;
    for (const operand of operands) {
      value = operand(document);
      if (value != null) return value;
    }
    return value;
  };
}
