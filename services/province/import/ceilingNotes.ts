import type { Measure } from '../../../domain/catalogue';
import type { Bounds } from '../../../domain/quantity';
import { isBeyond, largestOf } from '../../../domain/reports/factChecks';
import { createFinding, type Rule, type RuleFinding } from '../../../domain/rules';
import type { ProvinceModels } from '../data/model';
import type { RowFact } from './factRow';

/**
 * Rows beyond the ceiling of their measure. One that the document had before, as large or larger, is asked about, as sums are: a
 * ceiling that was lowered since must not hold up a correction of something else.
 */
export interface CeilingNotes {
  /** Whether a row may stay, since it does not grow. */
  allows(fact: RowFact, measure: Measure): Promise<boolean>;
  findings(rules: readonly Rule[]): RuleFinding[];
  /** Those that may stay. */
  rows(): RowFact[];
}

/** Of rows that are looked up; who has more of them has another fault. */
const mostRows = 1_000;

/** @param document its id */
export function createCeilingNotes({ facts }: ProvinceModels, document: string): CeilingNotes {
  const kept: { fact: RowFact; measure: Measure; was: Bounds }[] = [];
  let looked = 0;
  return {
    async allows(fact, measure) {
      looked += 1;
      if (looked > mostRows) return false;
      const { id, unit, year } = fact;
      const was = await facts
        .findOne({ id, document, unit, year, measure: measure.id, until: null })
        .select('value atLeast atMost -_id')
        .lean();
      if (!was || !isBeyond(measure, was) || largestOf(fact) > largestOf(was)) return false;
      kept.push({ fact, measure, was });
      return true;
    },
    rows: () => kept.map(({ fact }) => fact),
    findings(rules) {
      const rule = rules.find(({ compare }) => compare === 'CEILING');
      if (!rule) return [];
      return kept.map(({ fact, measure, was }) => {
        const words = { measure: measure.name, left: fact, right: was, atMost: measure.ceiling };
        return createFinding(rule, fact.unit, fact.year, words);
      });
    },
  };
}
