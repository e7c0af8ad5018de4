import { isRecord } from '../domain/isRecord';
import { readDataSet, readRows, type DataSet, type Rows } from './dataSet';
import { createPathReader, unitPage, type Row, type UnitFigures } from './pathReader';
import { askEntities, type Asked } from './question';
import { reportSelection } from './selections';
import { askedBy, viewersOf, type Viewer } from './viewers';
import type { Problem } from './verdict';

/** All that one viewer is shown of the years that are judged. Nothing in it is trusted. */
export interface Picture {
  viewer: Viewer;
  data: DataSet;
  /** By year: `report(year:)`, null if there is none; without the years that could not be read. */
  reports: ReadonlyMap<number, Row | null>;
  /** `reports`, null if it could not be read. */
  listed: readonly Row[] | null;
  /** By year and unit. */
  figures: ReadonlyMap<number, ReadonlyMap<string, UnitFigures>>;
  /** By year: the tag of the answer with its report. */
  tags: ReadonlyMap<number, string | null>;
  /** What could not be read. */
  problems: readonly Problem[];
}

/** What everybody is shown, the province itself first. */
export interface Pictures {
  own: Picture;
  all: readonly Picture[];
  /** Those that are judged, in ascending order: with a report, or with facts, that the province itself sees. */
  years: readonly number[];
  /** The units and facts as the province itself sees them; null if they are not what they should be. */
  rows: Rows | null;
}

/** Of all years together and each viewer: more units than these are not asked for their figures. */
const mostUnitYears = 600;

/** `only` is the one year that is judged, if that was said. */
export async function readPictures(subject: Asked, data: DataSet, only: number | null): Promise<Pictures> {
  const [itself, ...others] = viewersOf(subject.province);
  if (!itself) throw new Error('The province itself is no viewer');
  const years = only === null ? await yearsOf(subject, data) : [only];
  const own = await readPicture(subject, itself, years, only, data);
  const all = [own];
  for (const viewer of others) all.push(await readPicture(subject, viewer, years, only));
  return { own, all, years, rows: readRows(data, subject.province) };
}

async function yearsOf(subject: Asked, { facts }: DataSet): Promise<number[]> {
  const { entities } = await askEntities(subject, [subject.province], 'reports { year }');
  const [entity] = entities;
  const reports = isRecord(entity) && Array.isArray(entity.reports) ? (entity.reports as unknown[]) : [];
  const years = [...facts.rows, ...reports].flatMap((row) =>
    isRecord(row) && typeof row.year === 'number' ? [row.year] : [],
  );
  return [...new Set(years)].sort((a, b) => a - b);
}

async function readPicture(
  subject: Asked,
  viewer: Viewer,
  years: readonly number[],
  only: number | null,
  known?: DataSet,
): Promise<Picture> {
  const asked = askedBy(viewer, subject);
  const problems: Problem[] = [];
  const reader = createPathReader(asked, (problem) =>
    problems.push({ ...problem, where: `${problem.where}, asked by ${viewer.name}` }),
  );
  const data = known ?? (await readDataSet(asked, only, 'few'));
  const reports = new Map<number, Row | null>();
  const tags = new Map<number, string | null>();
  const figures = new Map<number, ReadonlyMap<string, UnitFigures>>();
  const mostUnits = Math.max(unitPage, Math.floor(mostUnitYears / Math.max(1, years.length)));
  for (const year of years) {
    const answer = await reader.read('report(year: $year)', reportSelection(), { year }, '$year: Int!');
    if (answer && isRowOrNull(answer.value)) {
      reports.set(year, answer.value);
      tags.set(year, answer.tag);
    }
    figures.set(year, await reader.unitFigures(year, mostUnits));
  }
  const listed =
    only === null
      ? await reader.read('reports', reportSelection(), {}, '')
      : await reader.read(
          'reports(from: $year, to: $year)',
          reportSelection(),
          { year: only },
          '$year: Int!',
        );
  const rows = Array.isArray(listed?.value) ? (listed.value as unknown[]).filter(isRecord) : null;
  return { viewer, data, reports, listed: rows, figures, tags, problems };
}

function isRowOrNull(value: unknown): value is Row | null {
  return value === null || isRecord(value);
}
