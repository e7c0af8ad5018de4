/** One generation of a province, as far as the map of a year needs it. */
export interface Generation {
  /** First day on which the province exists, YYYY-MM-DD; null if before all time. */
  validFrom: string | null;
  /** First day on which it no longer exists; null while it does. */
  validTo: string | null;
  /** Id of the province that it became part of, whole; null while it exists. */
  successor: string | null;
}

/** By province id. */
export type Generations = ReadonlyMap<string, Generation>;

function existsOn(day: string, { validFrom, validTo }: Pick<Generation, 'validFrom' | 'validTo'>): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** The map of a year is that of its 31 December; a province that ended within the year is not on it. */
export function existsAtEndOf(year: number, generation: Pick<Generation, 'validFrom' | 'validTo'>): boolean {
  return existsOn(`${year}-12-31`, generation);
}

/** The generations on the map of a year. */
export function generationsAtEndOf(year: number, generations: Generations): string[] {
  return [...generations].filter(([, generation]) => existsAtEndOf(year, generation)).map(([id]) => id);
}
