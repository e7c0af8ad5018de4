import { dateFormat } from './formatters';
import type { Language } from './language';

/** A calendar date, YYYY-MM-DD, such as `21/12/2024`. */
export function formatDay(day: string, language: Language): string {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;
  return dateFormat(language, options).format(new Date(`${day}T00:00:00Z`));
}

/** The calendar date of an instant in Vietnam, YYYY-MM-DD. */
export function dayInVietnam(instant: Date): string {
  // Sweden writes a date so.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(instant);
}

/** An instant, in Vietnam's time. */
export function formatInstant(instant: string, language: Language): string {
  const options = {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  } as const;
  return dateFormat(language, options).format(new Date(instant));
}
