import { InvalidArgumentError } from 'commander';

/** Ten years at the most: what never ends is never renewed. */
export function parseDays(text: string): number {
  const days = Number(text);
  if (/^[1-9]\d{0,3}$/.test(text) && days <= 3_650) return days;
  throw new InvalidArgumentError('Cần từ 1 đến 3650 ngày. Expected 1 to 3650 days.');
}
