import { isDeepStrictEqual } from 'node:util';
import type { SourceDocument, Unit } from '../../domain/facts';
import type { ImportProblem, SeasonFile, StoredFact, UnplacedFile } from '../../domain/reports/reportFiles';
import type { ClustersFile } from './dataFiles';
import type { Election, Province, ProvinceCode, RegisterRows } from './model';

interface Validity {
  validFrom: string | null;
  validTo: string | null;
}

export function provinceProblems(provinces: readonly Province[]): ImportProblem[] {
  const provinceOf = new Map(provinces.map((province) => [province.id, province]));
  return [
    ...repetitions(
      provinces.map(({ id }) => id),
      (index) => `${index}.id`,
    ),
    ...provinces.flatMap((province, index) => successorProblems(province, provinceOf, `${index}.successor`)),
    ...codeProblems(provinces),
  ];
}

/** A province that ended went on in another, which began on that day. */
function successorProblems(
  { validTo, successor }: Province,
  provinceOf: ReadonlyMap<string, Province>,
  place: string,
): ImportProblem[] {
  if (validTo === null) {
    return successor === null
      ? []
      : [{ place, message: `A province without validTo has no successor, got "${successor}"` }];
  }
  const next = successor === null ? undefined : provinceOf.get(successor);
  if (next?.validFrom === validTo) return [];
  return [{ place, message: `Expected a province that began on ${validTo}, got "${successor}"` }];
}

/** On any day, a code of a scheme names one province. */
function codeProblems(provinces: readonly Province[]): ImportProblem[] {
  const codes = provinces.flatMap(({ id, codes: ofProvince }) =>
    ofProvince.map((code) => ({ ...code, province: id })),
  );
  return codes.flatMap((code, index) => {
    const other = codes.slice(0, index).find((before) => sameCode(before, code) && overlap(before, code));
    if (!other) return [];
    const message = `${code.scheme} code "${code.code}" of "${code.province}" is that of "${other.province}" at the same time`;
    return [{ place: 'codes', message }];
  });
}

function sameCode(a: ProvinceCode, b: ProvinceCode): boolean {
  return a.scheme === b.scheme && a.code === b.code;
}

function overlap(a: Validity, b: Validity): boolean {
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

function startsBeforeEnd({ validFrom }: Validity, { validTo }: Validity): boolean {
  return validFrom === null || validTo === null || validFrom < validTo;
}

export function clusterProblems(clusters: ClustersFile, provinces: readonly Province[]): ImportProblem[] {
  const provinceOf = new Map(provinces.map((province) => [province.id, province]));
  return [
    ...repetitions(
      clusters.map(({ id }) => id),
      (index) => `${index}.id`,
    ),
    ...clusters.flatMap(({ seasons }, index) => [
      ...repetitions(
        seasons.map(({ year }) => String(year)),
        (at) => `${index}.seasons.${at}.year`,
      ),
      ...seasons.flatMap((season, at) => seasonProblems(season, provinceOf, `${index}.seasons.${at}`)),
    ]),
  ];
}

type SeasonOfFile = ClustersFile[number]['seasons'][number];

function seasonProblems(
  season: SeasonOfFile,
  provinceOf: ReadonlyMap<string, Province>,
  place: string,
): ImportProblem[] {
  const year = { validFrom: `${season.year}-01-01`, validTo: `${season.year + 1}-01-01` };
  return [
    ...repetitions(season.provinces, (index) => `${place}.provinces.${index}`),
    ...season.provinces.flatMap((id, index) => {
      const province = provinceOf.get(id);
      if (province && overlap(province, year)) return [];
      return [
        {
          place: `${place}.provinces.${index}`,
          message: `Expected a province of ${season.year}, got "${id}"`,
        },
      ];
    }),
    ...electionProblems(season, season.chair, `${place}.chair`),
    ...electionProblems(season, season.viceChair, `${place}.viceChair`),
  ];
}

function electionProblems(
  { provinces }: SeasonOfFile,
  election: Election | null,
  place: string,
): ImportProblem[] {
  if (election === null || provinces.includes(election.province)) return [];
  return [
    { place: `${place}.province`, message: `Expected a province of the season, got "${election.province}"` },
  ];
}

export function seasonFileProblems(file: SeasonFile, rows: RegisterRows): ImportProblem[] {
  const season = rows.seasons.find(({ id }) => id === file.season);
  if (!season)
    return [{ place: 'season', message: `Season "${file.season}" is not in register/clusters.json` }];
  return [
    ...documentProblems(file.document, rows),
    ...factIdProblems(file.facts, rows),
    ...file.facts.flatMap(({ year }, index) => {
      if (year === season.year) return [];
      return [
        { place: `facts[${index}].year`, message: `Expected the season's year ${season.year}, got ${year}` },
      ];
    }),
  ];
}

export function unplacedFileProblems(
  { unplaced, document, units, facts }: UnplacedFile,
  rows: RegisterRows,
): ImportProblem[] {
  const owners = [...rows.seasons, ...rows.unplaced];
  return [
    ...(owners.some(({ id }) => id === unplaced.id)
      ? [{ place: 'unplaced.id', message: `"${unplaced.id}" is a season or another report already` }]
      : []),
    ...unitProblems(units),
    ...documentProblems(document, rows),
    ...factIdProblems(facts, rows),
  ];
}

/** The report is that of the one unit at the top. */
function unitProblems(units: readonly Unit[]): ImportProblem[] {
  const ids = units.map(({ id }) => id);
  const tops = units.filter(({ parent }) => parent === null);
  return [
    ...repetitions(ids, (index) => `units[${index}].id`),
    ...(tops.length === 1
      ? []
      : [{ place: 'units', message: `Expected one unit without parent, got ${tops.length}` }]),
    ...units.flatMap(({ parent }, index) => {
      if (parent === null || ids.includes(parent)) return [];
      return [
        {
          place: `units[${index}].parent`,
          message: `Expected the id of a unit of this file, got "${parent}"`,
        },
      ];
    }),
  ];
}

/** One document may stand behind several files, as long as they say the same of it. */
function documentProblems(document: SourceDocument, rows: RegisterRows): ImportProblem[] {
  const known = rows.documents.find(({ id }) => id === document.id);
  if (!known || isDeepStrictEqual(known, document)) return [];
  return [
    { place: 'document', message: `Document "${document.id}" is described differently in a file before` },
  ];
}

function factIdProblems(facts: readonly StoredFact[], rows: RegisterRows): ImportProblem[] {
  const ownerOf = new Map(rows.facts.map(({ id, owner }) => [id, owner]));
  return facts.flatMap(({ id }, index) => {
    const owner = ownerOf.get(id);
    return owner === undefined
      ? []
      : [
          {
            place: `facts[${index}].id`,
            message: `Fact "${id}" stands in the figures of "${owner}" already`,
          },
        ];
  });
}

function repetitions(values: readonly string[], placeOf: (index: number) => string): ImportProblem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ place: placeOf(index), message: `"${value}" stands twice` }] : [],
  );
}
