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
  const rows = await models.facts.aggregate<{ _id: Omit<FactGroup, keyof Bounds> } & GroupSums>([
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
          ...Object.fromEntries(dimensions.map((dimension) => [dimension, `$${dimension}`])),
        },
        value: { $sum: { $ifNull: ['$value', Infinity] } },
        atLeast: { $sum: '$atLeast' },
        atMost: { $sum: { $ifNull: ['$atMost', Infinity] } },
        estimates: { $sum: { $cond: ['$estimated', 1, 0] } },
      },
    },
  ]);
  return rows.map(({ _id, ...sums }) => ({ ..._id, ...boundsOf(sums) }));
}

interface GroupSums {
  value: number;
  atLeast: number;
  atMost: number;
  estimates: number;
}

/** What is not known makes a sum infinite. The database adds numbers up beyond those that it can tell apart. */
function boundsOf({ value, atLeast, atMost, estimates }: GroupSums): Bounds {
  const most = Number.MAX_SAFE_INTEGER;
  return {
    value: value > most ? null : value,
    atLeast: Math.min(atLeast, most),
    atMost: atMost > most ? null : atMost,
    ...(estimates > 0 && { estimated: true }),
  };
}
