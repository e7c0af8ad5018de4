import { readQuantity } from '../../domain/quantityReader/readQuantity';
import type { Text } from '../../web/words/language';

/** The number, or why it is none. */
export function readAmount(typed: string, measure: { id: string; unit: string }): number | Text {
  const reading = readQuantity(typed, measure);
  if ('refusal' in reading) {
    const { part, vi, en } = reading.refusal;
    return { vi: `"${part}" ${vi}; chưa đổi số.`, en: `"${part}" ${en}; the number is not changed.` };
  }
  const bounds = 'quantity' in reading ? reading.quantity.bounds : null;
  if (bounds !== null && bounds.value !== null && bounds.atLeast === bounds.atMost) return bounds.value;
  return {
    vi: 'Ô này chỉ ghi một số; ít nhất, nhiều nhất ghi ở hai ô bên.',
    en: 'One number alone; its bounds have fields of their own.',
  };
}

/** So that it is read back as the same number. */
export function writtenAmount(value: number | null, unit: string): string {
  if (value === null) return '';
  const format = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
  return unit === 'basis_point' ? `${format.format(value / 100)}%` : format.format(value);
}
