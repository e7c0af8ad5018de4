import { getOrCreate } from '../../../domain/getOrCreate';
import { readArguments, type Values } from './arguments';
import type { Condition } from './collect';
import type { Field, Selection } from './compile';
import type { Asked, Group } from './rule';
import { fieldsPerPrice, readPrice } from './rules';
import type { Thing } from './world';

/** Prices the parts of one operation. */
export interface Pricing {
  /** One object with what is asked of it. */
  selection(selection: Selection, thing: Thing | null): number;
  /** A field of one object with everything below it. */
  field(field: Field, parent: Thing | null): number;
  gives(field: Field, parent: Thing | null): readonly Group[];
}

export interface PricingOptions extends Omit<Asked, 'parent' | 'values'> {
  variables: Values;
  /** Prices of selections that are the same in every operation. */
  fixedPrices: WeakMap<Selection, number>;
}

/** What a field costs for one object that has it, and what it gives it. */
interface Answer {
  own: number;
  gives: readonly Group[];
}

export function createPricing({ variables, fixedPrices, ...options }: PricingOptions): Pricing {
  const prices = new Map<Selection, Map<Thing | null, number>>();
  const answers = new Map<Field, Map<Thing | null, Answer>>();
  const values = new Map<Field, Values>();

  function selection(asked: Selection, thing: Thing | null): number {
    if (asked.fixed) return getOrCreate(fixedPrices, asked, () => dearestVariant(asked, null));
    return getOrCreate(mapOf(prices, asked), thing, () => dearestVariant(asked, thing));
  }

  function dearestVariant({ variants }: Selection, thing: Thing | null): number {
    return Math.max(0, ...variants.map((fields) => object(fields, thing)));
  }

  function object(fields: readonly Field[], thing: Thing | null): number {
    const price = Math.max(1, Math.ceil(fields.length / fieldsPerPrice));
    return fields.reduce((sum, below) => sum + field(below, thing), price);
  }

  function field(asked: Field, parent: Thing | null): number {
    const { below } = asked;
    if (!below && !asked.rule.varies) return 0;
    const { own, gives } = answer(asked, parent);
    if (!below) return own;
    return gives.reduce((sum, { thing, count }) => sum + count * selection(below, thing), own);
  }

  function answer(asked: Field, parent: Thing | null): Answer {
    return getOrCreate(mapOf(answers, asked), parent, () => {
      if (!isAskedFor(asked.conditions)) return { own: 0, gives: [] };
      const { reads, works, gives } = asked.rule;
      const question = { ...options, parent, values: getOrCreate(values, asked, () => valuesOf(asked)) };
      return {
        own: (reads?.(question) ?? 0) * readPrice + (works?.(question) ?? 0),
        gives: gives?.(question) ?? [{ thing: parent, count: 1 }],
      };
    });
  }

  function valuesOf({ definition, arguments: nodes }: Field): Values {
    return readArguments(definition, nodes, variables);
  }

  /** A condition whose variable is not known holds. */
  function isAskedFor(conditions: readonly Condition[]): boolean {
    return conditions.every(({ variable, expected }) => variables[variable] !== !expected);
  }

  return { selection, field, gives: (asked, parent) => answer(asked, parent).gives };
}

function mapOf<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  return getOrCreate(maps, key, () => new Map<Inner, Value>());
}
