import { holds } from '../cells';
import { dimensions, recipientTypes, type Dimension, type Dimensions } from '../facts';

/** Values of a dimension that leave nothing over: every award has one recipient, every union is of business or of the state. */
const wholeSplits: Partial<Record<Dimension, readonly string[]>> = {
  recipient: recipientTypes,
  sector: ['PRODUCTION_BUSINESS', 'STATE_ADMINISTRATION'],
};

/**
 * Whether the totals are all of a row, split by one dimension. Kinds and programmes never are, since reports name those that
 * they are about only.
 */
export function isWholeSplit(totals: readonly Dimensions[], row: Dimensions): boolean {
  return dimensions.some((dimension) => {
    const parts = totals.filter((total) => holds({ ...total, [dimension]: undefined }, row));
    const values = new Set<unknown>(parts.map((part) => part[dimension]));
    return row[dimension] == null && wholeSplits[dimension]?.every((value) => values.has(value)) === true;
  });
}
