import { loadCatalogue } from '../platform/loadCatalogue';
import { addUp, classify, createCover, type Adds, type CoverRow } from '../domain/cover';
import type { Dimensions, Unit } from '../domain/facts';
import { createFigures, type Figures } from '../domain/figures';
import { getOrCreate } from '../domain/getOrCreate';
import { isRecord } from '../domain/isRecord';
import type { Bounds } from '../domain/quantity';
import { missingRows } from '../domain/reports/unitCoverage';
import type { Check, Subject } from './check';
import { judged, shown, type Problem, type Verdict } from './verdict';
import { notRight, readRows, unread, type CheckedFact } from './dataSet';
import { figureDifferences } from './figureDifferences';
import type { Picture, Pictures } from './picture';
import { noReport, whereIn } from './report';
import { shownFigureProblems } from './withheldFigures';

const mend = {
  vi: 'Cộng lại từ số liệu gốc mà vai trò ấy được xem: mỗi chỉ tiêu lấy số SUMMARY của đơn vị nếu có, nếu không thì các ITEM của nó và phần của các đơn vị cấp dưới; không cộng số có includedIn cùng tổng hoặc notAdded; số không công bố là null (của cả tỉnh là khoảng) và có trong withheld.',
  en: "Add up the facts that the role may see: per measure the unit's own SUMMARY if it has one, else its ITEMs and what its units below have; a fact with notAdded, or included in one of the same sum, is not added; a number that is withheld is null (of the province as a whole a range) and stands in withheld.",
};

export const figureChecks: Check[] = [
  {
    id: 'figures.province',
    name: {
      vi: 'Số liệu của tỉnh khớp số liệu gốc, năm nào và vai trò nào cũng vậy',
      en: "The province's figures equal its facts added up, in every year and for every role",
    },
    mend,
    run: (subject) => withSums(subject, provinceProblems),
  },
  {
    id: 'figures.units',
    name: {
      vi: 'Số liệu của đơn vị khớp số liệu gốc, năm nào và vai trò nào cũng vậy',
      en: "The units' figures equal their facts added up, in every year and for every role",
    },
    mend,
    run: (subject) => withSums(subject, unitProblems),
  },
];

/** The figures that a unit's facts add up to. */
type FiguresOf = (unit: string) => Figures;

/** What the facts of a year that a viewer may see add up to. */
interface Sums {
  figuresOf: FiguresOf;
  /** By contracts before: the first took cells alone for all there is, the second what a unit said nothing of for none. */
  figuresBefore: readonly FiguresOf[];
  /** Units that have facts of the year. */
  reporters: ReadonlySet<string>;
}

type Judge = (picture: Picture, year: number, sums: Sums, province: string) => [number, Problem[]];

async function withSums(subject: Subject, judge: Judge): Promise<Verdict> {
  if (subject.year === null) return noReport(subject);
  const skip = unread(await subject.data());
  if (skip) return skip;
  const pictures = await subject.pictures();
  if (!pictures.rows) return notRight();
  const isEmpty = [...pictures.own.reports.values()].every((report) => report === null);
  if (isEmpty && pictures.rows.facts.length === 0) return noReport(subject);
  const known = new Map<string, Sums>();
  let compared = 0;
  const problems: Problem[] = [];
  for (const picture of pictures.all) {
    for (const year of pictures.years) {
      const sums = getOrCreate(known, `${picture.viewer.visibility} ${year}`, () =>
        sumsFor(picture, year, pictures, subject.province),
      );
      const [count, found] = judge(picture, year, sums, subject.province);
      compared += count;
      problems.push(...found);
    }
  }
  return judged(problems, `${compared} × Figures`);
}

/** The facts are those of the province itself, whose numbers are all there; the units stand as the viewer sees them. */
function sumsFor({ viewer, data }: Picture, year: number, { own, rows }: Pictures, province: string): Sums {
  const units = readRows({ units: data.units, facts: own.data.facts }, province)?.units ?? rows?.units ?? [];
  const ids = new Set(units.map(({ id }) => id));
  const facts = (rows?.facts ?? []).filter(
    (fact) => fact.year === year && ids.has(fact.unit) && (viewer.visibility !== 'PUBLISHED' || !fact.draft),
  );
  // The contract before took what some units reported for the whole.
  const expectsUnits = Array.isArray(own.reports.get(year)?.coverage);
  const options = { year, expectsUnits };
  return {
    figuresOf: createFiguresOf(units, facts, options),
    figuresBefore: [
      createFiguresOf(units, facts, { ...options, cellsAreAll: true }),
      createFiguresOf(units, facts, { ...options, isSilenceNone: true }),
    ],
    reporters: new Set(facts.flatMap((fact) => (fact.isOfYear ? [fact.unit] : []))),
  };
}

interface FiguresOptions {
  year: number;
  /** Whether a sum has no upper bound while a unit that was expected to report has not. */
  expectsUnits: boolean;
  /** Whether numbers of single cells alone are taken for all there is. */
  cellsAreAll?: boolean;
  /** Whether a unit has none of a cell that it said nothing of; it has if cells are all there is. */
  isSilenceNone?: boolean;
}

export function createFiguresOf(
  units: readonly Unit[],
  facts: readonly CheckedFact[],
  { year, expectsUnits, cellsAreAll, isSilenceNone }: FiguresOptions,
): FiguresOf {
  const catalogue = loadCatalogue();
  const adds = classify(facts, catalogue);
  const rows = facts.map((fact) => ({ ...fact, adds: adds.get(fact.id) ?? ('NEVER' satisfies Adds) }));
  const missing = expectsUnits ? missingRows(units, rows, year, catalogue) : [];
  const coverOf = createCover<CoverRow & Bounds & Dimensions>(
    units,
    [...rows, ...missing],
    cellsAreAll ? 'ALL' : catalogue,
    reportersAmong(units, facts),
  );
  const rowsOf = (unit: string) => coverOf(unit).filter((row) => !isSilenceNone || !row.isSilence);
  return (unit) => createFigures(addUp(rowsOf(unit), catalogue), catalogue);
}

/** All units but those of which others alone speak; whose report a document is, the contract does not say. */
function reportersAmong(units: readonly Unit[], facts: readonly CheckedFact[]): Set<string> {
  const spokenOf = new Set(facts.filter(({ source }) => source !== 'REPORT').map(({ unit }) => unit));
  const reporters = new Set(facts.filter(({ source }) => source === 'REPORT').map(({ unit }) => unit));
  return new Set(units.map(({ id }) => id).filter((id) => reporters.has(id) || !spokenOf.has(id)));
}

function provinceProblems(picture: Picture, year: number, sums: Sums, province: string): [number, Problem[]] {
  const report = picture.reports.get(year);
  // What could not be read, answers.everybody says.
  if (report === undefined) return [0, []];
  const place = whereIn(picture, `report(year: ${year})`);
  if (report !== null) {
    if (sums.reporters.size > 0) return [1, figureProblems(picture, year, sums, province, report.figures)];
    const got = `a report although there are no facts of ${year}`;
    return [1, [{ where: place, expected: 'null', got }]];
  }
  if (!sums.reporters.has(province)) return [0, []];
  const expected = `figures, since unit "${province}" has facts of ${year}`;
  return [1, [{ where: place, expected, got: shown(report) }]];
}

function unitProblems(picture: Picture, year: number, sums: Sums): [number, Problem[]] {
  const units = [...(picture.figures.get(year) ?? [])];
  const problems = units.flatMap(([id, { figures }]) => {
    if (isRecord(figures)) return figureProblems(picture, year, sums, id, figures);
    if (!sums.reporters.has(id)) return [];
    const where = whereIn(picture, `unit ${id}.figures(year: ${year})`);
    return [{ where, expected: `figures, since it has facts of ${year}`, got: shown(figures) }];
  });
  return [units.length, problems];
}

/** Of one unit, as the contract has it or had it before. */
function figureProblems(
  picture: Picture,
  year: number,
  { figuresOf, figuresBefore }: Sums,
  unit: string,
  got: unknown,
): Problem[] {
  const isProvince = picture.data.units.rows.some(({ id, parent }) => id === unit && parent === null);
  const where = whereIn(picture, isProvince ? `figures of ${year}` : `unit ${unit}.figures(year: ${year})`);
  const problemsWith = (expected: Figures): Problem[] =>
    picture.viewer.visibility === 'OWN'
      ? figureDifferences(where, expected, got)
      : shownFigureProblems(
          {
            where,
            isProvince,
            expected,
            got,
            withheld: picture.figures.get(year)?.get(unit)?.withheld ?? [],
          },
          loadCatalogue(),
        );
  const isAsBefore = figuresBefore.some((of) => problemsWith(of(unit)).length === 0);
  return isAsBefore ? [] : problemsWith(figuresOf(unit));
}
