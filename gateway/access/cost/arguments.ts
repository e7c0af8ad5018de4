import {
  isNonNullType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  type ArgumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { defaultPage, largestPage } from '../../../platform/pagination';
import { firstYear, lastYear } from '../../../domain/years';

/** Stands for a value that is needed and was not given: whatever is dearest. */
export const unknown = Symbol('unknown');

export type Values = Readonly<Record<string, unknown>>;

/** The variables of an operation with their defaults; `unknown` if one is required and missing. */
export function readVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Values,
  schema: GraphQLSchema,
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const known = Object.hasOwn(given, name) ? given[name] : undefined;
    if (known !== undefined) values[name] = known;
    else if (defaultValue) values[name] = valueFromASTUntyped(defaultValue);
    else if (isNonNullType(typeFromAST(schema, type as never))) values[name] = unknown;
  }
  return values;
}

/** A field's arguments; one that is not given has the schema's default. */
export function readArguments(
  field: GraphQLField<unknown, unknown>,
  nodes: readonly ArgumentNode[],
  variables: Values,
): Values {
  const values: Record<string, unknown> = {};
  for (const { name, defaultValue } of field.args) {
    const node = nodes.find((candidate) => candidate.name.value === name);
    const value = node && readValue(node, variables);
    values[name] = value === undefined ? defaultValue : value;
  }
  return values;
}

function readValue({ value }: ArgumentNode, variables: Values): unknown {
  // The untyped reading of a variable that is not given is undefined, which is as if the argument were not.
  return value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value, variables);
}

/** The bounds of a list of years; wider ones than any year can be stand for those that are not given. */
export function readYearRange({ from, to }: Values): { from: number; to: number } {
  const first = typeof from === 'number' ? Math.max(from, firstYear) : firstYear;
  const last = typeof to === 'number' ? Math.min(to, lastYear) : lastYear;
  return { from: first, to: last };
}

export function countYears(values: Values): number {
  const { from, to } = readYearRange(values);
  return Math.max(0, to - from + 1);
}

/** Rows of a page; a size that is refused gives none, one that is not known the most. */
export function readPageSize(first: unknown): number {
  if (first === null) return defaultPage;
  if (typeof first !== 'number') return largestPage;
  return first > largestPage ? 0 : Math.max(0, first);
}

/** A list's items; GraphQL takes one value for a list of it. Null if it is not known which. */
export function readList(value: unknown): readonly unknown[] | null {
  if (value === unknown) return null;
  return Array.isArray(value) ? (value as unknown[]) : [value];
}
