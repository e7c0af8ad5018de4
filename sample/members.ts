import { leafKey } from './leaves';
import { partsOf } from './lineage';
import { between, type Random } from './random';
import { sizeOf, sizeYear } from './sizes';
import type { PublishedSeason, SampleSources } from './sources';
import { splitWhole } from './split';

export const fewestMembers = 20_000;
export const mostMembers = 2_000_000;

/** How many members a province has at the end of a year. */
export type MembersOf = (province: string, year: number) => number;

interface Anchor {
  year: number;
  members: number;
}

/**
 * Members of every province, growing by 0 to 5 % a year. The provinces of a season that published its members add up to
 * these in its year; one that was merged is the sum of those it came from.
 */
export function createMembers({ provinces, seasons }: SampleSources, random: Random): MembersOf {
  const anchors = new Map<string, Anchor>();
  for (const season of seasons) {
    for (const [province, anchor] of seasonAnchors(season, random)) {
      if (!anchors.has(province)) anchors.set(province, anchor);
    }
  }

  function membersOfPart(part: string, year: number): number {
    const anchor = anchors.get(part) ?? { year: sizeYear, members: usualSize(part, random) };
    const growth = (of: number) => 1 + between(0, 0.05, random('growth', part, of));
    let { members } = anchor;
    for (let at = anchor.year + 1; at <= year; at += 1) members = Math.floor(members * growth(at));
    for (let at = anchor.year; at > year; at -= 1) members = Math.ceil(members / growth(at));
    return Math.min(mostMembers, Math.max(fewestMembers, members));
  }

  return (province, year) =>
    partsOf(province, provinces).reduce((sum, part) => sum + membersOfPart(part, year), 0);
}

function seasonAnchors({ year, provinces, published }: PublishedSeason, random: Random): [string, Anchor][] {
  const members = published.find((cell) => leafKey(cell) === leafKey(totalMembers))?.value;
  if (members == null) return [];
  const parts = splitWhole(
    members,
    provinces.map((province) => usualSize(province, random)),
  );
  return provinces.map((province, index) => [province, { year, members: parts[index] ?? 0 }]);
}

const totalMembers = { measure: 'members', value: 0, atLeast: 0, atMost: 0 };

function usualSize(province: string, random: Random): number {
  return Math.round(sizeOf(province) * between(0.95, 1.05, random('size', province)));
}
