import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from '../../../domain/isRecord';
import { heldToArguments, type AskedFields } from './askedFor';
import { objectChecks, valueReader, type ObjectCheck } from './fieldValues';
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
      const read = heldToArguments(
        `${typeName}.${name}`,
        node,
        askedFields(schema, field.type, below, fragments),
        valueReader(`${typeName}.${name}`, readerOf(schema, field.type, below, fragments, name)),
      );
      const kind = ownedKindOf(typeName, name);
      const readOwned = kind === null ? read : globalIdReader(kind, read);
      const isReporters = typeName === 'Quantity' && name === 'reportedBy';
      fields.set(key, { name, read: isReporters ? oneIfAbsent(readOwned) : readOwned });
    }
  }
  const readObject = objectReader(fields, typeName);
  return (objectChecks[typeName] ?? []).reduce(
    (read, check) => checkedReader(read, fields, check),
    readObject,
  );
}

function askedFields(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  fragments: Fragments,
): AskedFields {
  const { name } = getNamedType(type);
  const object = schema.getType(name);
  const byName = new Map<string, { key: string; below: AskedFields }>();
  if (!isObjectType(object)) return byName;
  for (const [key, nodes] of collectFields(name, selections, fragments)) {
    const fieldName = nodes[0]?.name.value ?? '';
    const below = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const field = object.getFields()[fieldName];
    if (field && !byName.has(fieldName)) {
      byName.set(fieldName, { key, below: askedFields(schema, field.type, below, fragments) });
    }
  }
  return byName;
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

/** What was asked for must make sense together. */
function checkedReader(
  readObject: PlacedReader,
  fields: ReadonlyMap<string, FieldReader>,
  { names, expected, fits }: ObjectCheck,
): PlacedReader {
  const keys = names.map((name) => [...fields].find(([, field]) => field.name === name)?.[0]);
  return (value, place, asked) => {
    const result = readObject(value, place, asked) as Record<string, unknown>;
    if (!fits(...keys.map((key) => (key === undefined ? undefined : result[key])))) {
      throw new UnusableAnswerError(expected, place, value);
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
