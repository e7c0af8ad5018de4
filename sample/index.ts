import type { Cell } from '../domain/cells';
import { createDocument, printDocument } from './document';
import { addCells } from './leaves';
import { existsAtEndOf } from '../domain/lineage';
import { partsOf } from './lineage';
import { createMembers } from './members';
import { createRandom } from './random';
import { createRealReports } from './realReports';
import { splitSeason } from './seasonCells';
import type { SampleProvince, SampleSources } from './sources';
import { usualCells } from './usual';

export type { SampleSources } from './sources';

export interface SampleFile {
  /** Such as `sample-2024.json`. */
  name: string;
  content: string;
}

export interface Sample {
  /**
   * The import file of one province and year, without the measures of which something is really known; null if the
   * province does not exist at the end of the year, or itself reported for it. It depends on sources, seed, province and
   * year alone.
   */
  file(province: string, year: number): SampleFile | null;
}

/** Makes up reports of provinces. The same seed gives the same bytes. */
export function createSample(sources: SampleSources, seed: number): Sample {
  const random = createRandom(seed);
  const membersOf = createMembers(sources, random);
  const realReportOf = createRealReports(sources);
  const provinceOf = new Map(sources.provinces.map((province) => [province.id, province]));
  const seasons = sources.seasons.map((season) => ({
    season,
    parts: splitSeason(season, { catalogue: sources.catalogue, membersOf, realReportOf, random }),
  }));

  function publishedCells(province: string, year: number): Cell[] {
    const ofYear = seasons.filter(({ season }) => season.year === year);
    return ofYear.find(({ parts }) => parts.has(province))?.parts.get(province) ?? [];
  }

  /** Parts of what was published come first; a measure that was not published is as usual. */
  function cellsOf(province: string, year: number): Cell[] {
    const published = publishedCells(province, year);
    const measures = new Set(published.map(({ measure }) => measure));
    const parts = partsOf(province, sources.provinces);
    const usual = addCells(parts.flatMap((part) => usualCells(part, year, membersOf, random)));
    return [...published, ...usual.filter(({ measure }) => !measures.has(measure))];
  }

  function print(province: SampleProvince, year: number, realMeasures: ReadonlySet<string>): SampleFile {
    const cells = cellsOf(province.id, year).filter(({ measure }) => !realMeasures.has(measure));
    const document = createDocument({ province, year, seed, random, cells });
    return { name: `sample-${year}.json`, content: printDocument(document) };
  }

  return {
    file(id, year) {
      const province = provinceOf.get(id);
      if (!province || !existsAtEndOf(year, province)) return null;
      const { hasOwnReport, leaves } = realReportOf(id, year);
      return hasOwnReport ? null : print(province, year, new Set(leaves.map(({ measure }) => measure)));
    },
  };
}
