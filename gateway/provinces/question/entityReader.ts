import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from '../../../domain/isRecord';
import {
  globalIdReader,
  leafReaderOf,
  oneIfAbsent,
  typenameReader,
  type PlacedReader,
  type Variables,
} from './leafReaders';
import { ownedKindOf } from './ownedIds';
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

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

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
    if (name === '__typename') fields.set(key, { name, read: typenameReader(typeName) });
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
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
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
  if (isObjectType(type)) return readerOfType(schema, type.name, below, fragments);
  if (isLeafType(type)) return leafReaderOf(type, field);
  throw new Error(`Type "${type.name}" of the contract cannot be read`);
}
