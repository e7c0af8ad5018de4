import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ArgumentNode,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsByName } from '../../../platform/fragments';
import { createCollector, type Collected, type Condition } from './collect';
import type { PriceList } from './directives';
import { sizeRules } from './sizes';

/** What is asked of an object: for each type that it may have, the fields. The same selections stand in it once. */
export interface Selection {
  variants: readonly (readonly Field[])[];
}

/** Fields that stand under one name of an answer. */
export interface Field {
  /** Its place in the answer. */
  name: string;
  /** Type and field, such as `Query.totals`. */
  coordinate: string;
  definition: GraphQLField<unknown, unknown>;
  isList: boolean;
  /** The type of what it gives. */
  type: string;
  arguments: readonly ArgumentNode[];
  /** `@skip` and `@include` that depend on variables; it is asked for if all hold. */
  conditions: readonly Condition[];
  /** Null if it gives values, or what stands in the schema. */
  below: Selection | null;
  /** Of `__schema` and `__type`: how often a part of it is gone through, since it stands under so many names; else 1. */
  looks: number;
  /** Whether its price is worth naming apart from that of the object that has it. */
  isPlace: boolean;
}

/** More different selections than any operation within the other limits has that is not made to have them. */
const mostSelections = 20_000;

/** There is more to look at than can be. A circle of fragments, which validation refuses, has no end. */
export class TooManySelectionsError extends Error {}

/** Compiles selections of a document. It throws TooManySelectionsError. */
export type Compile = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]) => Selection;

export function createCompiler(document: DocumentNode, schema: GraphQLSchema, prices: PriceList): Compile {
  const numbers = new Map<SelectionSetNode, number>();
  const known = new Map<string, Selection>();
  /** Keys that are being looked at: to come upon one of them again is to go in a circle. */
  const open = new Set<string>();
  const collect = createCollector(fragmentsByName(document), schema);

  function compile(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Selection {
    const key = `${type.name}:${sets.map(numberOf).join()}`;
    const before = known.get(key);
    if (before) return before;
    if (known.size >= mostSelections || open.has(key)) throw new TooManySelectionsError();
    open.add(key);
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const variants = types.map((possible) =>
      collect(possible, sets).flatMap((group) => field(possible, group)),
    );
    const selection = { variants };
    known.set(key, selection);
    return selection;
  }

  function numberOf(set: SelectionSetNode): number {
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  }

  function field(parent: GraphQLObjectType, { name, nodes, conditions }: Collected): Field[] {
    const [node] = nodes;
    const definition = node && fieldOf(parent, node.name.value);
    if (!definition) return [];
    const type = getNamedType(definition.type);
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    const selected = isCompositeType(type) ? compile(type, sets) : null;
    // The schema itself is in memory, and validation bounds how deep one may look into it, but not how often.
    const isLook = definition === SchemaMetaFieldDef || definition === TypeMetaFieldDef;
    const below = isLook ? null : selected;
    const coordinate = `${parent.name}.${definition.name}`;
    return [
      {
        name,
        coordinate,
        definition,
        isList: isListType(getNullableType(definition.type)),
        type: type.name,
        arguments: node.arguments ?? [],
        conditions,
        below,
        looks: isLook && selected ? mostTimes(selected) : 1,
        isPlace:
          hasPrice(coordinate, prices) || (below?.variants.flat().some(({ isPlace }) => isPlace) ?? false),
      },
    ];
  }

  return compile;
}

/** Of the field that is asked for most often, how often: under another name it is gone through again, with all below it. */
function mostTimes({ variants }: Selection): number {
  const times = new Map<string, number>();
  for (const { coordinate, below } of variants.flat()) {
    times.set(coordinate, (times.get(coordinate) ?? 0) + (below ? mostTimes(below) : 1));
  }
  return Math.max(1, ...times.values());
}

function hasPrice(coordinate: string, { listSizes, weights }: PriceList): boolean {
  const { slicingArguments = [] } = listSizes.get(coordinate) ?? {};
  return coordinate in sizeRules || weights.has(coordinate) || slicingArguments.length > 0;
}

const everywhere = new Map(
  [TypeNameMetaFieldDef, SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);

/** Also the fields that every type or schema has. */
function fieldOf(parent: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  return everywhere.get(name) ?? parent.getFields()[name];
}
