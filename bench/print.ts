export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Since then, by `performance.now()`. */
export function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
}
