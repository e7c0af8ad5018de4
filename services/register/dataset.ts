import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Catalogue } from '../../domain/catalogue';
import type { SourceDocument } from '../../domain/facts';
import {
  ImportError,
  parseSeasonFile,
  parseUnplacedFile,
  type ImportProblem,
  type SeasonFile,
  type UnplacedFile,
} from '../../domain/reports/reportFiles';
import { projectPath } from '../../platform/paths';
import { readSeedText } from '../../platform/seedTexts';
import { dueDateProblems, dueDatesOf } from './dueDates';
import {
  clustersSchema,
  dueDatesSchema,
  jsonFiles,
  provincesSchema,
  readJson,
  type ClustersFile,
} from './dataFiles';
import {
  clusterProblems,
  provinceProblems,
  seasonFileProblems,
  unplacedFileProblems,
} from './datasetProblems';
import type { RegisterRows, Season } from './model';

/** A folder without one has no due dates. */
const dueDatesFile = 'register/due-dates.json';

/**
 * Reads the register's data: `register/*.json`, `seeds/seasons/*.json` and `seeds/unplaced/*.json` of a folder, with what is
 * written in their documents.
 *
 * @throws ImportError of the first file that has problems, with all of them
 */
export function readDataset(catalogue: Catalogue, folder = projectPath('data')): RegisterRows {
  const provinces = readFile(folder, 'register/provinces.json', provincesSchema, provinceProblems);
  const clusters = readFile(folder, 'register/clusters.json', clustersSchema, (file) =>
    clusterProblems(file, provinces),
  );
  const seasons = clusters.flatMap(seasonsOf);
  const rules = existsSync(join(folder, dueDatesFile))
    ? readFile(folder, dueDatesFile, dueDatesSchema, dueDateProblems)
    : [];
  const rows: RegisterRows = {
    dueDates: dueDatesOf(rules),
    provinces,
    clusters: clusters.map(({ id, name }) => ({ id, name })),
    seasons,
    unplaced: [],
    documents: [],
    facts: [],
  };
  for (const [file, content] of jsonFiles(folder, 'seeds/seasons')) {
    const season = withText(parseSeasonFile(content, file, catalogue), folder);
    throwProblems(file, seasonFileProblems(season, rows));
    addSeasonFile(rows, season);
  }
  for (const [file, content] of jsonFiles(folder, 'seeds/unplaced')) {
    const report = withText(parseUnplacedFile(content, file, catalogue), folder);
    throwProblems(file, unplacedFileProblems(report, rows));
    addUnplacedFile(rows, report);
  }
  return rows;
}

/** What is written in the document, if it is kept beside the seeds. */
function withText<File extends { document: SourceDocument }>(file: File, folder: string): File {
  const text = readSeedText(join(folder, 'seeds'), file.document.id);
  return text === undefined ? file : { ...file, document: { ...file.document, text } };
}

function seasonsOf({ id: cluster, seasons }: ClustersFile[number]): Season[] {
  return seasons.map((season) => ({ id: `${cluster}:${season.year}`, cluster, ...season }));
}

function addSeasonFile(rows: RegisterRows, { season, document, facts }: SeasonFile): void {
  addDocument(rows, document);
  rows.facts.push(...facts.map((fact) => ({ ...fact, owner: season })));
}

function addUnplacedFile(rows: RegisterRows, { unplaced, document, units, facts }: UnplacedFile): void {
  rows.unplaced.push({ ...unplaced, units, document: document.id });
  addDocument(rows, document);
  rows.facts.push(...facts.map((fact) => ({ ...fact, owner: unplaced.id })));
}

function addDocument(rows: RegisterRows, document: SourceDocument): void {
  if (!rows.documents.some(({ id }) => id === document.id)) rows.documents.push(document);
}

function readFile<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
  problemsOf: (content: z.output<Schema>) => ImportProblem[],
): z.output<Schema> {
  const result = schema.safeParse(readJson(join(folder, file), file));
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => ({
      place: path.join('.') || 'file',
      message,
    }));
    throw new ImportError(file, problems);
  }
  throwProblems(file, problemsOf(result.data));
  return result.data;
}

function throwProblems(file: string, problems: ImportProblem[]): void {
  if (problems.length > 0) throw new ImportError(file, problems);
}
