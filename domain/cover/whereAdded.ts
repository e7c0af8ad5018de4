import type { Catalogue } from '../catalogue';
import { breakdownCell, cellKey, hasNoNumber, type Fact } from '../facts';

/**
 * Step 1 of a unit's numbers (see `index.ts`), for each fact of a document alone.
 *
 * Where a fact counts: in its measure's total and breakdown; in the breakdown only, since the total already has it, or
 * since another cell of the breakdown has it too (`WITHIN`); or nowhere.
 */
export const whereAdded = ['TOTAL', 'BREAKDOWN', 'WITHIN', 'NEVER'] as const;
export type Adds = (typeof whereAdded)[number];

/**
 * Decides for each fact of one document where it counts. A fact is not added to a sum that a fact containing it is in:
 * that is a sum of the same unit, year, measure and form. Other containers (another measure; the total of a unit above)
 * are never in one sum with it.
 */
export function classify(facts: readonly Fact[], catalogue: Catalogue): Map<string, Adds> {
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  return new Map(facts.map((fact) => [fact.id, addsOf(fact, factOf, catalogue)]));
}

/** Where one fact counts; `factOf` holds at least the facts that contain it, by id. */
export function addsOf(fact: Fact, factOf: ReadonlyMap<string, Fact>, catalogue: Catalogue): Adds {
  const measure = catalogue.measures.get(fact.measure);
  if (!measure?.additive || fact.notAdded !== undefined) return 'NEVER';
  const key = cellKey(breakdownCell(fact, measure));
  let adds: Adds = 'TOTAL';
  for (const container of containersOf(fact, factOf)) {
    if (container.notAdded !== undefined || hasNoNumber(container) || !inOneSum(fact, container)) continue;
    const cell = breakdownCell(container, measure);
    if (cellKey(cell) === key) return 'NEVER';
    adds = adds === 'WITHIN' || Object.keys(cell).length > 0 ? 'WITHIN' : 'BREAKDOWN';
  }
  return adds;
}

function* containersOf(fact: Fact, factOf: ReadonlyMap<string, Fact>): Generator<Fact> {
  const seen = new Set([fact.id]);
  let container = fact.includedIn === undefined ? undefined : factOf.get(fact.includedIn);
  while (container && !seen.has(container.id)) {
    yield container;
    seen.add(container.id);
    container = container.includedIn === undefined ? undefined : factOf.get(container.includedIn);
  }
}

function inOneSum(a: Fact, b: Fact): boolean {
  return a.unit === b.unit && a.year === b.year && a.measure === b.measure && a.form === b.form;
}
