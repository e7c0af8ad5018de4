import type { CoverRow } from '../../../domain/cover';
import { dimensions, type Dimensions } from '../../../domain/facts';
import type { Bounds } from '../../../domain/quantity';
import type { ProvinceModels } from './model';

/** The facts of one year that are alike in all that matters to figures, added up by the database. */
export interface FactGroup extends CoverRow, Bounds, Dimensions {
  document: string;
}

export async function groupFacts(
  models: ProvinceModels,
  filter: Record<string, unknown>,
): Promise<FactGroup[]> {
  const rows = await models.facts.aggregate<{ _id: Omit<FactGroup, keyof GroupBounds> } & GroupSums>([
    { $match: filter },
    {
      $group: {
        _id: {
          unit: '$unit',
          measure: '$measure',
          form: '$form',
          adds: '$adds',
          document: '$document',
          status: '$status',
          estimated: '$estimated',
          ...Object.fromEntries(dimensions.map((dimension) => [dimension, `$${dimension}`])),
        },
        value: { $sum: { $ifNull: ['$value', Infinity] } },
        atLeast: { $sum: '$atLeast' },
        atMost: { $sum: { $ifNull: ['$atMost', Infinity] } },
      },
    },
  ]);
  // In place: there may be many of them.
  return rows.map(({ _id, value, atLeast, atMost }) => Object.assign(_id, boundsOf({ value, atLeast, atMost })));
}

type GroupBounds = Omit<Bounds, 'estimated'>;

interface GroupSums {
  value: number;
  atLeast: number;
  atMost: number;
}

/** What is not known makes a sum infinite. The database adds numbers up beyond those that it can tell apart. */
function boundsOf({ value, atLeast, atMost }: GroupSums): GroupBounds {
  const most = Number.MAX_SAFE_INTEGER;
  return {
    value: value > most ? null : value,
    atLeast: Math.min(atLeast, most),
    atMost: atMost > most ? null : atMost,
  };
}
