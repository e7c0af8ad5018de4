import { dimensionsOf } from '../../../domain/facts';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { PartsQuestion } from './inclusions';
import type { RowFact } from './factRow';

/** Files with more single cases are no lists that people have typed. */
const mostComparedCases = 50_000;

/**
 * Sets single cases beside the total of the same unit, year and measure: the total counts, and cases that come to more than it say
 * that one of the two is wrong.
 */
export interface CaseNotes {
  note(fact: RowFact): void;
  questions(): PartsQuestion[];
}

interface Beside extends Pick<RowFact, 'unit' | 'year' | 'measure'> {
  cases: number;
  /** At most, of the total; null if there is none, or nothing bounds it. */
  total: number | null;
}

export function createCaseNotes(): CaseNotes {
  const groups = new Map<string, Beside>();
  let cases = 0;
  return {
    note(fact) {
      const { unit, year, measure, form, atLeast, atMost, notAdded, includedIn } = fact;
      const isCase = form === 'ITEM' && includedIn === undefined;
      const isTotal = form === 'SUMMARY' && Object.keys(dimensionsOf(fact)).length === 0;
      if (notAdded !== undefined || (!isCase && !isTotal) || cases > mostComparedCases) return;
      const key = `${unit}|${year}|${measure}`;
      const beside = getOrCreate(groups, key, () => ({ unit, year, measure, cases: 0, total: null }));
      if (isTotal) beside.total = atMost;
      else {
        beside.cases += atLeast;
        cases += 1;
      }
      if (cases > mostComparedCases) groups.clear();
    },
    questions: () =>
      [...groups.values()].flatMap(({ unit, year, measure, cases: sum, total }) =>
        total !== null && sum > total ? [{ unit, year, ...moreThanTotal(measure, sum, total) }] : [],
      ),
  };
}

function moreThanTotal(measure: string, cases: number, total: number): { vi: string; en: string } {
  return {
    vi: `Từng việc của "${measure}" cộng lại ít nhất ${cases}, nhiều hơn tổng ${total}; tổng được lấy, xem lại số nào đúng`,
    en: `The single cases of "${measure}" come to at least ${cases}, which is more than the total of ${total}; the total is taken, see which one is right`,
  };
}
