import type { Measure } from '../catalogue';
import type { Bounds } from '../quantity';
import { readQuantity } from '../quantityReader/readQuantity';
import type { FoundNumber } from './numbers';

/** What a number says, by the grammar of the cells of import files; null if that refuses it. */
export function quantityOf(
  words: string,
  { spelled, shape }: FoundNumber,
  measure: Measure,
): (Bounds & { estimated: boolean }) | null {
  const isMoney = measure.unit.startsWith('VND');
  if (isMoney !== (shape === 'MONEY')) return null;
  const reading = readQuantity(cellOf(spelled ?? words), measure);
  if (!('quantity' in reading)) return null;
  const { bounds, estimated } = reading.quantity;
  const largest = bounds.atMost ?? bounds.atLeast;
  return largest > measure.ceiling ? null : { ...bounds, estimated };
}

/** As a cell has it: "vài chục" says no number, "hàng nghìn" does. */
function cellOf(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}
