import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from '../../../domain/isRecord';
import { heldToArguments } from './askedFor';
import { catalogueNameReader } from './catalogueNames';
import { checkedReader } from './checkedReader';
import { valueReader } from './fieldValues';
import {
  globalIdReader,
  leafReaderOf,
  oneIfAbsent,
  typenameReader,
  type PlacedReader,
  type Variables,
} from './leafReaders';
import { objectChecks } from './objectChecks';
import { ownedKindOf } from './ownedIds';
import { askedFields, collectFields, type ReaderTools } from './selectedFields';
import { uniqueRowsReader } from './uniqueRows';
import { UnusableAnswerError } from './unusableAnswer';

/**
 * Takes out of a province's answer what was asked for, and nothing else: the gateway merges what it gets into entities
 * whose other fields belong to other subgraphs. Ids that are the province's own become global ones. The answer itself stays as
 * it is, and what of it is given on unchanged is shared with it.
 *
 * The selections have no conditions: these are decided before an operation is planned.
 *
 * @throws UnusableAnswerError that names the place where the answer is not of the type that the contract gives
 */
export type Reader = (value: unknown, province: string, variables?: Variables) => unknown;

const mostItems = 100_000;

/** The reader of a selection on an object type; fragments on other types of a union are not of interest. */
export function createReader(
  typeName: string,
  selections: readonly SelectionSetNode[],
  tools: ReaderTools,
): Reader {
  const read = readerOfType(typeName, selections, tools);
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
  typeName: string,
  selections: readonly SelectionSetNode[],
  tools: ReaderTools,
): PlacedReader {
  const type = tools.contract.getType(typeName);
  if (!isObjectType(type)) throw new Error(`Type "${typeName}" is not an object type of the contract`);
  const fields = new Map<string, FieldReader>();
  for (const [key, nodes] of collectFields(typeName, selections, tools)) {
    const [node] = nodes;
    if (!node) continue;
    const name = node.name.value;
    if (name === '__typename') fields.set(key, { name, read: typenameReader(typeName) });
    else {
      const field = type.getFields()[name];
      if (!field) throw new Error(`Type "${typeName}" has no field "${name}" in the contract`);
      const below = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
      const coordinate = `${typeName}.${name}`;
      const asked = askedFields(field.type, below, tools);
      const readValue = valueReader(coordinate, readerOf(field.type, below, name, tools));
      const read = heldToArguments(coordinate, node, asked, uniqueRowsReader(coordinate, asked, readValue));
      const kind = ownedKindOf(typeName, name);
      const readOwned = kind === null ? read : globalIdReader(kind, read);
      const isReporters = typeName === 'Quantity' && name === 'reportedBy';
      fields.set(key, { name, read: isReporters ? oneIfAbsent(readOwned) : readOwned });
    }
  }
  const keyOf = (name: string) => [...fields].find(([, field]) => field.name === name)?.[0];
  const readObject = checkedReader(objectReader(fields, typeName), objectChecks[typeName] ?? [], keyOf);
  return catalogueNameReader(typeName, askedFields(type, selections, tools), tools.catalogue, readObject);
}

interface FieldReader {
  name: string;
  read: PlacedReader;
}

/**
 * An object that holds what was asked for and nothing else, as it came, is not copied: most of what a province says is such
 * numbers.
 */
function objectReader(fields: ReadonlyMap<string, FieldReader>, typeName: string): PlacedReader {
  const list = [...fields].map(([key, { read }]) => ({ key, read, isInherited: key in Object.prototype }));
  return (value, place, asked) => {
    if (!isRecord(value)) throw new UnusableAnswerError(`an object of type ${typeName}`, place, value);
    let result = value;
    for (const { key, read, isInherited } of list) {
      const given = isInherited && !Object.hasOwn(value, key) ? undefined : value[key];
      const below = read(given, place === null ? null : `${place}.${key}`, asked);
      // What is not there is put there: each key is one of the result's own, so that their number tells if it has others.
      if (below === given && given !== undefined) continue;
      if (result === value) result = { ...value };
      result[key] = below;
    }
    return hasKeys(result, list.length) ? result : pick(result, list);
  };
}

/** Whether it has so many, without a list of them. */
function hasKeys(object: Readonly<Record<string, unknown>>, number: number): boolean {
  let found = 0;
  for (const _key in object) found += 1;
  return found === number;
}

function pick(object: Readonly<Record<string, unknown>>, fields: readonly { key: string }[]) {
  const picked: Record<string, unknown> = {};
  for (const { key } of fields) picked[key] = object[key];
  return picked;
}

function readerOf(
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  field: string,
  tools: ReaderTools,
): PlacedReader {
  if (isNonNullType(type)) {
    const read = nullableReaderOf(type.ofType, below, field, tools);
    return (value, place, asked) => {
      if (value === null) throw new UnusableAnswerError('a value', place, value);
      return read(value, place, asked);
    };
  }
  const read = nullableReaderOf(type, below, field, tools);
  return (value, place, asked) => (value === null ? null : read(value, place, asked));
}

function nullableReaderOf(
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  field: string,
  tools: ReaderTools,
): PlacedReader {
  if (isListType(type)) {
    const readItem = readerOf(type.ofType, below, field, tools);
    return (value, place, asked) => {
      if (!Array.isArray(value) || value.length > mostItems)
        throw new UnusableAnswerError('a list', place, value);
      return mapIfOther(value as unknown[], (item, index) =>
        readItem(item, place === null ? null : `${place}[${index}]`, asked),
      );
    };
  }
  if (isObjectType(type)) return readerOfType(type.name, below, tools);
  if (isLeafType(type)) return leafReaderOf(type, field);
  throw new Error(`Type "${type.name}" of the contract cannot be read`);
}

/** The same list if each of its items is given back as it is. */
function mapIfOther(list: unknown[], read: (item: unknown, index: number) => unknown): unknown[] {
  let result = list;
  list.forEach((item, index) => {
    const own = read(item, index);
    if (own === item) return;
    if (result === list) result = [...list];
    result[index] = own;
  });
  return result;
}
