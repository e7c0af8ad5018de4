import type { Catalogue, Measure } from '../catalogue';
import { isMissing, isSimulated, type CoverRow } from '../cover';
import { dimensionsOf, type Dimensions, type FactSource, type Unit } from '../facts';
import { groupBy } from '../groupBy';
import { absenceIn } from './unitChecks';

/** What decides whether a unit was expected to report. */
export type ExpectedUnit = Pick<Unit, 'id' | 'parent' | 'level' | 'validFrom' | 'validTo'>;

/** Of a number that is put together from units below: how many of them were expected to report it, and who did not. */
export interface UnitCoverage {
  measure: string;
  expected: number;
  reported: number;
  /** Ids of units, in order; the first of them if there are many. */
  missing: string[];
}

/** Ids that are kept of the units that did not report a measure. */
const mostMissing = 50;

/** The row of a unit that was expected to report a measure and did not: there is a number, and nobody has it. */
export interface MissingRow extends CoverRow {
  status: 'NOT_COLLECTED';
  value: null;
  atLeast: 0;
  atMost: null;
}

/**
 * Rows for the units that were expected to report a measure of a year and did not. If one unit reported its total, all
 * others directly below the same unit are expected to, if they existed then and the catalogue expects their level. Single
 * cases expect nobody: a list of them does not say who had none. Who has a total above it is not asked for parts of it.
 */
export function missingRows(
  units: readonly ExpectedUnit[],
  rows: readonly (CoverRow & Dimensions)[],
  year: number,
  { measures }: Catalogue,
): MissingRow[] {
  const childrenOf = groupBy(units, ({ parent }) => parent ?? '');
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]));
  // Whom others mention has not reported.
  const counted = rows.filter(({ adds, source }) => adds !== 'NEVER' && source !== 'MENTION');
  return [...groupBy(counted, ({ measure }) => measure)].flatMap(([id, ofMeasure]) => {
    const measure = measures.get(id);
    if (!measure) return [];
    const { all, real, totals } = reportersOf(ofMeasure, parentOf);
    const parents = new Set([...totals].flatMap((unit) => parentOf.get(unit) ?? []));
    const wholes = new Set(ofMeasure.flatMap((row) => (isWhole(row) ? [row.unit] : [])));
    return [...parents]
      .filter((parent) => !wholes.has(parent))
      .flatMap((parent) => {
        const siblings = childrenOf.get(parent) ?? [];
        const source = siblings.some((unit) => real.has(unit.id)) ? 'REPORT' : 'SIMULATED';
        return siblings
          .filter((unit) => !all.has(unit.id) && isExpected(unit, measure, year))
          .map((unit) => missingRow(unit.id, id, source));
      });
  });
}

interface Reporters {
  /** Units that reported, or of which a unit below did. */
  all: ReadonlySet<string>;
  /** The same without simulated ones. */
  real: ReadonlySet<string>;
  /** Of those that reported a total of their own, or of which a unit below did. */
  totals: ReadonlySet<string>;
}

function reportersOf(rows: readonly CoverRow[], parentOf: ReadonlyMap<string, string | null>): Reporters {
  const withAbove = (of: readonly CoverRow[]) => {
    const found = new Set<string>();
    for (const { unit } of of) {
      for (let at: string | null = unit; at !== null && !found.has(at); at = parentOf.get(at) ?? null)
        found.add(at);
    }
    return found;
  };
  return {
    all: withAbove(rows),
    real: withAbove(rows.filter((row) => !isSimulated(row))),
    totals: withAbove(rows.filter((row) => row.form === 'SUMMARY' && !isMissing(row))),
  };
}

/** A total of all that the unit has, so that nothing below it is added. */
function isWhole(row: CoverRow & Dimensions): boolean {
  const isTotal = row.form === 'SUMMARY' && row.adds === 'TOTAL' && !isSimulated(row) && !isMissing(row);
  return isTotal && Object.keys(dimensionsOf(row)).length === 0;
}

function isExpected(unit: ExpectedUnit, { kind, expectedOf }: Measure, year: number): boolean {
  return expectedOf.some((level) => level === unit.level) && absenceIn(unit, year, kind) === null;
}

function missingRow(unit: string, measure: string, source: FactSource): MissingRow {
  return {
    ...{ unit, measure, form: 'SUMMARY', adds: 'TOTAL', source, status: 'NOT_COLLECTED' },
    ...{ value: null, atLeast: 0, atMost: null },
  };
}

/** Of each measure of a unit's cover that units below make up, in the order of the measures' ids. */
export function coverageIn(cover: readonly CoverRow[], unit: string): UnitCoverage[] {
  const below = groupBy(
    cover.filter((row) => row.unit !== unit),
    ({ measure }) => measure,
  );
  return [...below]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([measure, rows]) => {
      const reported = new Set(
        rows.flatMap((row) => (isMissing(row) || row.source === 'MENTION' ? [] : [row.unit])),
      );
      const missing = [...new Set(rows.map((row) => row.unit))].filter((id) => !reported.has(id)).sort();
      return {
        measure,
        expected: reported.size + missing.length,
        reported: reported.size,
        missing: missing.slice(0, mostMissing),
      };
    });
}
