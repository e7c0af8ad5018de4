import { measures, numbersOf, year } from './country';

/** A selection of figures that no other number has, and what a province answers to it. */
export interface Shape {
  selection: string;
  figuresOf(province: string): Record<string, Record<string, unknown>>;
}

const parts = ['value', 'atLeast', 'atMost'] as const;

/** Different for each number below 1,785: the ways to ask for some of eight measures and some of three parts of each. */
export function shapeOf(number: number): Shape {
  const asked = chosen(measures, 1 + ((number * 37) % (2 ** measures.length - 1)));
  const askedParts = chosen(parts, 1 + (number % (2 ** parts.length - 1)));
  const groups = [...new Set(asked.map(({ group }) => group))];
  const fieldsOf = (group: string) => asked.filter((measure) => measure.group === group);
  return {
    selection: groups
      .map((group) => {
        const fields = fieldsOf(group).map(({ field }) => `${field} { ${askedParts.join(' ')} }`);
        return `${group} { ${fields.join(' ')} }`;
      })
      .join(' '),
    figuresOf(province) {
      const numbers = numbersOf(province, year);
      // What is known of the country is exact.
      const quantityOf = (value: number) => Object.fromEntries(askedParts.map((part) => [part, value]));
      const rows = groups.map((group) => [
        group,
        Object.fromEntries(
          fieldsOf(group).map((measure) => [
            measure.field,
            quantityOf(numbers[measures.indexOf(measure)] ?? 0),
          ]),
        ),
      ]);
      return Object.fromEntries(rows) as Record<string, Record<string, unknown>>;
    },
  };
}

/** Those whose bit is set. */
function chosen<Item>(items: readonly Item[], bits: number): Item[] {
  return items.filter((_, place) => (bits & (2 ** place)) !== 0);
}
