import type { Catalogue } from '../domain/catalogue';
import type { Cell } from '../domain/cells';
import { leafKey, leavesOf, less } from './leaves';
import type { MembersOf } from './members';
import { between, type Random } from './random';
import type { RealReportOf } from './realReports';
import type { PublishedSeason } from './sources';
import { splitBounds } from './split';

interface Dependencies {
  catalogue: Catalogue;
  membersOf: MembersOf;
  realReportOf: RealReportOf;
  random: Random;
}

/**
 * The part of each province in what its cluster published, without what is really known of others: these parts and the
 * real numbers together add up to what was published, exactly. A province that reported itself has none, and one of which
 * a measure is really known has none of that measure.
 */
export function splitSeason(season: PublishedSeason, dependencies: Dependencies): Map<string, Cell[]> {
  const { membersOf, realReportOf } = dependencies;
  const { year } = season;
  const real = season.provinces.map((province) => ({ province, ...realReportOf(province, year) }));
  const simulated = real.filter(({ hasOwnReport }) => !hasOwnReport);
  const realLeaves = real.flatMap(({ leaves }) => leaves);
  const parts = new Map<string, Cell[]>(simulated.map(({ province }) => [province, []]));
  for (const cell of leavesOf(season.published)) {
    const provinces = simulated
      .filter(({ leaves }) => leaves.every(({ measure }) => measure !== cell.measure))
      .map(({ province }) => province);
    if (provinces.length === 0) continue;
    const rest = realLeaves.filter((leaf) => leafKey(leaf) === leafKey(cell)).reduce(restOf, cell);
    const weights = provinces.map((province) =>
      Math.round(membersOf(province, year) * leaning(season, cell, province, dependencies)),
    );
    splitBounds(rest, weights).forEach((bounds, index) => {
      parts.get(provinces[index] ?? '')?.push({ ...cell, ...bounds });
    });
  }
  return parts;
}

function restOf(cell: Cell, real: Cell): Cell {
  return { ...cell, ...less(cell, real) };
}

/** How much more or less than its members a province has of something; little in stocks, which go on from year to year. */
function leaning({ id }: PublishedSeason, cell: Cell, province: string, dependencies: Dependencies): number {
  if (cell.measure === 'members') return 1;
  const { catalogue, random } = dependencies;
  const most = catalogue.measures.get(cell.measure)?.kind === 'STOCK' ? 0.03 : 0.2;
  return between(1 - most, 1 + most, random('leaning', id, leafKey(cell), province));
}
