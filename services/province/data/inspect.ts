import type { Catalogue, Measure } from '../../../domain/catalogue';
import type { Cell } from '../../../domain/cells';
import { dimensionsOf } from '../../../domain/facts';
import { groupBy } from '../../../domain/groupBy';
import type { ImportProblem } from '../../../domain/problems';
import { beyondCeiling, isBeyond, largestOf } from '../../../domain/reports/factChecks';
import {
  checkYear,
  createFinding,
  totalOf,
  type Rule,
  type RuleFinding,
  type UnitFigures,
} from '../../../domain/rules';
import type { ProvinceModels } from './model';
import { readRevision } from './state';
import { visibleAt } from './visible';

/** A year's figures as they would be, and the units of which they are new. */
export interface InspectedYear {
  figures: readonly UnitFigures[];
  changed: ReadonlySet<string>;
}

export interface Inspected {
  findings: RuleFinding[];
  /** What cannot be, whoever answers for it: sums that nothing holds, if they are new. */
  problems: ImportProblem[];
}

interface Inspection {
  rules: readonly Rule[];
  catalogue: Catalogue;
  /** As of which what is not derived is read. */
  revision: number;
  /** The revision that readers see now. */
  current: number;
  units: readonly { id: string; parent: string | null }[];
  /** Ascending. */
  years: readonly number[];
  read(year: number): Promise<InspectedYear>;
}

/** What the rules say of figures before they are committed, those of the years after them included. */
export async function inspectYears(models: ProvinceModels, inspection: Inspection): Promise<Inspected> {
  const { years, catalogue, rules, read, revision } = inspection;
  const stored = (year: number, units: Iterable<string>): Promise<UnitFigures[]> =>
    models.figures.find(ofUnits(year, units, revision)).lean();
  const inspected: Inspected = { findings: [], problems: [] };
  let before: (InspectedYear & { year: number }) | null = null;
  for (const year of years) {
    const now = inOrder(await read(year));
    const yearBefore = before?.year === year - 1 ? before : null;
    const looked = { year, ...now, before: yearBefore?.figures ?? null, after: yearBefore?.changed };
    inspected.findings.push(...(await inspectYear(inspection, looked, stored)));
    const beyond = beyondTotals(now, catalogue);
    if (beyond.length > 0) {
      const were = await models.figures.find(ofUnits(year, now.changed, inspection.current)).lean();
      const said = sayBeyond(beyond, { year, rules, were: new Map(were.map((row) => [row.unit, row])) });
      inspected.problems.push(...said.problems);
      inspected.findings.push(...said.findings);
    }
    if (!years.includes(year + 1) && now.changed.size > 0) {
      const later = { year: year + 1, figures: await stored(year + 1, now.changed), changed: new Set<string>() };
      const asLater = { ...later, ...inOrder(later), before: now.figures, after: now.changed };
      inspected.findings.push(...(await inspectYear(inspection, asLater, stored)));
    }
    before = { year, ...now };
  }
  return inspected;
}

/** The database gives them in no order, and what is said of a dry run is to be what is said of the import. */
function inOrder({ figures, changed }: InspectedYear): InspectedYear {
  return { figures: [...figures].sort((a, b) => (a.unit < b.unit ? -1 : 1)), changed };
}

interface LookedAt extends InspectedYear {
  year: number;
  /** The figures of the year before; null for those that are stored. */
  before: readonly UnitFigures[] | null;
  /** Units whose year before is new, which is all that is looked at of them if their own figures are not. */
  after?: ReadonlySet<string> | undefined;
}

async function inspectYear(
  { rules, units }: Pick<Inspection, 'rules' | 'units'>,
  { year, figures, changed, before, after = new Set() }: LookedAt,
  stored: (year: number, units: Iterable<string>) => Promise<UnitFigures[]>,
): Promise<RuleFinding[]> {
  const figuresOf = new Map(figures.map((row) => [row.unit, row]));
  const childrenOf = groupBy(units, ({ parent }) => parent ?? '');
  const below = (unit: string) =>
    (childrenOf.get(unit) ?? []).flatMap(({ id }) => figuresOf.get(id) ?? []);
  const isLooked = ({ unit }: UnitFigures) =>
    changed.has(unit) || below(unit).some((child) => changed.has(child.unit));
  const own = figures.filter(isLooked);
  const later = figures.filter((row) => after.has(row.unit) && !isLooked(row));
  const known = before ?? (await stored(year - 1, [...own, ...later].map(({ unit }) => unit)));
  const beforeOf = new Map(known.map((row) => [row.unit, row]));
  const setBeside = {
    year,
    before: (unit: string) => beforeOf.get(unit),
    below,
    thisYear: new Date().getUTCFullYear(),
  };
  return [
    ...checkYear(rules, { ...setBeside, units: own }),
    ...checkYear(
      rules.filter(({ compare }) => compare === 'YEAR_RATIO'),
      { ...setBeside, units: later },
    ),
  ];
}

function ofUnits(year: number, units: Iterable<string>, revision: number) {
  return { year, unit: { $in: [...units] }, ...visibleAt(revision) };
}

interface BeyondTotal {
  unit: string;
  measure: Measure;
  total: Cell;
}

/** Each row may be below the ceiling and what they add up to above it. */
function beyondTotals({ figures, changed }: InspectedYear, { measures }: Catalogue): BeyondTotal[] {
  return figures
    .filter(({ unit }) => changed.has(unit))
    .flatMap(({ unit, cells }) =>
      cells.flatMap((total) => {
        const measure = measures.get(total.measure);
        const isTotal = Object.keys(dimensionsOf(total)).length === 0;
        return measure && isTotal && isBeyond(measure, total) ? [{ unit, measure, total }] : [];
      }),
    );
}

/** What was above its ceiling before and does not grow is asked about: no correction is refused for what it does not mend. */
function sayBeyond(
  beyond: readonly BeyondTotal[],
  { year, rules, were }: { year: number; rules: readonly Rule[]; were: ReadonlyMap<string, UnitFigures> },
): Inspected {
  const rule = rules.find(({ compare }) => compare === 'CEILING');
  const said: Inspected = { findings: [], problems: [] };
  for (const { unit, measure, total } of beyond) {
    const was = totalOf(were.get(unit), measure.id);
    if (rule && was && isBeyond(measure, was) && largestOf(total) <= largestOf(was)) {
      const words = { measure: measure.name, left: total, right: was, atMost: measure.ceiling };
      said.findings.push(createFinding(rule, unit, year, words));
    } else {
      said.problems.push({ place: `${unit}, ${year}`, message: beyondCeiling(measure, total) });
    }
  }
  return said;
}

/** What they say of the years that a revision has derived. */
export async function inspectRevision(
  models: ProvinceModels,
  { rules, catalogue }: Pick<Inspection, 'rules' | 'catalogue'>,
  revision: number,
  years: readonly number[],
): Promise<Inspected> {
  const units = await models.units.find(visibleAt(revision)).select('id parent -_id').lean();
  return inspectYears(models, {
    ...{ rules, catalogue, revision, units, years },
    current: await readRevision(models),
    async read(year) {
      const figures = await models.figures.find({ year, ...visibleAt(revision) }).lean();
      return {
        figures,
        changed: new Set(figures.flatMap(({ unit, since }) => (since === revision ? [unit] : []))),
      };
    },
  });
}
