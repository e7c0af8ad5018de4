/**
 * The earlier of two moments. What was written while a clock ran ahead is from the future once the clock is put right, and readers
 * take what was computed after now for wrong: it is told as of now.
 */
export function notAfter(moment: Date, last: Date): Date {
  return moment > last ? last : moment;
}
