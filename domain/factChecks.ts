import type { Catalogue } from './catalogue';
import { breakdownOf, type Dimension, type Fact } from './facts';
import { valueName } from './columns';

export interface FieldProblem {
  field: string;
  message: string;
}

type CheckedFact = Omit<Fact, 'document'>;

/** Parent of each unit by its id. */
export type ParentOf = ReadonlyMap<string, string | null>;

export function boundsProblems({ value, atLeast, atMost }: CheckedFact): FieldProblem[] {
  if (atMost !== null && atMost < atLeast) {
    return [{ field: 'atMost', message: `Expected at least ${atLeast} (atLeast), got ${atMost}` }];
  }
  if (value === null) return [];
  if (value < atLeast)
    return [{ field: 'value', message: `Expected at least ${atLeast} (atLeast), got ${value}` }];
  if (atMost !== null && value > atMost) {
    return [{ field: 'value', message: `Expected at most ${atMost} (atMost), got ${value}` }];
  }
  return [];
}

export function measureProblems(fact: CheckedFact, catalogue: Catalogue): FieldProblem[] {
  const measure = catalogue.measures.get(fact.measure);
  if (!measure) return [{ field: 'measure', message: `Measure "${fact.measure}" is not in the catalogue` }];
  const problems: FieldProblem[] = [];
  if (measure.domain === 'awards' && !fact.kind)
    problems.push({
      field: 'kind',
      message: `Expected a kind of award, such as "${valueName('CERTIFICATE_OF_MERIT')}", got nothing`,
    });
  if (fact.programme !== undefined && !catalogue.programmes.has(fact.programme)) {
    problems.push({ field: 'programme', message: `Programme "${fact.programme}" is not in the catalogue` });
  }
  const foreign: Dimension[] = ['programme', 'sector'];
  for (const dimension of measure.domain === 'awards' ? foreign : []) {
    if (fact[dimension] !== undefined) {
      const known = breakdownOf(measure).join(', ');
      problems.push({ field: dimension, message: `Measure "${measure.id}" is split by ${known} only` });
    }
  }
  return problems;
}

/**
 * A fact may be included in one of its own unit, or in the total of a unit above; anything else could be counted twice
 * without the cover seeing it.
 */
export function inclusionProblems(
  fact: CheckedFact,
  containerOf: ReadonlyMap<string, CheckedFact>,
  parentOf: ParentOf,
): FieldProblem[] {
  if (fact.includedIn === undefined) return [];
  const problem = (message: string) => [{ field: 'includedIn', message }];
  const container = containerOf.get(fact.includedIn);
  if (!container) return problem(`Fact "${fact.includedIn}" is not in this file`);
  if (container.id === fact.id) return problem('A fact cannot be included in itself');
  if (container.year !== fact.year)
    return problem(`Fact "${container.id}" is of ${container.year}, not ${fact.year}`);
  if (container.unit === fact.unit) return [];
  if (container.form !== 'SUMMARY' || !isAbove(container.unit, fact.unit, parentOf)) {
    return problem(
      `Expected a fact of unit "${fact.unit}" or the total of a unit above it, got "${container.id}"`,
    );
  }
  return [];
}

function isAbove(upper: string, lower: string, parentOf: ParentOf): boolean {
  const seen = new Set<string>();
  for (let at = parentOf.get(lower) ?? null; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === upper) return true;
    seen.add(at);
  }
  return false;
}
