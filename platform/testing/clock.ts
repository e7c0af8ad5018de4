/** Moves the clock of this process forward, so that no test waits for what only ages: timers run on as they are. */
export function createTestClock(): { advance(millis: number): void; restore(): void } {
  const now = Date.now;
  const monotonic = performance.now.bind(performance);
  let ahead = 0;
  Date.now = () => now() + ahead;
  performance.now = () => monotonic() + ahead;
  return {
    advance: (millis) => {
      ahead += millis;
    },
    restore: () => {
      Date.now = now;
      performance.now = monotonic;
    },
  };
}
