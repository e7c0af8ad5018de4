import { z } from 'zod';
import type { Catalogue } from '../../../domain/catalogue';
import { clusterIdForm } from '../../../domain/editors';
import { isRecord } from '../../../domain/isRecord';
import { lineSchema } from '../../../domain/lineOfText';
import type { SourceDocument } from '../../../domain/facts';
import { ImportError, type ImportProblem } from '../../../domain/problems';
import { withoutNames } from '../../../domain/reading/names';
import { parseSeasonFile } from '../../../domain/reports/reportFiles';
import { shapeProblems } from '../../../domain/shapeProblems';
import { firstYear, lastYear } from '../../../domain/years';
import type { Province } from '../data/model';
import {
  placesOf,
  type ChangePlaces,
  type ClusterChange,
  type PublishedChange,
  type RegisterChange,
} from './change';
import { joined } from './contentProblems';
import { fullReport } from './fullReport';
import { provinceNamed } from './provinceNamed';
import { repetitions } from './provinceProblems';

/** A change and where each of its entries stands in what was read. */
export interface ReadChange {
  change: RegisterChange;
  places: ReadonlyMap<string, string>;
}

export interface ReadOptions {
  /** For messages. */
  file: string;
  catalogue: Catalogue;
  provinces: readonly Province[];
  /** Whether the words of documents stay as they are: those that come with the program were looked through by hand. */
  keepsNames?: boolean;
}

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional();
const electionSchema = z.strictObject({
  province: lineSchema(200),
  electedOn: z.iso
    .date()
    .nullish()
    .transform((day) => day ?? null),
});
const seasonSchema = z.strictObject({
  year: z.int().min(firstYear).max(lastYear),
  theme: optional(lineSchema(1_000).nullable()),
  provinces: optional(z.array(lineSchema(200)).max(100)),
  chair: optional(electionSchema.nullable()),
  viceChair: optional(electionSchema.nullable()),
  dueOn: optional(z.iso.date().nullable()),
});
const clusterSchema = z.strictObject({
  id: z
    .string()
    .max(60)
    .regex(
      clusterIdForm,
      'Mã cụm gồm chữ thường không dấu, chữ số, gạch nối. A cluster id has small letters, digits, hyphens',
    ),
  name: optional(lineSchema(300)),
  seasons: optional(z.array(seasonSchema).max(200)).transform((seasons) => seasons ?? []),
});

/**
 * Reads what changes: clusters with their years (`data/register/clusters.json`), what a cluster published of a year
 * (`data/seeds/seasons`), or both as `{ clusters, published }`.
 *
 * @throws ImportError that lists every problem of the form
 */
export function readChange(content: unknown, options: ReadOptions): ReadChange {
  const { clusters, published, places } = partsOf(content, options.file);
  const problems: ImportProblem[] = [];
  const change: RegisterChange = {
    clusters: clusters.flatMap((given, index) =>
      readCluster(given, places.cluster(index), options, problems),
    ),
    published: published.flatMap((given, index) =>
      readPublished(given, places.published(index), options, problems),
    ),
  };
  // Places count what was read, so they are only right if all was.
  if (problems.length === 0) problems.push(...twice(change, places));
  if (problems.length > 0) throw new ImportError(options.file, problems);
  return { change, places: placesOf(change, places) };
}

interface Parts {
  clusters: unknown[];
  published: unknown[];
  places: ChangePlaces;
}

function partsOf(content: unknown, file: string): Parts {
  if (Array.isArray(content)) return partsAt({ clusters: content }, (index) => `[${index}]`);
  if (isRecord(content) && 'season' in content) return partsAt({ published: [content] }, () => '');
  if (isRecord(content) && 'id' in content) return partsAt({ clusters: [content] }, () => '');
  if (!isRecord(content)) throw refusedWhole(file);
  const { clusters = [], published = [], ...others } = content;
  const [unknown] = Object.keys(others);
  const isEmpty = !('clusters' in content) && !('published' in content);
  if (!Array.isArray(clusters) || !Array.isArray(published) || isEmpty || unknown !== undefined)
    throw refusedWhole(file, unknown);
  return partsAt({ clusters, published });
}

function partsAt(
  { clusters = [], published = [] }: { clusters?: unknown[]; published?: unknown[] },
  placeOf?: (index: number) => string,
): Parts {
  const cluster = placeOf ?? ((index: number) => `clusters[${index}]`);
  const places: ChangePlaces = {
    cluster,
    season: (index, at) => joined(cluster(index), `seasons[${at}]`),
    published: placeOf ?? ((index) => `published[${index}]`),
  };
  return { clusters, published, places };
}

function refusedWhole(file: string, unknown?: string): ImportError {
  const got =
    unknown === undefined
      ? { vi: '', en: '' }
      : { vi: `, gặp khóa "${unknown}"`, en: `, got the key "${unknown}"` };
  const message =
    `Cần { "clusters": [...], "published": [...] }, một danh sách cụm, hoặc một báo cáo có "season", "document", "facts"${got.vi}. ` +
    `Expected { "clusters": [...], "published": [...] }, a list of clusters, or a report with "season", "document" and "facts"${got.en}`;
  return new ImportError(file, [{ place: 'file', message }]);
}

function readCluster(
  given: unknown,
  place: string,
  { provinces }: ReadOptions,
  problems: ImportProblem[],
): ClusterChange[] {
  const { data, error } = clusterSchema.safeParse(given);
  if (!data) {
    problems.push(...shapeProblems(error, given).map((problem) => at(place, problem)));
    return [];
  }
  const seasons = data.seasons.map((season, index) => {
    const named = (name: string, field: string) => {
      const found = provinceNamed(name, season.year, provinces);
      if ('id' in found) return found.id;
      problems.push({ place: joined(place, `seasons[${index}].${field}`), message: found.problem });
      return name;
    };
    const elected = (role: 'chair' | 'viceChair') => {
      const election = season[role];
      return election && { ...election, province: named(election.province, `${role}.province`) };
    };
    return {
      ...season,
      provinces: season.provinces?.map((name, member) => named(name, `provinces[${member}]`)),
      chair: elected('chair'),
      viceChair: elected('viceChair'),
    };
  });
  return [{ ...data, seasons }];
}

const replacesSchema = z.string().max(200).nullish();

function readPublished(
  given: unknown,
  place: string,
  { file, catalogue, keepsNames = false }: ReadOptions,
  problems: ImportProblem[],
): PublishedChange[] {
  try {
    const { report: said, replaces } = withoutReplaces(given);
    const report = parseSeasonFile(fullReport(said, catalogue), file, catalogue);
    if (!keepsNames) hideNames(report.document);
    return [{ report, replaces: replacesSchema.parse(replaces) ?? null }];
  } catch (error) {
    if (error instanceof z.ZodError)
      problems.push(...shapeProblems(error, given).map((one) => at(joined(place, 'replaces'), one)));
    else if (error instanceof ImportError)
      problems.push(...error.problems.map((problem) => at(place, problem)));
    else throw error;
    return [];
  }
}

/** Names of persons are never kept. */
function hideNames(document: SourceDocument): void {
  if (document.text !== undefined) document.text = withoutNames(document.text);
}

function withoutReplaces(given: unknown): { report: unknown; replaces: unknown } {
  if (!isRecord(given)) return { report: given, replaces: undefined };
  const { replaces, ...report } = given;
  return { report, replaces };
}

function at(place: string, problem: ImportProblem): ImportProblem {
  if (problem.place === 'file') return { ...problem, place: place === '' ? 'file' : place };
  return { ...problem, place: joined(place, problem.place) };
}

function twice({ clusters, published }: RegisterChange, places: ChangePlaces): ImportProblem[] {
  return [
    ...repetitions(
      clusters.map(({ id }) => id),
      (index) => joined(places.cluster(index), 'id'),
    ),
    ...clusters.flatMap(({ seasons }, index) =>
      repetitions(
        seasons.map(({ year }) => String(year)),
        (season) => joined(places.season(index, season), 'year'),
      ),
    ),
    ...repetitions(
      published.map(({ report }) => `${report.season}/${report.document.id}`),
      (index) => joined(places.published(index), 'document.id'),
    ),
  ];
}
