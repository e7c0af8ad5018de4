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
import { valueReader } from './fieldValues';
import {
  globalIdReader,
  leafReaderOf,
  oneIfAbsent,
  typenameReader,
  type PlacedReader,
  type Variables,
} from './leafReaders';
import type { ObjectCheck } from './objectCheck';
import { objectChecks } from './objectChecks';
import { ownedKindOf } from './ownedIds';
import { askedFields, collectFields, type ReaderTools } from './selectedFields';
import { uniqueRowsReader } from './uniqueRows';
import { UnusableAnswerError } from './unusableAnswer';

/**
 * Copies out of a province's answer what was asked for, and nothing else: the gateway merges what it gets into entities
 * whose other fields belong to other subgraphs. Ids that are the province's own become global ones.
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
  const readObject = (objectChecks[typeName] ?? []).reduce(
    (read, check) => checkedReader(read, fields, check),
    objectReader(fields, typeName),
  );
  return catalogueNameReader(typeName, askedFields(type, selections, tools), tools.catalogue, readObject);
}

interface FieldReader {
  name: string;
  read: PlacedReader;
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

/** What was asked for must make sense together. */
function checkedReader(
  readObject: PlacedReader,
  fields: ReadonlyMap<string, FieldReader>,
  { names, expected, fits }: ObjectCheck,
): PlacedReader {
  const keyOf = (name: string | undefined) =>
    name === undefined ? undefined : [...fields].find(([, field]) => field.name === name)?.[0];
  const [a, b, c, d] = names;
  const [first, second, third, fourth] = [keyOf(a), keyOf(b), keyOf(c), keyOf(d)];
  return (value, place, asked) => {
    const result = readObject(value, place, asked) as Record<string, unknown>;
    // Written out: a list of them for each number of each answer was a sixth of all that is allocated.
    const isFit = fits(
      valueOf(result, first),
      valueOf(result, second),
      valueOf(result, third),
      valueOf(result, fourth),
    );
    if (!isFit) {
      throw new UnusableAnswerError(expected, place, value);
    }
    return result;
  };
}

function valueOf(object: Readonly<Record<string, unknown>>, key: string | undefined): unknown {
  return key === undefined ? undefined : object[key];
}

function readerOf(
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  field: string,
  tools: ReaderTools,
): PlacedReader {
  if (isNonNullType(type)) {
    const read = readerOf(type.ofType, below, field, tools);
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
      return value.map((item, index) => readItem(item, place === null ? null : `${place}[${index}]`, asked));
    };
  }
  if (isObjectType(type)) return readerOfType(type.name, below, tools);
  if (isLeafType(type)) return leafReaderOf(type, field);
  throw new Error(`Type "${type.name}" of the contract cannot be read`);
}
