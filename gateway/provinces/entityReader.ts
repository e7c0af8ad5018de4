import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { writeGlobalId, type OwnedKind } from '../../domain/globalIds';
import { isRecord } from '../../domain/isRecord';
import { isPlain, plainText } from '../../domain/plainText';
import { longestTexts, textKindOf, type TextKind } from '../../domain/textLimits';
import { ownedKindOf } from './ownedIds';

/**
 * Copies out of a province's answer what was asked for, and nothing else: the gateway merges what it gets into entities
 * whose other fields belong to other subgraphs. Ids that are the province's own become global ones.
 *
 * The selections have no conditions: these are decided before an operation is planned.
 *
 * @throws UnusableAnswerError that names the place where the answer is not of the type that the contract gives
 */
export type Reader = (value: unknown, province: string, variables?: Variables) => unknown;

type Variables = Readonly<Record<string, unknown>>;

/** What was asked, of whom. */
interface Asked {
  province: string;
  variables: Variables;
}

/** Without a place none is written down on the way: that took as long as all the rest. */
type PlacedReader = (value: unknown, place: string | null, asked: Asked) => unknown;

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
  return (value, province, variables = {}) => {
    const asked = { province, variables };
    try {
      return read(value, null, asked);
    } catch (error) {
      // Once more, to say where.
      if (error instanceof UnusableAnswerError) return read(value, province, asked);
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
      const read = yearReader(node, readerOf(schema, field.type, below, fragments, name), below);
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
  return (value, place, asked) => {
    const local = read(value, place, asked) as string | readonly string[] | null;
    const toGlobal = (localId: string) => writeGlobalId({ kind, owner: asked.province, localId });
    return typeof local === 'string' ? toGlobal(local) : (local?.map(toGlobal) ?? null);
  };
}

/** Who gives a number and leaves out how many reported it has reported it. */
function oneIfAbsent(read: PlacedReader): PlacedReader {
  return (value, place, asked) => (value === undefined ? 1 : read(value, place, asked));
}

/** A report says of which year it is, if it is asked; it must be the one that was asked for. */
function yearReader(node: FieldNode, read: PlacedReader, below: readonly SelectionSetNode[]): PlacedReader {
  const given = node.arguments?.find(({ name }) => name.value === 'year')?.value;
  const said = below
    .flatMap(({ selections }) => selections)
    .find((selection) => selection.kind === Kind.FIELD && selection.name.value === 'year');
  if (!given || said?.kind !== Kind.FIELD) return read;
  const key = said.alias?.value ?? 'year';
  return (value, place, asked) => {
    const result = read(value, place, asked);
    const year: unknown = valueFromASTUntyped(given, asked.variables);
    if (isRecord(result) && year != null && result[key] !== year) {
      throw new UnusableAnswerError(`the year ${JSON.stringify(year)}`, place, result[key]);
    }
    return result;
  };
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
  return (value, place, asked) => {
    if (!isRecord(value)) throw new UnusableAnswerError(`an object of type ${typeName}`, place, value);
    const result: Record<string, unknown> = {};
    for (const [key, { read }] of list) {
      const below = Object.hasOwn(value, key) ? value[key] : undefined;
      result[key] = read(below, place === null ? null : `${place}.${key}`, asked);
    }
    return result;
  };
}

/** Bounds must make sense as far as they were asked for. */
function quantityReader(readObject: PlacedReader, fields: ReadonlyMap<string, FieldReader>): PlacedReader {
  const keyOf = (name: string) => [...fields].find(([, field]) => field.name === name)?.[0] ?? '';
  const [valueKey, leastKey, mostKey] = ['value', 'atLeast', 'atMost'].map(keyOf) as [string, string, string];
  return (quantity, place, asked) => {
    const result = readObject(quantity, place, asked) as Record<string, number | null | undefined>;
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
  field: string,
): PlacedReader {
  if (isNonNullType(type)) {
    const read = readerOf(schema, type.ofType, below, fragments, field);
    return (value, place, asked) => {
      if (value === null) throw new UnusableAnswerError('a value', place, value);
      return read(value, place, asked);
    };
  }
  const read = nullableReaderOf(schema, type, below, fragments, field);
  return (value, place, asked) => (value === null ? null : read(value, place, asked));
}

function nullableReaderOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  fragments: Fragments,
  field: string,
): PlacedReader {
  if (isListType(type)) {
    const readItem = readerOf(schema, type.ofType, below, fragments, field);
    return (value, place, asked) => {
      if (!Array.isArray(value) || value.length > mostItems)
        throw new UnusableAnswerError('a list', place, value);
      return value.map((item, index) => readItem(item, place === null ? null : `${place}[${index}]`, asked));
    };
  }
  const named = getNamedType(type);
  if (isObjectType(named)) return readerOfType(schema, named.name, below, fragments);
  if (isEnumType(named)) {
    const values = new Set(named.getValues().map(({ name }) => name));
    return leafReader(`a value of ${named.name}`, (value) => typeof value === 'string' && values.has(value));
  }
  if (isScalarType(named)) {
    if (named.name === 'ID' || named.name === 'String') return textReader(textKindOf(field, named.name));
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

/** A text is given on as it is seen; an id that holds what is not seen would be another. */
function textReader(kind: TextKind): PlacedReader {
  const longest = longestTexts[kind];
  return (value, place) => {
    if (typeof value !== 'string') throw new UnusableAnswerError('a text', place, value);
    if (value.length > longest) {
      throw new UnusableAnswerError(`a text of at most ${longest} characters`, place, value);
    }
    if (isPlain(value)) return value;
    if (kind === 'id') throw new UnusableAnswerError('an id of characters that are seen', place, value);
    return kind === 'text' ? value.split('\n').map(plainText).join('\n') : plainText(value);
  };
}

/** Of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

const instant =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function isInstant(text: string): boolean {
  const [, day] = instant.exec(text) ?? [];
  return day !== undefined && isDay(day);
}

/** Everything that is counted is at least zero. */
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const scalars: Readonly<Record<string, [string, (value: unknown) => boolean]>> = {
  Boolean: ['true or false', (value) => typeof value === 'boolean'],
  Int: ['a whole number of at least 0', isCount],
  Long: ['a whole number from 0 to 2^53 - 1', isCount],
  Date: ['a date YYYY-MM-DD', (value) => typeof value === 'string' && isDay(value)],
  DateTime: ['an RFC 3339 instant', (value) => typeof value === 'string' && isInstant(value)],
};

function readTypename(typeName: string): PlacedReader {
  return leafReader(`the type name ${typeName}`, (value) => value === typeName);
}
