/** Runs one act at a time; the others wait in line. */
export interface Line {
  /** Null if more wait than may. */
  stand<Result>(act: () => Promise<Result>): Promise<Result> | null;
}

export function createLine(mostWaiting: number): Line {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    stand(act) {
      if (waiting === mostWaiting) return null;
      waiting += 1;
      const result = last.then(act).finally(() => {
        waiting -= 1;
      });
      // That it failed is for who waits for it to know.
      last = result.catch(() => undefined);
      return result;
    },
  };
}
