import type { Catalogue } from '../catalogue';
import { groupBy } from '../groupBy';
import { bestKnown } from './bestKnown';
import { isReported, isSimulated, type MeasuredRow } from './coverRow';
import { coverOfMeasure } from './ownTotals';
import { silentRows, unknownRest } from './unsaid';

/**
 * From facts to figures: which facts answer for which whole. No number is added twice, and what is not known never becomes 0.
 * The steps are those of "From facts to figures" in docs/contract.md, which has an example of each; docs/design.md says why.
 *
 * 1. Each fact is told where it counts, beside the facts that contain it: `whereAdded.ts`, at import.
 * 2. Who was expected to report and did not gets a row that says so: `domain/reports/unitCoverage.ts`.
 * 3. Which rows make up a unit's numbers is decided below, from the lowest units up, measure by measure:
 *    `bestKnown.ts`, whose word is taken;
 *    `ownTotals.ts`, what the unit's own totals hide of the rest, and what they leave open;
 *    `unsaid.ts`, what nobody said and there still may be.
 * 4. The rows are added up to cells: `addUp.ts`.
 */
export { addUp } from './addUp';
export { isMissing, isSimulated, type CoverRow } from './coverRow';
export { addsOf, classify, whereAdded, type Adds } from './whereAdded';

export interface UnitNode {
  id: string;
  parent: string | null;
}

/**
 * The rows of one year that make up each unit's figures without counting anything twice: per measure the unit's own
 * SUMMARY rows if it has any that add to the total; else its ITEM rows and its children's covers. Own rows that are cells
 * only (one programme, one kind) hide what is in these cells and no more, and a total that was not collected hides nothing.
 * What others mention stands in for a measure that nobody reported, and simulated rows for one of which nothing else is
 * known (`bestKnown`).
 *
 * @param cellsAre `ALL` if numbers of single cells alone (one sector, some programmes) are taken for all there is; if not,
 *   the catalogue that says of which measures they are: of the others the total is at least what they are together.
 * @param reporters Units whose own report of the year is there; by default those that a reported row is about. The rows of
 *   any other unit are at least what it has, so those that are not simulated come as parts.
 * @returns a function from unit id to the rows of its cover, in no particular order
 */
export function createCover<Row extends MeasuredRow>(
  units: readonly UnitNode[],
  rows: readonly Row[],
  cellsAre: Catalogue | 'ALL',
  reporters: ReadonlySet<string> = new Set(rows.filter(isReported).map(({ unit }) => unit)),
): (unit: string) => Row[] {
  const childrenOf = groupBy(units, (unit) => unit.parent ?? '');
  const rowsOf = groupBy(rows, (row) => row.unit);
  const parentOf = new Map(units.map(({ id, parent }) => [id, parent]));
  const coverOf = new Map<string, Map<string, Row[]>>();

  function cover(unit: string): Map<string, Row[]> {
    const known = coverOf.get(unit);
    if (known) return known;
    const own = groupBy(
      (rowsOf.get(unit) ?? []).filter((row) => row.adds !== 'NEVER'),
      (row) => row.measure,
    );
    const below = (childrenOf.get(unit) ?? []).map((child) => cover(child.id));
    const result = new Map<string, Row[]>();
    for (const measure of new Set([own, ...below].flatMap((part) => [...part.keys()]))) {
      const all = {
        own: own.get(measure) ?? [],
        below: below.flatMap((part) => part.get(measure) ?? []),
      };
      const known = bestKnown(all, reporters.has(unit));
      const covered = coverOfMeasure(known.own, known.below);
      const rest = cellsAre === 'ALL' ? [] : unknownRest(known.own, known.below, cellsAre);
      const silent = cellsAre === 'ALL' ? [] : silentRows(unit, covered, parentOf, cellsAre);
      result.set(measure, [...covered, ...rest, ...silent]);
    }
    coverOf.set(unit, result);
    return result;
  }

  return (unit) => {
    const covered = [...cover(unit).values()].flat();
    return reporters.has(unit)
      ? covered
      : covered.map((row) => (isSimulated(row) ? row : { ...row, isPart: true }));
  };
}
