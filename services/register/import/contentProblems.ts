import { isDeepStrictEqual } from 'node:util';
import { cellKey, type Unit } from '../../../domain/facts';
import type { ImportProblem } from '../../../domain/problems';
import type { SeasonFile, StoredFact, UnplacedFile } from '../../../domain/reports/reportFiles';
import { reportKey, seasonKey, type RegisterContent } from '../data/content';
import type { RegisterBase } from '../data/rows';
import { repetitions } from './provinceProblems';
import { seasonProblems } from './seasonProblems';

/** Where an entry stands in what whoever imports has before them; its key if it is not there. */
export type PlaceOf = (entry: string) => string;

/** All that is wrong with the content as a whole. The one way to it, whoever changes what. */
export function contentProblems(
  content: RegisterContent,
  base: RegisterBase,
  placeOf: PlaceOf = (entry) => entry,
): ImportProblem[] {
  const { clusters, published } = content;
  return [
    ...repetitions(
      clusters.map(({ id }) => id),
      (index) => `${placeOf(clusters[index]?.id ?? '')}.id`,
    ),
    ...clusters.flatMap(({ id, seasons }) => [
      ...repetitions(
        seasons.map(({ year }) => String(year)),
        (at) => `${placeOf(seasonKey(id, seasons[at]?.year ?? 0))}.year`,
      ),
      ...seasons.flatMap((season) => seasonProblems(season, base, placeOf(seasonKey(id, season.year)))),
    ]),
    ...published.flatMap((report, index) =>
      reportProblems(report, content, base, published.slice(0, index)).map(({ place, message }) => ({
        place: joined(placeOf(reportKey(report)), place),
        message,
      })),
    ),
  ];
}

export function joined(place: string, field: string): string {
  return place === '' || field.startsWith('[') ? `${place}${field}` : `${place}.${field}`;
}

function reportProblems(
  report: SeasonFile,
  { clusters }: RegisterContent,
  { unplaced }: RegisterBase,
  before: readonly SeasonFile[],
): ImportProblem[] {
  const known = clusters.flatMap(({ id, seasons }) => seasons.map(({ year }) => seasonKey(id, year)));
  const others = [...before, ...unplaced];
  if (!known.includes(report.season)) {
    const message =
      `Chưa có năm thi đua "${report.season}"; hãy ghi năm ấy của cụm trước, hoặc trong cùng tệp. ` +
      `There is no season "${report.season}"; enter that year of the cluster before, or in the same file`;
    return [{ place: 'season', message }];
  }
  return [
    ...documentProblems(report, others),
    ...factIdProblems(report.facts, others),
    ...yearProblems(report),
    ...secondTotals(report, before),
  ];
}

function yearProblems({ season, facts }: SeasonFile): ImportProblem[] {
  const expected = Number(season.split(':')[1]);
  return facts.flatMap(({ year }, index) => {
    if (year === expected) return [];
    const message = `Cần năm của năm thi đua là ${expected}, gặp ${year}. Expected the season's year ${expected}, got ${year}`;
    return [{ place: `facts[${index}].year`, message }];
  });
}

/** One document may stand behind several seasons, as long as they say the same of it. */
function documentProblems(
  { document }: SeasonFile,
  others: readonly (SeasonFile | UnplacedFile)[],
): ImportProblem[] {
  const known = others.find((other) => other.document.id === document.id);
  if (!known || isDeepStrictEqual(plain(known.document), plain(document))) return [];
  const where = 'season' in known ? known.season : known.unplaced.id;
  const message =
    `Tài liệu "${document.id}" đã có ở "${where}" và được ghi khác; ghi giống nhau, hoặc dùng mã khác. ` +
    `Document "${document.id}" is described differently at "${where}"; describe it alike, or give it another id`;
  return [{ place: 'document', message }];
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function factIdProblems(
  facts: readonly StoredFact[],
  others: readonly (SeasonFile | UnplacedFile)[],
): ImportProblem[] {
  const ownerOf = new Map(
    others.flatMap((other) => {
      const owner = 'season' in other ? other.season : other.unplaced.id;
      return other.facts.map(({ id }) => [id, owner] as const);
    }),
  );
  return facts.flatMap(({ id }, index) => {
    const owner = ownerOf.get(id);
    if (owner === undefined) return [];
    const message =
      `Số liệu "${id}" đã có trong "${owner}"; dùng mã khác hoặc bỏ trống mã. ` +
      `Fact "${id}" stands in the figures of "${owner}" already; give it another id, or none`;
    return [{ place: `facts[${index}].id`, message }];
  });
}

/** What two documents of a season both say in total would be counted twice. */
function secondTotals(
  { season, document, facts }: SeasonFile,
  before: readonly SeasonFile[],
): ImportProblem[] {
  const totalOf = new Map(
    before
      .filter((other) => other.season === season)
      .flatMap((other) =>
        other.facts.filter(isTotal).map((fact) => [totalKey(fact), other.document.id] as const),
      ),
  );
  return facts.flatMap((fact, index) => {
    const other = isTotal(fact) ? totalOf.get(totalKey(fact)) : undefined;
    if (other === undefined || other === document.id) return [];
    const message =
      `Chỉ tiêu "${fact.measure}" của "${season}" đã có tổng trong tài liệu "${other}"; ghi "replaces": "${other}" nếu tài liệu này thay nó, hoặc bỏ số này. ` +
      `Document "${other}" gives a total of "${fact.measure}" of "${season}" already; write "replaces": "${other}" if this one takes its place, or leave the number out`;
    return [{ place: `facts[${index}].measure`, message }];
  });
}

function isTotal({ form, adds }: StoredFact): boolean {
  return form === 'SUMMARY' && adds !== 'NEVER';
}

function totalKey(fact: StoredFact): string {
  return `${fact.measure}|${cellKey(fact)}`;
}

/** The report is that of the one unit at the top. */
export function unplacedProblems(
  { unplaced, document, units, facts }: UnplacedFile,
  { published, clusters }: RegisterContent,
  before: readonly UnplacedFile[],
): ImportProblem[] {
  const taken = [
    ...clusters.flatMap(({ id, seasons }) => seasons.map(({ year }) => seasonKey(id, year))),
    ...before.map((other) => other.unplaced.id),
  ];
  const others = [...published, ...before];
  return [
    ...(taken.includes(unplaced.id)
      ? [
          {
            place: 'unplaced.id',
            message: `"${unplaced.id}" đã là một năm thi đua hoặc một báo cáo khác. "${unplaced.id}" is a season or another report already`,
          },
        ]
      : []),
    ...unitProblems(units),
    ...documentProblems({ season: '', document, facts }, others),
    ...factIdProblems(facts, others),
  ];
}

function unitProblems(units: readonly Unit[]): ImportProblem[] {
  const ids = units.map(({ id }) => id);
  const tops = units.filter(({ parent }) => parent === null);
  return [
    ...repetitions(ids, (index) => `units[${index}].id`),
    ...(tops.length === 1
      ? []
      : [
          {
            place: 'units',
            message: `Cần một đơn vị không có cấp trên, gặp ${tops.length}. Expected one unit without parent, got ${tops.length}`,
          },
        ]),
    ...units.flatMap(({ parent }, index) => {
      if (parent === null || ids.includes(parent)) return [];
      const message = `Cần mã một đơn vị của tệp này, gặp "${parent}". Expected the id of a unit of this file, got "${parent}"`;
      return [{ place: `units[${index}].parent`, message }];
    }),
  ];
}
