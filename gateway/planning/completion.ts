import {
  GraphQLError,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ErrorCode } from '../../domain/errors';
import { getOrCreate } from '../../domain/getOrCreate';
import { isRecord } from '../../domain/isRecord';
import { nothing, toClientName } from './names';

/** Makes the client's answer of what was fetched: what was asked for, by the client's names and in the client's order. */
export type Complete = (fetched: Readonly<Record<string, unknown>>) => Completed;

export interface Completed {
  data: Record<string, unknown> | null;
  /** Of nulls where there must be none and of values of another type, with paths by the client's names. */
  errors: GraphQLError[];
}

/** @param operation as it is planned: see `planOperation` */
export function compileCompletion(schema: GraphQLSchema, operation: OperationDefinitionNode): Complete {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}`);
  const read = objectReader(root, operation.selectionSet, schema);
  const run = (fetched: unknown, places: Places | null): Completed => {
    const errors: GraphQLError[] = [];
    const data = read(fetched, { errors, places });
    return { data: data === failed ? null : (data as Record<string, unknown>), errors };
  };
  return (fetched) => {
    const completed = run(fetched, null);
    // Once more, to say where: writing places down takes as long as all the rest.
    return completed.errors.length > 0 ? run(fetched, []) : completed;
  };
}

type Places = (string | number)[];

interface Reading {
  errors: GraphQLError[];
  /** Where the reader is; null while nothing is wrong yet. */
  places: Places | null;
}

/** Stands for a null that an error tells of already. */
const failed = Symbol('failed');

type Read = (value: unknown, reading: Reading) => unknown;

interface FieldReader {
  /** In what was fetched. */
  key: string;
  /** In the answer. */
  name: string;
  read: Read;
  /** Whether the object is null if this is. */
  isNeeded: boolean;
}

function objectReader(type: GraphQLObjectType, set: SelectionSetNode, schema: GraphQLSchema): Read {
  /** Compiled when the first object is there: most operations ask for more than is answered. */
  let fields: FieldReader[] | null = null;
  return (value, reading) => {
    if (!isRecord(value)) return fail(reading, `Expected an object of type ${type.name}`);
    fields ??= fieldsOf(type, set).map((node) => fieldReader(type, node, schema));
    const result: Record<string, unknown> = {};
    const { places } = reading;
    for (const { key, name, read, isNeeded } of fields) {
      places?.push(name);
      const below = read(Object.hasOwn(value, key) ? value[key] : null, reading);
      places?.pop();
      if (below === failed && isNeeded) return failed;
      setField(result, name, below === failed ? null : below);
    }
    return result;
  };
}

/** In a place of an abstract type there is a fragment for each type that the object may have. */
function fieldsOf(type: GraphQLObjectType, { selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node.alias?.value === nothing ? [] : [node];
    const isOfType = node.kind === Kind.INLINE_FRAGMENT && node.typeCondition?.name.value === type.name;
    return isOfType ? fieldsOf(type, node.selectionSet) : [];
  });
}

function fieldReader(type: GraphQLObjectType, node: FieldNode, schema: GraphQLSchema): FieldReader {
  const key = (node.alias ?? node.name).value;
  const name = toClientName(key);
  if (node.name.value === '__typename') return { key, name, read: () => type.name, isNeeded: true };
  const field = type.getFields()[node.name.value];
  if (!field) throw new Error(`Type "${type.name}" has no field "${node.name.value}"`);
  const read = reader(field.type, node.selectionSet, { schema, what: `field ${type.name}.${field.name}` });
  return { key, name, read, isNeeded: isNonNullType(field.type) };
}

/** A name is one like any other. */
function setField(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

interface Place {
  schema: GraphQLSchema;
  /** For messages. */
  what: string;
}

function reader(type: GraphQLOutputType, below: SelectionSetNode | undefined, place: Place): Read {
  if (isNonNullType(type)) {
    const read = nullableReader(type.ofType, below, place);
    return (value, reading) =>
      value === null || value === undefined
        ? fail(reading, `Cannot return null for non-nullable ${place.what}`)
        : read(value, reading);
  }
  const read = nullableReader(type, below, place);
  return (value, reading) => (value === null || value === undefined ? null : read(value, reading));
}

function nullableReader(type: GraphQLOutputType, below: SelectionSetNode | undefined, place: Place): Read {
  if (isListType(type)) {
    const { ofType } = type as { ofType: GraphQLOutputType };
    const readItem = reader(ofType, below, { ...place, what: `element of ${place.what}` });
    return listReader(readItem, isNonNullType(ofType), place);
  }
  if (!below) return leafReader(type, place);
  if (isObjectType(type)) return objectReader(type, below, place.schema);
  return abstractReader(type as GraphQLAbstractType, below, place);
}

function abstractReader(type: GraphQLAbstractType, below: SelectionSetNode, { schema, what }: Place): Read {
  const readers = new Map<string, Read>();
  return (value, reading) => {
    const typeName = isRecord(value) ? value.__typename : undefined;
    const runtime = typeof typeName === 'string' ? schema.getType(typeName) : undefined;
    if (!isObjectType(runtime) || !isAbstractType(type) || !schema.isSubType(type, runtime)) {
      return fail(reading, `Expected an object of type ${type.name} for ${what}`);
    }
    return getOrCreate(readers, runtime.name, () => objectReader(runtime, below, schema))(value, reading);
  };
}

function listReader(readItem: Read, isNeeded: boolean, { what }: Place): Read {
  return (value, reading) => {
    if (!Array.isArray(value)) return fail(reading, `Expected a list for ${what}`);
    const { places } = reading;
    const list: unknown[] = [];
    let isFailed = false;
    for (let index = 0; index < value.length; index += 1) {
      places?.push(index);
      const item = readItem(value[index], reading);
      places?.pop();
      if (item !== failed) list.push(item);
      else if (isNeeded) isFailed = true;
      else list.push(null);
    }
    return isFailed ? failed : list;
  };
}

/** Custom scalars may be anything. */
function leafReader(type: GraphQLOutputType, { what }: Place): Read {
  const fits = isEnumType(type) ? fitsEnum(type.getValues()) : scalars[String(type)];
  if (!fits) return (value) => value;
  return (value, reading) => (fits(value) ? value : fail(reading, `Expected ${String(type)} for ${what}`));
}

function fitsEnum(values: readonly { name: string }[]): (value: unknown) => boolean {
  const names = new Set<unknown>(values.map(({ name }) => name));
  return (value) => names.has(value);
}

const isText = (value: unknown) => typeof value === 'string';
const mostInt = 2 ** 31 - 1;

const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  ID: (value) => isText(value) || Number.isInteger(value),
  String: isText,
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= mostInt,
  Float: (value) => typeof value === 'number',
};

function fail({ errors, places }: Reading, message: string): typeof failed {
  const path = places ? [...places] : null;
  errors.push(new GraphQLError(message, { ...(path && { path }), extensions: { code: ErrorCode.internal } }));
  return failed;
}
