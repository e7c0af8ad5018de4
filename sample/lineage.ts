import type { SampleProvince } from './sources';

/** Whether a province exists on 31 December of a year, so reports for it. */
export function reportsFor(year: number, { validFrom, validTo }: SampleProvince): boolean {
  const day = `${year}-12-31`;
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** The oldest provinces that one came from; itself where it came from none. */
export function partsOf(id: string, provinces: readonly SampleProvince[]): string[] {
  const predecessors = provinces.filter(({ successor }) => successor === id);
  if (predecessors.length === 0) return [id];
  return predecessors.flatMap((predecessor) => partsOf(predecessor.id, provinces));
}
