import type { Measure } from '../../../domain/catalogue';
import { breakdownOf, type Dimension } from '../../../domain/facts';
import type { Quantity } from '../../../domain/quantity';
import type { ListKey, ListShape, Shape } from '../figuresShape';
import type { PartFilter } from './dimensions';

/** What the reports do not separate. */
export const unspecified = 'UNSPECIFIED';

/** Reads one measure out of figures, by any of its dimensions. */
export interface MeasureShape {
  /**
   * What to ask and how to add it up for a split by some dimensions. All splits ask the provinces the same, so that one
   * question serves them all.
   */
  shapeOf(split: readonly Dimension[]): Shape;
  /** By the values of the split's dimensions, each `unspecified` if a report has none; by nothing for no split. */
  read(
    figures: Readonly<Record<string, unknown>>,
    split: readonly Dimension[],
  ): ReadonlyMap<string, Quantity>;
}

export function partsKey(parts: readonly string[]): string {
  return parts.join('|');
}

const quantity: Shape = { kind: 'quantity' };
const label: Shape = { kind: 'label' };
const object = (fields: Record<string, Shape>): Shape => ({
  kind: 'object',
  fields: new Map(Object.entries(fields)),
});

/** `splits` says whether any split is wanted, or a filter is: only then are parts asked for. */
export function createMeasureShape(measure: Measure, filter: PartFilter, splits: boolean): MeasureShape {
  const place = placeOf(measure);
  const dimensions = breakdownOf(measure);
  const listed = splits || place.total === null;

  function shapeOf(split: readonly Dimension[]): Shape {
    const list = place.list && listed ? { [place.list.name]: listShape(place.list, split) } : {};
    const total = place.total === null ? {} : { [place.total]: quantity };
    const fields = { ...total, ...list };
    return measure.domain === 'activities' ? object(fields) : object({ [measure.domain]: object(fields) });
  }

  function listShape({ keys, count, apart }: PartsList, split: readonly Dimension[]): ListShape {
    const quantities = apart === null ? [count] : [count, apart];
    const fields = new Map([
      ...keys.map((key) => [key, label] as const),
      ...quantities.map((field) => [field, quantity] as const),
    ]);
    return {
      kind: 'list',
      keys: split.map((field): ListKey => ({ field, values: null })),
      fields,
      cut: {
        dimensions,
        apart,
        takes: (item) =>
          measure.domain === 'activities'
            ? item.measure === measure.id
            : [...filter].every(([part, values]) => values.has(item[part] as string)),
      },
    };
  }

  return {
    shapeOf,
    read(figures, split) {
      const domain = (measure.domain === 'activities' ? figures : figures[measure.domain]) as Record<
        string,
        unknown
      >;
      if (split.length === 0 && filter.size === 0 && place.total !== null) {
        const total = domain[place.total] as Quantity | null;
        return new Map(total ? [[partsKey([]), total]] : []);
      }
      if (!place.list) return new Map();
      const { name, count } = place.list;
      const items = domain[name] as Record<string, unknown>[];
      return new Map(
        items.flatMap((item) => {
          const found = item[count] as Quantity | null;
          const parts = split.map((part) => (item[part] as string | null) ?? unspecified);
          return found ? [[partsKey(parts), found] as const] : [];
        }),
      );
    },
  };
}

interface PartsList {
  name: string;
  /** The fields that tell its items apart. */
  keys: readonly string[];
  /** The field that holds the number. */
  count: string;
  /** The field that says what of it is in no other item. */
  apart: string | null;
}

const awardsList: PartsList = {
  name: 'byKind',
  keys: ['kind', 'awardedBy', 'recipient'],
  count: 'count',
  apart: 'apart',
};

/** Where `Figures` holds a measure: its total, and the list of its parts. */
function placeOf({ domain, id }: Measure): { total: string | null; list: PartsList | null } {
  switch (domain) {
    case 'awards':
      return {
        total: 'total',
        list: awardsList,
      };
    case 'welfare':
      return { total: id, list: { name: 'byProgramme', keys: ['programme'], count: id, apart: null } };
    case 'membership':
      return {
        total: id,
        list: id === 'unions' ? { name: 'unionsBySector', keys: ['sector'], count: id, apart: null } : null,
      };
    case 'activities':
      return { total: null, list: { name: 'activities', keys: ['measure'], count: 'quantity', apart: null } };
  }
}
