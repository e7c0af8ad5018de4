import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

/** What `@listSize` says of a field. */
export interface ListSize {
  /** Of the list, if nothing else says so. */
  assumedSize: number | null;
  /** Arguments that hold the size. */
  slicingArguments: readonly string[];
  /** The lists that are of that size, of the object that the field gives; the field's own if there are none. */
  sizedFields: readonly string[];
}

/** What `@cost` and `@listSize` of a schema say, by type and field. */
export interface PriceList {
  /** Of a field such as `Unit.figures`, for each object that it gives, or of a type. */
  weights: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
}

/** The price list of each schema that the gateway has had. */
export interface PriceLists {
  learn(schema: GraphQLSchema, supergraphSdl: string): void;
  of(schema: GraphQLSchema): PriceList;
}

export function createPriceLists(): PriceLists {
  const known = new WeakMap<GraphQLSchema, PriceList>();
  return {
    learn: (schema, supergraphSdl) => known.set(schema, readPriceList(parse(supergraphSdl))),
    of(schema) {
      const prices = known.get(schema);
      if (!prices) throw new Error('The schema has come without its supergraph');
      return prices;
    },
  };
}

/** Reads a subgraph's SDL, or a supergraph's: an executable schema has no directives on its fields any more. */
export function readPriceList({ definitions }: DocumentNode): PriceList {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();

  function read(place: string, directives: readonly ConstDirectiveNode[] = []): void {
    for (const directive of directives) {
      const values = valuesOf(directive);
      if (directive.name.value === 'cost') weights.set(place, Number(values.weight));
      if (directive.name.value === 'listSize') listSizes.set(place, readListSize(values));
    }
  }

  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    read(node.name.value, node.directives);
    for (const field of node.fields ?? []) read(`${node.name.value}.${field.name.value}`, field.directives);
  }
  return { weights, listSizes };
}

function valuesOf({ arguments: nodes = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(nodes.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

function readListSize({ assumedSize, slicingArguments, sizedFields }: Record<string, unknown>): ListSize {
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
    slicingArguments: (slicingArguments ?? []) as string[],
    sizedFields: (sizedFields ?? []) as string[],
  };
}
