import { loadCatalogue } from '../platform/loadCatalogue';
import { addUp, classify, createCover, type Adds, type CoverRow } from '../domain/cover';
import type { Dimensions, Unit } from '../domain/facts';
import { createFigures, type Figures } from '../domain/figures';
import { getOrCreate } from '../domain/getOrCreate';
import type { Bounds } from '../domain/quantity';
import { missingRows } from '../domain/reports/unitCoverage';
import type { Subject } from './check';
import { judged, type Problem, type Verdict } from './verdict';
import { notRight, readRows, unread, type CheckedFact } from './dataSet';
import type { Picture, Pictures } from './picture';
import { noReport } from './report';

/** The figures that a unit's facts add up to. */
type FiguresOf = (unit: string) => Figures;

/** What a unit's figures are made of. */
type CoverOf = (unit: string) => readonly SummedRow[];
type SummedRow = CoverRow & Bounds & Dimensions & { document?: string };

/** What the facts of a year that a viewer may see add up to. */
export interface Sums {
  figuresOf: FiguresOf;
  /** By contracts before: the first took cells alone for all there is, the second what a unit said nothing of for none. */
  figuresBefore: readonly FiguresOf[];
  coverOf: CoverOf;
  /** Units that have facts of the year. */
  reporters: ReadonlySet<string>;
}

/** How many were judged, and what is wrong with them. */
export type Judge = (picture: Picture, year: number, sums: Sums, province: string) => [number, Problem[]];

export async function withSums(subject: Subject, judge: Judge): Promise<Verdict> {
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
    coverOf: createCoverOf(units, facts, options),
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
  options: FiguresOptions,
): FiguresOf {
  const catalogue = loadCatalogue();
  const coverOf = createCoverOf(units, facts, options);
  const rowsOf = (unit: string) => coverOf(unit).filter((row) => !options.isSilenceNone || !row.isSilence);
  return (unit) => createFigures(addUp(rowsOf(unit), catalogue), catalogue);
}

function createCoverOf(
  units: readonly Unit[],
  facts: readonly CheckedFact[],
  { year, expectsUnits, cellsAreAll }: FiguresOptions,
): CoverOf {
  const catalogue = loadCatalogue();
  const adds = classify(facts, catalogue);
  const rows = facts.map((fact) => ({ ...fact, adds: adds.get(fact.id) ?? ('NEVER' satisfies Adds) }));
  const missing = expectsUnits ? missingRows(units, rows, year, catalogue) : [];
  return createCover<SummedRow>(
    units,
    [...rows, ...missing],
    cellsAreAll ? 'ALL' : catalogue,
    reportersAmong(units, facts),
  );
}

/** All units but those of which others alone speak; whose report a document is, the contract does not say. */
function reportersAmong(units: readonly Unit[], facts: readonly CheckedFact[]): Set<string> {
  const spokenOf = new Set(facts.filter(({ source }) => source !== 'REPORT').map(({ unit }) => unit));
  const reporters = new Set(facts.filter(({ source }) => source === 'REPORT').map(({ unit }) => unit));
  return new Set(units.map(({ id }) => id).filter((id) => reporters.has(id) || !spokenOf.has(id)));
}
