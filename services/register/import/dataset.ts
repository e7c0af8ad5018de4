import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Catalogue } from '../../../domain/catalogue';
import type { SourceDocument } from '../../../domain/facts';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { parseUnplacedFile, type UnplacedFile } from '../../../domain/reports/reportFiles';
import { shapeProblems } from '../../../domain/shapeProblems';
import { projectPath } from '../../../platform/paths';
import { readSeedText } from '../../../platform/seedTexts';
import { inOrder, type RegisterContent } from '../data/content';
import type { RegisterRows } from '../data/model';
import { rowsOf, type RegisterBase } from '../data/rows';
import { applyChange } from './change';
import { contentProblems, unplacedProblems } from './contentProblems';
import { dueDateProblems, dueDatesOf } from './dueDates';
import { dueDatesSchema, jsonFiles, parseJson, provincesSchema } from './dataFiles';
import { provinceProblems } from './provinceProblems';
import { readChange } from './readChange';

/** A folder without one has no due dates. */
const dueDatesFile = 'register/due-dates.json';
const clustersFile = 'register/clusters.json';

export interface Dataset {
  base: RegisterBase;
  /** What a register begins with. */
  content: RegisterContent;
}

/**
 * Reads the data that comes with the program: `register/*.json`, `seeds/seasons/*.json` and `seeds/unplaced/*.json` of a folder,
 * with what is written in their documents.
 *
 * @throws ImportError of the first file that has problems, with all of them
 */
export function readDataset(catalogue: Catalogue, folder = projectPath('data')): Dataset {
  const base = {
    provinces: readFile(folder, 'register/provinces.json', provincesSchema, provinceProblems),
    dueDates: dueDatesOf(
      existsSync(join(folder, dueDatesFile))
        ? readFile(folder, dueDatesFile, dueDatesSchema, dueDateProblems)
        : [],
    ),
    unplaced: [],
  };
  const files: [string, unknown][] = [
    [clustersFile, parseJson(readFileSync(join(folder, clustersFile), 'utf8'), clustersFile)],
    ...jsonFiles(folder, 'seeds/seasons'),
  ];
  const content = files.reduce<RegisterContent>(
    (before, [file, read]) => {
      const { change, places } = readChange(withText(read, folder), {
        file,
        catalogue,
        provinces: base.provinces,
        keepsNames: true,
      });
      const next = applyChange(before, change);
      throwProblems(
        file,
        contentProblems(next, base, (entry) => places.get(entry) ?? entry),
      );
      return next;
    },
    { clusters: [], published: [] },
  );
  return { base: { ...base, unplaced: readUnplaced(catalogue, folder, content) }, content: inOrder(content) };
}

/** All of it as the register shows it. */
export function readDatasetRows(catalogue: Catalogue, folder?: string): RegisterRows {
  const { base, content } = readDataset(catalogue, folder);
  return rowsOf(base, content, catalogue);
}

function readUnplaced(catalogue: Catalogue, folder: string, content: RegisterContent): UnplacedFile[] {
  const reports: UnplacedFile[] = [];
  for (const [file, read] of jsonFiles(folder, 'seeds/unplaced')) {
    const report = parseUnplacedFile(withText(read, folder), file, catalogue);
    throwProblems(file, unplacedProblems(report, content, reports));
    reports.push(report);
  }
  return reports;
}

/** What is written in the document, if it is kept beside the seeds. */
function withText(read: unknown, folder: string): unknown {
  const { document } = (read ?? {}) as { document?: SourceDocument };
  const text = document && readSeedText(join(folder, 'seeds'), document.id);
  return text === undefined ? read : { ...(read as object), document: { ...document, text } };
}

function readFile<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
  problemsOf: (content: z.output<Schema>) => ImportProblem[],
): z.output<Schema> {
  const content = parseJson(readFileSync(join(folder, file), 'utf8'), file);
  const result = schema.safeParse(content);
  if (!result.success) throw new ImportError(file, shapeProblems(result.error, content));
  throwProblems(file, problemsOf(result.data));
  return result.data;
}

function throwProblems(file: string, problems: ImportProblem[]): void {
  if (problems.length > 0) throw new ImportError(file, problems);
}
