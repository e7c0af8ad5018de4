import type { FigureKey } from '../address';
import type { Dashboard, Reconciliation } from './dashboard';

/** A figure of the cluster: printed as it is, or derived from what was printed. */
export type Published = Reconciliation['published'];

const dimensions = ['kind', 'awardedBy', 'recipient', 'programme', 'sector'] as const;

/** What the cluster says of a figure; null if it does not, or there is no cluster. */
export function publishedOf({ cluster }: Dashboard, key: FigureKey): Published | null {
  const row = cluster?.season.reconciliation?.find(
    (other) =>
      other.measure === key.measure && dimensions.every((name) => other[name] === (key[name] ?? null)),
  );
  return row?.published ?? null;
}
