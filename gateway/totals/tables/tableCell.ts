import type { EmptyReason } from '../../../domain/gapReasons';
import type { Quantity } from '../../../domain/quantity';
import type { Coverage } from '../coverage';

/** One number of a table; exactly one of quantity and reason is null. */
export interface TableCell {
  quantity: Quantity | null;
  reason: EmptyReason | null;
  coverage: Coverage;
}
