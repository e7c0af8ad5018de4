/**
 * Does the same with each, so many at once, and has the results in the order of what was given. After a failure nothing more is
 * begun; it is thrown when what was begun has ended, so that nobody takes away what others still use.
 */
export async function eachAtOnce<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  let hasFailed = false;
  const workOff = async () => {
    for (const [index, item] of left) {
      if (hasFailed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: most }, workOff));
  for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
