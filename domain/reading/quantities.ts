import type { Measure } from '../catalogue';
import type { Bounds } from '../quantity';
import { readQuantity } from '../quantityReader/readQuantity';
import type { FoundNumber } from './numbers';

/** What a number says, by the grammar of the cells of import files; null if that refuses it. */
export function quantityOf(
  words: string,
  { spelled, shape }: FoundNumber,
  measure: Measure,
): (Bounds & { estimated: boolean; cell: string }) | null {
  const isMoney = measure.unit.startsWith('VND');
  if (isMoney !== (shape === 'MONEY')) return null;
  const cell = spelled ?? words.replace(/\s+/gu, ' ').trim();
  const reading = readQuantity(cell, measure);
  if (!('quantity' in reading)) return null;
  const { bounds, estimated } = reading.quantity;
  const largest = bounds.atMost ?? bounds.atLeast;
  return largest > measure.ceiling ? null : { ...bounds, estimated, cell };
}
