import {
  getNamedType,
  isEnumType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql';
import { isRecord } from '../../../domain/isRecord';
import { fragmentsByName } from '../../../platform/fragments';
import { createSubgraphSchema } from '../../../platform/subgraphSchema';

/** Whom a province's service lies to. */
export interface Asker {
  role: string;
  /** Whether the province's own staff asks. */
  isOwn: boolean;
}

/** Where a changed value stands. */
export interface Place {
  asker: Asker;
  /** What else is told beside it, by the fields' names; undefined if it was not asked for. */
  beside(field: string): unknown;
  /** The arguments that the field was given. */
  given: Readonly<Record<string, unknown>>;
  /** What was asked for there, or a row of it, with nothing but zeros and first values. */
  made(): Record<string, unknown>;
  /** Objects around it, the nearest first. */
  around: readonly Readonly<Record<string, unknown>>[];
}

/** By `Type.field` of the contract: what is told instead of a value. */
export type Changes = Readonly<Record<string, (value: any, place: Place) => unknown>>;

export interface AskedQuery {
  query: string;
  variables?: Record<string, unknown>;
}

const contract = createSubgraphSchema('province', {});

/** Changes an answer in place, whatever its fields were asked for as. What is further in is changed first. */
export function changeAnswer(
  data: Record<string, unknown>,
  asked: AskedQuery,
  asker: Asker,
  changes: Changes,
): void {
  const document = parse(asked.query, { noLocation: true });
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const root = contract.getQueryType();
  if (!operation || !root) return;
  const fragments = fragmentsByName(document);

  function fieldsOf(set: SelectionSetNode, typeName: string): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const collect = ({ selections }: SelectionSetNode) => {
      for (const node of selections) {
        if (node.kind === Kind.FIELD) {
          const key = node.alias?.value ?? node.name.value;
          fields.set(key, [...(fields.get(key) ?? []), node]);
          continue;
        }
        const part = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        const condition = part?.typeCondition?.name.value ?? typeName;
        if (part && condition === typeName) collect(part.selectionSet);
      }
    };
    collect(set);
    return fields;
  }

  function changeObject(
    object: Record<string, unknown>,
    sets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
    around: readonly Record<string, unknown>[],
  ): void {
    if (!isObjectType(type)) return;
    const fields = new Map<string, FieldNode[]>();
    for (const set of sets) {
      for (const [key, nodes] of fieldsOf(set, type.name))
        fields.set(key, [...(fields.get(key) ?? []), ...nodes]);
    }
    const beside = (name: string) =>
      object[[...fields].find(([, [node]]) => node?.name.value === name)?.[0] ?? `no ${name}`];
    for (const [key, nodes] of fields) {
      const [node] = nodes;
      const field = node && type.getFields()[node.name.value];
      if (!field || !(key in object)) continue;
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      changeBelow(object[key], below, typeBelow(getNamedType(field.type)), [object, ...around]);
      const change = changes[`${type.name}.${field.name}`];
      if (!change) continue;
      const given = Object.fromEntries(
        (node.arguments ?? []).map(({ name, value }) => [
          name.value,
          valueFromASTUntyped(value, asked.variables),
        ]),
      );
      const made = () => makeObject(below, typeBelow(getNamedType(field.type)));
      object[key] = change(object[key], { asker, beside, given, made, around: [object, ...around] });
      if (object[key] === undefined) delete object[key];
    }
  }

  function makeObject(sets: readonly SelectionSetNode[], type: GraphQLNamedType): Record<string, unknown> {
    const fields = sets.flatMap((set) => [...fieldsOf(set, type.name)]);
    return Object.fromEntries(
      fields.map(([key, [node]]) => {
        const below = fields.filter(([other]) => other === key).flatMap(([, nodes]) => nodes);
        return [
          key,
          makeValue(
            node,
            below.flatMap(({ selectionSet }) => selectionSet ?? []),
            type,
          ),
        ];
      }),
    );
  }

  function makeValue(
    node: FieldNode | undefined,
    sets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
  ): unknown {
    const field = node && isObjectType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) return type.name;
    const named = getNamedType(field.type);
    if (String(field.type).startsWith('[')) return [];
    if (isEnumType(named)) return named.getValues()[0]?.name;
    return isObjectType(named) ? makeObject(sets, named) : scalars[named.name];
  }

  function changeBelow(
    value: unknown,
    sets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
    around: readonly Record<string, unknown>[],
  ): void {
    if (Array.isArray(value)) for (const item of value) changeBelow(item, sets, type, around);
    else if (isRecord(value)) changeObject(value, sets, type, around);
  }

  changeObject(data, [operation.selectionSet], root, []);
}

const scalars: Readonly<Record<string, unknown>> = {
  ...{ Int: 0, Long: 0, Boolean: false, ID: 'x', String: 'x' },
  ...{ Date: '2025-01-01', DateTime: '2025-01-01T00:00:00Z' },
};

/** Services give entities of provinces alone. */
function typeBelow(type: GraphQLNamedType): GraphQLNamedType {
  return isUnionType(type) ? (contract.getType('Province') ?? type) : type;
}
