import type { SampleProvince } from './sources';

/** The oldest provinces that one came from; itself if it came from none. */
export function partsOf(id: string, provinces: readonly SampleProvince[]): string[] {
  const predecessors = provinces.filter(({ successor }) => successor === id);
  if (predecessors.length === 0) return [id];
  return predecessors.flatMap((predecessor) => partsOf(predecessor.id, provinces));
}
