import { getOrCreate } from '../../../domain/getOrCreate';
import { readArguments, readPageSize, type Values } from './arguments';
import type { Condition } from './collect';
import type { Field, Selection } from './compile';
import type { PriceList } from './directives';
import { fixedPrices } from './fixedPrices';
import { sizeRules, type RegisterSizes, type Sizes } from './sizes';

/** An object costs one more for every so many fields of it that are asked for beyond the first so many. */
const fieldsPerPrice = 10;
/** Lists of which the schema says nothing. */
const unknownListSize = 100;

/** Prices the parts of one operation. */
export interface Pricing {
  /** What is asked of one object, without the object itself. */
  selection(selection: Selection, sizes: Sizes): number;
  /** A field of one object with everything below it. */
  field(field: Field, sizes: Sizes): number;
  /** How many objects a field gives, and how long the lists below them are. */
  given(field: Field, sizes: Sizes): Given;
}

export interface Given {
  count: number;
  sizes: Sizes;
}

export interface PricingOptions {
  prices: PriceList;
  variables: Values;
  register: RegisterSizes | null;
}

const nothing: Given = { count: 0, sizes: new Map() };

/** As the specification of `@cost` and `@listSize` has it, which leaves open what an object of many fields costs. */
export function createPricing({ prices, variables, register }: PricingOptions): Pricing {
  const known = new Map<Selection, Map<Sizes, number>>();
  const answers = new Map<Field, Map<Sizes, Given>>();

  function selection(asked: Selection, sizes: Sizes): number {
    const bySizes = getOrCreate(known, asked, () => new Map<Sizes, number>());
    return getOrCreate(bySizes, sizes, () =>
      Math.max(0, ...asked.variants.map((fields) => objectPrice(fields, sizes))),
    );
  }

  function objectPrice(fields: readonly Field[], sizes: Sizes): number {
    const many = Math.max(0, Math.ceil(fields.length / fieldsPerPrice) - 1);
    return fields.reduce((sum, asked) => sum + field(asked, sizes), many);
  }

  function field(asked: Field, sizes: Sizes): number {
    const weight = weightOf(asked);
    if (weight === 0 && !asked.below) return 0;
    const { count, sizes: inner } = given(asked, sizes);
    return count === 0 ? 0 : count * (weight + (asked.below ? selection(asked.below, inner) : 0));
  }

  function weightOf({ below, looks, coordinate, type, definition }: Field): number {
    if (definition.name.startsWith('__'))
      return definition.name === '__typename' ? 0 : looks * fixedPrices.introspection;
    return prices.weights.get(coordinate) ?? prices.weights.get(type) ?? (below ? 1 : 0);
  }

  function given(asked: Field, sizes: Sizes): Given {
    const bySizes = getOrCreate(answers, asked, () => new Map<Sizes, Given>());
    return getOrCreate(bySizes, sizes, () => (isAskedFor(asked.conditions) ? give(asked, sizes) : nothing));
  }

  function give(asked: Field, sizes: Sizes): Given {
    const { coordinate, isList } = asked;
    const rule = sizeRules[coordinate];
    const listSize = prices.listSizes.get(coordinate);
    // So are most fields.
    if (!rule && !listSize && !isList) return { count: 1, sizes: entered(coordinate, sizes, nothingSaid) };
    const values = readArguments(asked.definition, asked.arguments, variables);
    const { size, below = nothingSaid } = rule?.(values, register) ?? {};
    const sliced = listSize?.slicingArguments.length
      ? Math.max(...listSize.slicingArguments.map((name) => readPageSize(values[name])))
      : undefined;
    const sizedBelow = Object.fromEntries(
      (listSize?.sizedFields ?? []).map((name) => [`${asked.type}.${name}`, sliced ?? unknownListSize]),
    );
    const assumed = isList ? (listSize?.assumedSize ?? unknownListSize) : 1;
    const own = isList ? (size ?? sizes.get(coordinate) ?? sliced ?? assumed) : 1;
    return { count: own, sizes: entered(coordinate, sizes, { ...sizedBelow, ...below }) };
  }

  /** A condition whose variable is not known holds. */
  function isAskedFor(conditions: readonly Condition[]): boolean {
    return conditions.every(({ variable, expected }) => variables[variable] !== !expected);
  }

  return { selection, field, given };
}

const nothingSaid: Readonly<Record<string, number>> = {};

/** The sizes below a field: those that hold there already, those that were said of below it, and those that it says. */
function entered(coordinate: string, sizes: Sizes, said: Readonly<Record<string, number>>): Sizes {
  let changed: Map<string, number> | null = null;
  const change = (list: string, size: number) => (changed ??= new Map(sizes)).set(list, size);
  const prefix = `${coordinate} `;
  for (const [list, size] of sizes) if (list.startsWith(prefix)) change(list.slice(prefix.length), size);
  for (const list of Object.keys(said)) change(list, said[list] ?? 0);
  return changed ?? sizes;
}
