import {
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { ReportedBounds } from '../../domain/quantity';
import type { Overlap } from '../../domain/together';
import { ratedMeasures } from './rates';

/**
 * The part of `Figures` that is asked for, field by field. Asking the provinces, reading their answers and adding these
 * up all follow the shape, so that a new field of `Figures` needs no code here.
 */
export type Shape =
  | { kind: 'quantity' }
  | { kind: 'label' }
  | { kind: 'object'; fields: ReadonlyMap<string, Shape> }
  | { kind: 'list'; keys: readonly ListKey[]; fields: ReadonlyMap<string, Shape>; cut?: Cut };

type ObjectShape = Shape & { kind: 'object' };
export type ListShape = Shape & { kind: 'list' };

/** How a list is asked for in part, or by fewer fields (`keys`) than tell its items apart. */
export interface Cut extends Overlap {
  takes(item: ReadFigures): boolean;
}

/** A province's figures that follow a shape. */
export type ReadFigures = {
  readonly [field: string]: ReportedBounds | ReadFigures | ReadFigures[] | string | null;
};

/** A field that tells the items of a list apart. */
export interface ListKey {
  field: string;
  /** The values in their order if the key is an enum. */
  values: readonly string[] | null;
}

/** Labels are not part of a key: the same id has the same label. */
const labels = new Set(['name']);

/** Whether a list in it is cut, which its printed form does not say. */
export function isCut(shape: Shape): boolean {
  if (shape.kind === 'quantity' || shape.kind === 'label') return false;
  return (shape.kind === 'list' && shape.cut !== undefined) || [...shape.fields.values()].some(isCut);
}

/** All of `Figures`. */
export function wholeShape(schema: GraphQLSchema): Shape {
  return shapeOf(objectType(schema, 'Figures'), () => true);
}

/** The same with awards by kind and body alone; it asks the provinces the same. */
export function shapeByBody(whole: Shape): Shape {
  const below = (shape: Shape | undefined, name: string, change: (field: Shape) => Shape): Shape => {
    if (shape?.kind !== 'object') throw new Error(`Figures have no "${name}"`);
    return {
      ...shape,
      fields: new Map([...shape.fields].map(([field, of]) => [field, field === name ? change(of) : of])),
    };
  };
  return below(whole, 'awards', (awards) =>
    below(awards, 'byKind', (list) => {
      if (list.kind !== 'list') throw new Error('Awards by kind are no list');
      const dimensions = list.keys.map(({ field }) => field);
      const keys = list.keys.filter(({ field }) => field !== 'recipient');
      return { ...list, keys, cut: { dimensions, apart: 'apart', takes: () => true } };
    }),
  );
}

/**
 * The part of `Figures` that a resolver's field asks for under `figures`, aliases aside. Conditions were decided before
 * the operation was planned.
 */
export function selectedShape({ schema, fieldNodes, fragments }: GraphQLResolveInfo): Shape {
  const selections = fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  const asked = collectNames(selections, fragments);
  const names = collectNames(asked.get('figures') ?? [], fragments);
  const shape = shapeOf(objectType(schema, 'Figures'), (field) => names.get(field) ?? false, fragments);
  return asked.has('rates') ? withRated(shape) : shape;
}

/** The numbers that rates are made of, whether they are asked for themselves or not. */
function withRated(shape: ObjectShape): Shape {
  const fields = new Map(shape.fields);
  for (const [domain, measures] of Object.entries(ratedMeasures)) {
    const known = fields.get(domain);
    const below = new Map(known?.kind === 'object' ? known.fields : []);
    for (const measure of measures) below.set(measure, { kind: 'quantity' });
    fields.set(domain, { kind: 'object', fields: below });
  }
  return { kind: 'object', fields };
}

/** Whether a resolver's field asks for a field below it, aliases aside. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, field: string): boolean {
  const selections = fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  return collectNames(selections, fragments).has(field);
}

/** Whether anything below a resolver's field asks for `child` of a field `parent`, aliases aside. */
export function selectsBelow(
  { fieldNodes, fragments }: GraphQLResolveInfo,
  parent: string,
  child: string,
): boolean {
  const anywhere = (sets: readonly SelectionSetNode[]): boolean =>
    [...collectNames(sets, fragments)].some(
      ([name, below]) => (name === parent && collectNames(below, fragments).has(child)) || anywhere(below),
    );
  return anywhere(fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : [])));
}

type Selected = boolean | readonly SelectionSetNode[];

function collectNames(
  selections: readonly SelectionSetNode[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): Map<string, SelectionSetNode[]> {
  const names = new Map<string, SelectionSetNode[]>();
  const visit = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) visit(node.selectionSet);
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments[node.name.value];
        if (fragment) visit(fragment.selectionSet);
      } else {
        const below = names.get(node.name.value) ?? [];
        names.set(node.name.value, node.selectionSet ? [...below, node.selectionSet] : below);
      }
    }
  };
  selections.forEach(visit);
  return names;
}

function shapeOf(
  type: GraphQLObjectType,
  selected: (field: string) => Selected,
  fragments: Readonly<Record<string, FragmentDefinitionNode>> = {},
  keys: readonly ListKey[] = [],
): ObjectShape {
  const fields = new Map<string, Shape>();
  for (const field of Object.values(type.getFields())) {
    const below = keys.some((key) => key.field === field.name) || selected(field.name);
    if (below === false) continue;
    const named = getNamedType(field.type);
    if (named.name === 'Quantity') fields.set(field.name, { kind: 'quantity' });
    else if (!isObjectType(named)) fields.set(field.name, { kind: 'label' });
    else {
      const names = below === true ? null : collectNames(below, fragments);
      const selectedBelow = (name: string): Selected => (names ? (names.get(name) ?? false) : true);
      const itemKeys = isList(field.type.toString()) ? listKeys(named) : null;
      const shape = shapeOf(named, selectedBelow, fragments, itemKeys ?? []);
      fields.set(field.name, itemKeys ? { kind: 'list', keys: itemKeys, fields: shape.fields } : shape);
    }
  }
  return { kind: 'object', fields };
}

function isList(type: string): boolean {
  return type.startsWith('[');
}

/** Everything about an item that is neither a number nor a label. */
function listKeys(type: GraphQLObjectType): ListKey[] {
  return Object.values(type.getFields()).flatMap((field): ListKey[] => {
    const named = getNamedType(field.type);
    if (labels.has(field.name)) return [];
    if (isEnumType(named))
      return [{ field: field.name, values: named.getValues().map((value) => value.name) }];
    return isScalarType(named) ? [{ field: field.name, values: null }] : [];
  });
}

/** A selection set that asks a province for everything that adding up needs; empty if nothing is asked for. */
export function printShape(shape: Shape): string {
  switch (shape.kind) {
    case 'quantity':
      return ' { value atLeast atMost estimated reportedBy }';
    case 'label':
      return '';
    case 'object':
    case 'list': {
      const fields = [...shape.fields].map(([name, below]) => `${name}${printShape(below)}`);
      return fields.length === 0 ? ' { __typename }' : ` { ${fields.join(' ')} }`;
    }
  }
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`Type "${name}" is not an object type of the schema`);
  return type;
}
