import { GraphQLError } from 'graphql';
import { isRecord } from '../../domain/isRecord';

/**
 * What a client names itself goes by another name until its answer is written: the planner adds fields of its own by
 * their own names (keys, and what other fields require), which a client's name must not take. No field of the schema and
 * no other name of the gateway begins like that.
 */
const prefix = '_as_';

/** Stands in a selection that conditions leave nothing of; what it was asked of is an empty object in the answer. */
export const nothing = '_nothing';

export function toPlannedName(name: string): string {
  return prefix + name;
}

export function toClientName(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** The library names the keys of its own fetches so; and finds a value for every name that objects have by themselves. */
const libraryVariable = 'representations';

export function toPlannedVariable(name: string): string {
  const isTaken = name === libraryVariable || name.startsWith(prefix) || name in Object.prototype;
  return isTaken ? toPlannedName(name) : name;
}

/** The data under the names that the client gave. */
export function withClientNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withClientNames);
  if (!isRecord(value)) return value;
  // Without a prototype, a name such as `__proto__` is one like any other.
  const result = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) {
    if (name !== nothing) result[toClientName(name)] = withClientNames(value[name]);
  }
  return result;
}

/** The error at its place under the names that the client gave. */
export function atClientPath(error: GraphQLError): GraphQLError {
  const { message, path, nodes, source, positions, originalError, extensions } = error;
  if (!path?.some((key) => toClientName(String(key)) !== key)) return error;
  return new GraphQLError(message, {
    path: path.map((key) => (typeof key === 'string' ? toClientName(key) : key)),
    nodes,
    source,
    positions,
    originalError,
    extensions,
  });
}
