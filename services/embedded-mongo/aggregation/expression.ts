import { CommandError, unsupported } from '../errors';
import { isSameValue } from '../order';
import { splitPath } from '../path';
import { assertStorable, fieldOf, isDocument, readerOf, setField, type BsonDocument } from '../values';

/** Evaluates to undefined if MongoDB's value is missing. */
export type Expression = (document: BsonDocument) => unknown;

export const expressionOperators: Record<string, (operands: unknown[]) => Expression> = {
  $eq: compileEqual,
  $cond: compileCondition,
  $ifNull: compileIfNull,
};

/** Compiles what MongoDB calls an aggregation expression; unknown operators are refused by name. */
export function compileExpression(expression: unknown): Expression {
  if (typeof expression === 'string' && expression.startsWith('$')) return compilePath(expression);
  if (Array.isArray(expression)) {
    const elements = expression.map(compileExpression);
    return (document) => elements.map((element) => element(document) ?? null);
  }
  if (isDocument(expression)) return compileDocument(expression);
  assertStorable(expression);
  return () => expression;
}

function compilePath(path: string): Expression {
  if (path.startsWith('$$')) throw unsupported(`The variable ${path.split('.')[0]}`);
  const parts = splitPath(path.slice(1));
  const [field = ''] = parts;
  if (parts.length === 1) return readerOf(field);
  return (document) => valueAt(document, parts, 0);
}

/** In an array the path leads to the array of what its documents have there. */
function valueAt(value: unknown, parts: readonly string[], at: number): unknown {
  if (at === parts.length) return value;
  if (isDocument(value)) return valueAt(fieldOf(value, parts[at] ?? ''), parts, at + 1);
  if (!Array.isArray(value)) return undefined;
  return value.map((element) => valueAt(element, parts, at)).filter((found) => found !== undefined);
}

function compileDocument(expression: BsonDocument): Expression {
  const entries = Object.entries(expression);
  const [[first, argument] = [''] as const] = entries;
  if (!first.startsWith('$')) return compileFields(compileEach(entries));
  if (entries.length > 1) {
    const names = Object.keys(expression).join(', ');
    throw new CommandError(
      15983,
      `An object representing an expression must have exactly one field, got ${names}`,
    );
  }
  return compileOperator(first, argument);
}

interface ComputedField {
  field: string;
  value: Expression;
}

/** The fields that a document computes, in its order; null if it is an operator. */
export function compileDocumentFields(expression: BsonDocument): ComputedField[] | null {
  const entries = Object.entries(expression);
  return entries[0]?.[0].startsWith('$') ? null : compileEach(entries);
}

function compileEach(entries: [string, unknown][]): ComputedField[] {
  return entries.map(([field, value]) => ({ field, value: compileExpression(value) }));
}

function compileFields(fields: readonly ComputedField[]): Expression {
  return (document) => {
    const result: BsonDocument = {};
    for (const { field, value } of fields) {
      const computed = value(document);
      if (computed !== undefined) setField(result, field, computed);
    }
    return result;
  };
}

function compileOperator(name: string, argument: unknown): Expression {
  const compile = Object.hasOwn(expressionOperators, name) ? expressionOperators[name] : undefined;
  if (!compile) throw unsupported(`The aggregation expression ${name}`);
  return compile(Array.isArray(argument) ? argument : [argument]);
}

/** Unlike queries, expressions compare values of all types, and missing is not null. */
function compileEqual(operands: unknown[]): Expression {
  const [left, right] = assertCount('$eq', operands, 2);
  return (document) => isSameValue(left?.(document), right?.(document));
}

function compileCondition(operands: unknown[]): Expression {
  const [test, yes, no] = assertCount('$cond', operands, 3);
  return (document) => (isTruthy(test?.(document)) ? yes?.(document) : no?.(document));
}

/** False, 0, null and missing are false; an empty string is not. */
function isTruthy(value: unknown): boolean {
  return value !== false && value !== 0 && value != null;
}

/** The first value that is neither null nor missing, else the last. */
function compileIfNull(operands: unknown[]): Expression {
  if (operands.length < 2) {
    throw new CommandError(1257300, `$ifNull needs at least two arguments, had: ${operands.length}`);
  }
  const compiled = operands.map(compileExpression);
  return (document) => {
    let value: unknown;
    for (const operand of compiled) {
      value = operand(document);
      if (value != null) return value;
    }
    return value;
  };
}

function assertCount(name: string, operands: unknown[], count: number): Expression[] {
  if (operands.length === count) return operands.map(compileExpression);
  throw new CommandError(
    16020,
    `Expression ${name} takes ${count} arguments, ${operands.length} were passed in`,
  );
}
