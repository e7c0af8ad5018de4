/**
 * Milliseconds since some moment, which only go on: for all that lasts so long in this process. Of the clock on the wall a
 * pause of a second lasts a day if it is put back.
 */
export function monotonicMillis(): number {
  return performance.now();
}
