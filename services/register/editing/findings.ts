import type { Catalogue } from '../../../domain/catalogue';
import { addUp, createCover, type UnitNode } from '../../../domain/cover';
import type { SeasonFile } from '../../../domain/reports/reportFiles';
import { checkYear, type Rule, type RuleFinding, type UnitFigures } from '../../../domain/rules';
import { clusterOf, entriesOf, seasonKey, type RegisterContent, type SeasonEntry } from '../data/content';

export interface FindingsOptions {
  rules: readonly Rule[];
  catalogue: Catalogue;
  thisYear: number;
}

/** What the rules say of what clusters published of these seasons, and what is to be known of their members. */
export function findingsOf(
  seasons: ReadonlySet<string>,
  content: RegisterContent,
  { rules, catalogue, thisYear }: FindingsOptions,
): RuleFinding[] {
  return [...seasons].flatMap((season) => {
    const year = Number(season.split(':')[1]);
    const figures = figuresOfSeason(season, content, catalogue);
    if (!figures) return [];
    return checkYear(rules, {
      year,
      units: [figures],
      before: () => yearBefore(season, year, content, catalogue),
      below: () => [],
      thisYear,
    });
  });
}

/** Of the same provinces: what fewer or more of them did is no word on this year's. */
function yearBefore(
  season: string,
  year: number,
  content: RegisterContent,
  catalogue: Catalogue,
): UnitFigures | undefined {
  const before = seasonKey(clusterOf(season), year - 1);
  const entries = entriesOf(content);
  const members = (key: string) =>
    [...((entries.get(key) as SeasonEntry | undefined)?.provinces ?? [])].sort().join();
  return members(before) === members(season) ? figuresOfSeason(before, content, catalogue) : undefined;
}

function figuresOfSeason(
  season: string,
  { published }: RegisterContent,
  catalogue: Catalogue,
): UnitFigures | undefined {
  const facts = published
    .filter((report: SeasonFile) => report.season === season)
    .flatMap((report) => report.facts);
  if (facts.length === 0) return undefined;
  const units: UnitNode[] = [{ id: season, parent: null }];
  return { unit: season, cells: addUp(createCover(units, facts, 'ALL')(season), catalogue) };
}

/** Provinces that another cluster has in the same year: both sums have them. */
export function sharedMembers(seasons: ReadonlySet<string>, { clusters }: RegisterContent): string[] {
  const all = clusters.flatMap(({ id, name, seasons: years }) =>
    years.map((season) => ({ id, name, ...season })),
  );
  return all
    .filter(({ id, year }) => seasons.has(seasonKey(id, year)))
    .flatMap((season) =>
      all
        .filter((other) => other.year === season.year && other.id !== season.id)
        .flatMap((other) => {
          const shared = season.provinces.filter((province) => other.provinces.includes(province)).join(', ');
          if (shared === '') return [];
          return [
            `${shared}: năm ${season.year} cũng ở cụm "${other.id}" (${other.name}). ` +
              `In ${season.year} also in cluster "${other.id}" (${other.name})`,
          ];
        }),
    );
}
