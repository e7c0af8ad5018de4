/**
 * Milliseconds since some moment, which only go on: for all that lasts so long in this process. Of the clock on the wall a
 * pause of a second lasts a day if it is put back. They are whole: of fractions, what is left of a minute that has just
 * begun can be more than a minute.
 */
export function monotonicMillis(): number {
  return Math.floor(performance.now());
}
