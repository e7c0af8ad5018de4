import { CommandError, unsupported } from '../errors';
import { splitPath } from '../path';
import { assertStorable, fieldOf, isDocument, setField, type BsonDocument } from '../values';
import { operators } from './operators';
import { specialForms } from './specialForms';
import type { Expression } from './types';

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

/** `$field.below`; of variables only `$$ROOT`, which may be called `$$CURRENT`, and `$$REMOVE`. */
function compilePath(path: string): Expression {
  if (!path.startsWith('$$')) {
    const parts = splitPath(path.slice(1));
    return (document) => valueAt(document, parts, 0);
  }
  const [variable = '', ...parts] = splitPath(path.slice(2));
  if (variable === 'REMOVE') return () => undefined;
  if (variable === 'ROOT' || variable === 'CURRENT') return (document) => valueAt(document, parts, 0);
  throw unsupported(`The variable $$${variable}`);
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
  if (!first.startsWith('$')) return compileFields(entries);
  if (entries.length > 1) {
    const names = Object.keys(expression).join(', ');
    throw new CommandError(
      15983,
      `An object representing an expression must have exactly one field, got ${names}`,
    );
  }
  return compileOperator(first, argument);
}

function compileFields(entries: [string, unknown][]): Expression {
  const fields = entries.map(([field, value]) => ({ field, value: compileExpression(value) }));
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
  const special = Object.hasOwn(specialForms, name) ? specialForms[name] : undefined;
  if (special) return special(argument, compileExpression);
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) throw unsupported(`The aggregation expression ${name}`);
  const operands = (Array.isArray(argument) ? argument : [argument]).map(compileExpression);
  const { least, most = least } = operator;
  if (operands.length < least || operands.length > most) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    throw new CommandError(
      16020,
      `Expression ${name} takes ${wanted} arguments, ${operands.length} were passed in`,
    );
  }
  return (document) => operator.evaluate(operands.map((operand) => operand(document)));
}
