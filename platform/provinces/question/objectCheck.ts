/** What fields of an object must be to each other; those that were not asked for are undefined. */
export interface ObjectCheck {
  names: readonly [string, string?, string?, string?];
  expected: string;
  fits(...values: unknown[]): boolean;
}

/** True also if one of the two is not a number. */
export function inOrder(low: unknown, high: unknown): boolean {
  return typeof low !== 'number' || typeof high !== 'number' || low <= high;
}
