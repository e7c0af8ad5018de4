import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { writeGlobalId, type OwnedKind } from '../../domain/globalIds';
import { isRecord } from '../../domain/isRecord';
import { ownedKindOf } from './ownedIds';

/**
 * Copies out of a province's answer what was asked for, and nothing else: the gateway merges what it gets into entities
 * whose other fields belong to other subgraphs. Ids that are the province's own become global ones.
 *
 * The selections have no conditions: these are decided before an operation is planned.
 *
 * @throws UnusableAnswerError that names the place where the answer is not of the type that the contract gives
 */
export type Reader = (value: unknown, province: string) => unknown;

/** Without a place none is written down on the way: that took as long as all the rest. */
type PlacedReader = (value: unknown, place: string | null, province: string) => unknown;

export class UnusableAnswerError extends Error {
  constructor(expected: string, place: string | null, got: unknown) {
    super(`Expected ${expected} at ${place ?? 'some place'}, got ${describe(got)}`);
  }
}

const mostDescribed = 60;

/** The beginning of a value of any size and depth; what is further down is left out, since it may be too deep to write. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return write(value.slice(0, mostDescribed).map(withoutDepth));
  if (!isRecord(value)) return write(withoutDepth(value));
  const fields = Object.entries(value).slice(0, mostDescribed);
  return write(Object.fromEntries(fields.map(([name, below]) => [name, withoutDepth(below)])));
}

function withoutDepth(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) return '…';
  return typeof value === 'string' ? value.slice(0, mostDescribed) : value;
}

function write(value: unknown): string {
  return JSON.stringify(value).slice(0, mostDescribed);
}

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

const mostItems = 100_000;

/** The reader of a selection on an object type; fragments on other types of a union are not of interest. */
export function createReader(
  schema: GraphQLSchema,
  typeName: string,
  selections: readonly SelectionSetNode[],
  fragments: Fragments,
): Reader {
  const read = readerOfType(schema, typeName, selections, fragments);
  return (value, province) => {
    try {
      return read(value, null, province);
    } catch (error) {
      // Once more, to say where.
      if (error instanceof UnusableAnswerError) return read(value, province, province);
      throw error;
    }
  };
}

function readerOfType(
  schema: GraphQLSchema,
  typeName: string,
  selections: readonly SelectionSetNode[],
  fragments: Fragments,
): PlacedReader {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`Type "${typeName}" is not an object type of the contract`);
  const fields = new Map<string, FieldReader>();
  for (const [key, nodes] of collectFields(typeName, selections, fragments)) {
    const [node] = nodes;
    if (!node) continue;
    const name = node.name.value;
    if (name === '__typename') fields.set(key, { name, read: readTypename(typeName) });
    else {
      const field = type.getFields()[name];
      if (!field) throw new Error(`Type "${typeName}" has no field "${name}" in the contract`);
      const below = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      const read = readerOf(schema, field.type, below, fragments);
      const kind = ownedKindOf(typeName, name);
      const readOwned = kind === null ? read : globalIdReader(kind, read);
      const isReporters = typeName === 'Quantity' && name === 'reportedBy';
      fields.set(key, { name, read: isReporters ? oneIfAbsent(readOwned) : readOwned });
    }
  }
  const readObject = objectReader(fields, typeName);
  return typeName === 'Quantity' ? quantityReader(readObject, fields) : readObject;
}

/** Nobody but the gateway can know that an id is a province's own. */
function globalIdReader(kind: OwnedKind, read: PlacedReader): PlacedReader {
  return (value, place, owner) => {
    const local = read(value, place, owner) as string | readonly string[] | null;
    const toGlobal = (localId: string) => writeGlobalId({ kind, owner, localId });
    return typeof local === 'string' ? toGlobal(local) : (local?.map(toGlobal) ?? null);
  };
}

/** Who gives a number and leaves out how many reported it has reported it. */
function oneIfAbsent(read: PlacedReader): PlacedReader {
  return (value, place, owner) => (value === undefined ? 1 : read(value, place, owner));
}

interface FieldReader {
  name: string;
  read: PlacedReader;
}

function collectFields(
  typeName: string,
  selections: readonly SelectionSetNode[],
  fragments: Fragments,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visit = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        fields.set(key, [...(fields.get(key) ?? []), node]);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value];
      const condition = fragment?.typeCondition?.name.value ?? typeName;
      if (fragment && condition === typeName) visit(fragment.selectionSet);
    }
  };
  selections.forEach(visit);
  return fields;
}

function objectReader(fields: ReadonlyMap<string, FieldReader>, typeName: string): PlacedReader {
  const list = [...fields];
  return (value, place, province) => {
    if (!isRecord(value)) throw new UnusableAnswerError(`an object of type ${typeName}`, place, value);
    const result: Record<string, unknown> = {};
    for (const [key, { read }] of list) {
      const below = Object.hasOwn(value, key) ? value[key] : undefined;
      result[key] = read(below, place === null ? null : `${place}.${key}`, province);
    }
    return result;
  };
}

/** Bounds must make sense as far as they were asked for. */
function quantityReader(readObject: PlacedReader, fields: ReadonlyMap<string, FieldReader>): PlacedReader {
  const keyOf = (name: string) => [...fields].find(([, field]) => field.name === name)?.[0] ?? '';
  const [valueKey, leastKey, mostKey] = ['value', 'atLeast', 'atMost'].map(keyOf) as [string, string, string];
  return (quantity, place, province) => {
    const result = readObject(quantity, place, province) as Record<string, number | null | undefined>;
    const [value, atLeast, atMost] = [result[valueKey], result[leastKey], result[mostKey]];
    const inOrder = (low: number | null | undefined, high: number | null | undefined) =>
      low == null || high == null || low <= high;
    if (!inOrder(atLeast, atMost) || !inOrder(atLeast, value) || !inOrder(value, atMost)) {
      throw new UnusableAnswerError('atLeast <= value <= atMost', place, quantity);
    }
    return result;
  };
}

function readerOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  fragments: Fragments,
): PlacedReader {
  if (isNonNullType(type)) {
    const read = readerOf(schema, type.ofType, below, fragments);
    return (value, place, province) => {
      if (value === null) throw new UnusableAnswerError('a value', place, value);
      return read(value, place, province);
    };
  }
  const read = nullableReaderOf(schema, type, below, fragments);
  return (value, place, province) => (value === null ? null : read(value, place, province));
}

function nullableReaderOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  fragments: Fragments,
): PlacedReader {
  if (isListType(type)) {
    const readItem = readerOf(schema, type.ofType, below, fragments);
    return (value, place, province) => {
      if (!Array.isArray(value) || value.length > mostItems)
        throw new UnusableAnswerError('a list', place, value);
      return value.map((item, index) =>
        readItem(item, place === null ? null : `${place}[${index}]`, province),
      );
    };
  }
  const named = getNamedType(type);
  if (isObjectType(named)) return readerOfType(schema, named.name, below, fragments);
  if (isEnumType(named)) {
    const values = new Set(named.getValues().map(({ name }) => name));
    return leafReader(`a value of ${named.name}`, (value) => typeof value === 'string' && values.has(value));
  }
  if (isScalarType(named)) {
    const scalar = scalars[named.name];
    if (scalar) return leafReader(...scalar);
  }
  throw new Error(`Type "${named.name}" of the contract cannot be read`);
}

function leafReader(expected: string, fits: (value: unknown) => boolean): PlacedReader {
  return (value, place) => {
    if (!fits(value)) throw new UnusableAnswerError(expected, place, value);
    return value;
  };
}

const isText = (value: unknown) => typeof value === 'string';
/** Everything that is counted is at least zero. */
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const scalars: Readonly<Record<string, [string, (value: unknown) => boolean]>> = {
  ID: ['a text', isText],
  String: ['a text', isText],
  Boolean: ['true or false', (value) => typeof value === 'boolean'],
  Int: ['a whole number of at least 0', isCount],
  Long: ['a whole number from 0 to 2^53 - 1', isCount],
  Date: ['a date YYYY-MM-DD', (value) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value)],
  DateTime: ['an RFC 3339 instant', (value) => isText(value) && !Number.isNaN(Date.parse(value))],
};

function readTypename(typeName: string): PlacedReader {
  return leafReader(`the type name ${typeName}`, (value) => value === typeName);
}
