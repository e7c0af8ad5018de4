/** Lets what waits have its turn, if there was none for some time; called between steps of long work. */
export type Breathe = () => Promise<void> | undefined;

/** How long work may go on alone. A request takes several turns, so this is a small part of what it may wait. */
const mostMillis = 10;

export function createBreathe(): Breathe {
  let since = performance.now();
  return () => {
    if (performance.now() - since < mostMillis) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
