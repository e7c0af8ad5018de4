import { InvalidInputError } from '../../domain/errors';

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The values of a query string, by the names that it may have. */
export interface ArgumentReader {
  /** Undefined if it is not given, or empty. */
  one(name: string): string | undefined;
  needed(name: string): string;
  /** Values with commas between them. */
  listOf(name: string): string[] | undefined;
}

/** @throws InvalidInputError that names the argument, here and in whatever it reads */
export function createArgumentReader(query: Query, known: readonly string[]): ArgumentReader {
  for (const name of Object.keys(query)) {
    if (!known.includes(name)) throw new InvalidInputError(name, `one of ${known.join(', ')}`, name);
  }
  const one = (name: string): string | undefined => {
    const value = query[name];
    if (Array.isArray(value)) throw new InvalidInputError(name, 'given once', value);
    return value === undefined || value === '' ? undefined : value;
  };
  return {
    one,
    needed(name) {
      const value = one(name);
      if (value === undefined) throw new InvalidInputError(name, 'given', undefined);
      return value;
    },
    listOf: (name) =>
      one(name)
        ?.split(',')
        .map((item) => item.trim()),
  };
}

export function oneOf<Value extends string>(name: string, value: string, values: readonly Value[]): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new InvalidInputError(name, `one of ${values.join(', ')}`, value);
  return found;
}
