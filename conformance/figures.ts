import { loadCatalogue } from '../platform/loadCatalogue';
import { addUp, classify, createCover, type Adds, type CoverRow } from '../domain/cover';
import type { Dimensions, Unit } from '../domain/facts';
import { createFigures, type Figures } from '../domain/figures';
import { isRecord } from '../domain/isRecord';
import type { Bounds } from '../domain/quantity';
import { missingRows } from '../domain/reports/unitCoverage';
import type { Check, Subject } from './check';
import { judged, shown, type Problem, type Verdict } from './verdict';
import { notRight, readRows, unread, type CheckedFact } from './dataSet';
import { figureDifferences } from './figureDifferences';
import { readPage } from './paging';
import { askProvince } from './question';
import { noReport } from './report';
import { figuresSelection } from './selections';

/** Units whose own figures are compared. */
const comparedUnits = 50;

const mend = {
  vi: 'Cộng lại từ số liệu gốc: mỗi chỉ tiêu lấy số SUMMARY của đơn vị nếu có, nếu không thì các ITEM của nó và phần của các đơn vị cấp dưới; không cộng số có includedIn cùng tổng hoặc notAdded.',
  en: "Add the facts up: per measure the unit's own SUMMARY if it has one, else its ITEMs and what its units below have; a fact with notAdded, or included in one of the same sum, is not added.",
};

export const figureChecks: Check[] = [
  {
    id: 'figures.province',
    name: { vi: 'Số liệu của tỉnh khớp số liệu gốc', en: "The province's figures equal its facts added up" },
    mend,
    run: (subject) => withCover(subject, provinceVerdict),
  },
  {
    id: 'figures.units',
    name: { vi: 'Số liệu của đơn vị khớp số liệu gốc', en: "The units' figures equal their facts added up" },
    mend,
    run: (subject) => withCover(subject, unitsVerdict),
  },
];

/** The figures that a unit's facts add up to. */
type FiguresOf = (unit: string) => Figures;

interface Cover {
  figuresOf: FiguresOf;
  /** By the contract before, which took cells alone for all there is. */
  figuresBefore: FiguresOf;
  reporters: ReadonlySet<string>;
}

async function withCover(
  subject: Subject,
  judge: (subject: Subject, year: number, cover: Cover) => Promise<Verdict>,
): Promise<Verdict> {
  if (subject.year === null) return noReport(subject);
  const dataSet = await subject.data();
  const skip = unread(dataSet);
  if (skip) return skip;
  const rows = readRows(dataSet, subject.province);
  if (!rows) return notRight();
  const facts = rows.facts.filter(({ year }) => year === subject.year);
  const reporters = new Set(facts.flatMap((fact) => (fact.isOfYear ? [fact.unit] : [])));
  const options = { year: subject.year, expectsUnits: await tellsCoverage(subject, subject.year) };
  return judge(subject, subject.year, {
    figuresOf: createFiguresOf(rows.units, facts, options),
    figuresBefore: createFiguresOf(rows.units, facts, { ...options, cellsAreAll: true }),
    reporters,
  });
}

function differencesOf(where: string, unit: string, cover: Cover, got: unknown): Problem[] {
  const before = figureDifferences(where, cover.figuresBefore(unit), got);
  return before.length === 0 ? [] : figureDifferences(where, cover.figuresOf(unit), got);
}

/** The contract before took what some units reported for the whole. */
async function tellsCoverage(subject: Subject, year: number): Promise<boolean> {
  const { report } = await askProvince(subject, `report(year: ${year}) { year coverage { measure } }`);
  return isRecord(report) && Array.isArray(report.coverage);
}

interface FiguresOptions {
  year: number;
  /** Whether a sum has no upper bound while a unit that was expected to report has not. */
  expectsUnits: boolean;
  /** Whether numbers of single cells alone are taken for all there is. */
  cellsAreAll?: boolean;
}

export function createFiguresOf(
  units: readonly Unit[],
  facts: readonly CheckedFact[],
  { year, expectsUnits, cellsAreAll }: FiguresOptions,
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
  return (unit) => createFigures(addUp(coverOf(unit), catalogue), catalogue);
}

/** All units but those of which others alone speak; whose report a document is, the contract does not say. */
function reportersAmong(units: readonly Unit[], facts: readonly CheckedFact[]): Set<string> {
  const spokenOf = new Set(facts.filter(({ source }) => source !== 'REPORT').map(({ unit }) => unit));
  const reporters = new Set(facts.filter(({ source }) => source === 'REPORT').map(({ unit }) => unit));
  return new Set(units.map(({ id }) => id).filter((id) => reporters.has(id) || !spokenOf.has(id)));
}

async function provinceVerdict(subject: Subject, year: number, cover: Cover): Promise<Verdict> {
  const { reporters } = cover;
  const { report } = await askProvince(subject, `report(year: ${year}) { figures ${figuresSelection} }`);
  if (!isRecord(report)) {
    if (!reporters.has(subject.province)) return noReport(subject);
    const expected = `figures, since unit "${subject.province}" has facts of ${year}`;
    return judged([{ where: `report(year: ${year})`, expected, got: shown(report) }]);
  }
  return judged(differencesOf('figures', subject.province, cover, report.figures));
}

async function unitsVerdict(subject: Subject, year: number, cover: Cover): Promise<Verdict> {
  const { reporters } = cover;
  const answer = await askProvince(
    subject,
    `units(first: ${comparedUnits}) {
      totalCount pageInfo { endCursor hasNextPage }
      edges { cursor node { id figures(year: ${year}) ${figuresSelection} } }
    }`,
  );
  const { nodes } = readPage(answer.units, 'units');
  const problems = (nodes as { id: string; figures?: unknown }[]).flatMap(({ id, figures }) => {
    const where = `unit ${id}.figures`;
    if (isRecord(figures)) return differencesOf(where, id, cover, figures);
    if (!reporters.has(id)) return [];
    return [{ where, expected: `figures, since it has facts of ${year}`, got: shown(figures) }];
  });
  return judged(problems, `${nodes.length} × Unit`);
}
