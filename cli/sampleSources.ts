import type { SampleSources } from '../sample';
import { readDatasetRows } from '../services/register/import/dataset';
import type { RegisterRows } from '../services/register/data/model';
import { loadCatalogue } from '../platform/loadCatalogue';
import type { Catalogue } from '../domain/catalogue';
import type { Cell } from '../domain/cells';
import { addUp, createCover } from '../domain/cover';
import { parseProvinceFile } from '../domain/reports/reportFiles';
import { seedFiles } from './seedFiles';

export interface ProjectSources extends SampleSources {
  /** Per cluster id the provinces of all its seasons. */
  clusters: ReadonlyMap<string, readonly string[]>;
}

/** What the project's data says: data/register and data/seeds. */
export function readSampleSources(): ProjectSources {
  const catalogue = loadCatalogue();
  const rows = readDatasetRows(catalogue);
  const { provinces, seasons } = rows;
  return {
    catalogue,
    provinces,
    seasons: seasons.map(({ id, year, provinces: members }) => ({
      id,
      year,
      provinces: members,
      published: publishedCells(id, rows, catalogue),
    })),
    reports: provinces.flatMap(({ id }) =>
      seedFiles(id).map(({ name, content }) => parseProvinceFile(JSON.parse(content), name, catalogue)),
    ),
    clusters: new Map(
      rows.clusters.map(({ id }) => {
        const members = seasons.filter(({ cluster }) => cluster === id).flatMap((season) => season.provinces);
        return [id, [...new Set(members)]];
      }),
    ),
  };
}

function publishedCells(season: string, { facts }: RegisterRows, catalogue: Catalogue): Cell[] {
  const own = facts.filter(({ owner }) => owner === season);
  return addUp(createCover([{ id: season, parent: null }], own, 'ALL')(season), catalogue);
}
