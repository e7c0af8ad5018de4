import type { Quantity } from '../../../domain/quantity';
import type { Coverage, GapReason } from '../totals';

export type EmptyReason = GapReason | 'SEVERAL' | 'NOT_IN_SCOPE' | 'NOT_EXPRESSIBLE' | 'NEVER_ADDED';

/** One number of a table; exactly one of quantity and reason is null. */
export interface TableCell {
  quantity: Quantity | null;
  reason: EmptyReason | null;
  coverage: Coverage;
}
