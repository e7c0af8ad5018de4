import { dimensions } from '../../../domain/facts';
import { getOrCreate } from '../../../domain/getOrCreate';
import type { ProvinceModels } from '../data/model';
import type { PartsQuestion } from './inclusions';
import type { RowFact } from './factRow';
import { isBareTotal, isCase, keyOf } from './knownRows/rowGroups';

/** Files with more single cases are no lists that people have typed. */
export const mostComparedCases = 50_000;
/** Totals of a file that are set beside the cases of other documents; who has more sends no lists of cases. */
export const mostComparedTotals = 5_000;

/**
 * Sets single cases beside the total of the same unit, year and measure: the total counts, and cases that come to more than it say
 * that one of the two is wrong.
 */
export interface CaseNotes {
  note(fact: RowFact): void;
  /** @param document the one that is being imported: its numbers of before are not set beside those of its file */
  questions(models: ProvinceModels, document: string): Promise<PartsQuestion[]>;
}

interface Beside extends Pick<RowFact, 'unit' | 'year' | 'measure'> {
  cases: number;
  /** At most, of the total; null if nothing bounds it, undefined if there is none. */
  total: number | null | undefined;
}

export function createCaseNotes(
  /** Of rows that are not read. */ unread = { cases: 0, groups: 0 },
): CaseNotes {
  const groups = new Map<string, Beside>();
  let { cases } = unread;
  return {
    note(fact) {
      const { unit, year, measure, atLeast, atMost } = fact;
      const isTotal = isBareTotal(fact);
      if ((!isCase(fact) && !isTotal) || cases > mostComparedCases) return;
      const beside = getOrCreate(groups, keyOf(fact), () => ({
        ...{ unit, year, measure },
        ...{ cases: 0, total: undefined },
      }));
      if (isTotal) beside.total = atMost;
      else {
        beside.cases += atLeast;
        cases += 1;
      }
      if (cases > mostComparedCases) groups.clear();
    },
    async questions(models, document) {
      if (groups.size > 0 && groups.size + unread.groups <= mostComparedTotals)
        await addOthers(models, document, groups);
      return [...groups.values()].flatMap(({ unit, year, measure, cases: sum, total }) =>
        total != null && sum > total ? [{ unit, year, ...moreThanTotal(measure, sum, total) }] : [],
      );
    },
  };
}

interface OfOthers {
  _id: Pick<RowFact, 'unit' | 'year' | 'measure' | 'form'>;
  atLeast: number;
  atMost: number;
  unbounded: number;
}

/** What other documents have beside the file: cases of its totals, and a total of its cases. */
async function addOthers(
  models: ProvinceModels,
  document: string,
  groups: ReadonlyMap<string, Beside>,
): Promise<void> {
  const distinct = <Value>(of: (beside: Beside) => Value) => ({
    $in: [...new Set([...groups.values()].map(of))],
  });
  const bare = Object.fromEntries(dimensions.map((name) => [name, null]));
  const rows = await models.facts.aggregate<OfOthers>([
    {
      $match: {
        document: { $ne: document },
        until: null,
        unit: distinct(({ unit }) => unit),
        year: distinct(({ year }) => year),
        measure: distinct(({ measure }) => measure),
        notAdded: null,
        $or: [
          { form: 'ITEM', includedIn: null },
          { form: 'SUMMARY', adds: 'TOTAL', ...bare },
        ],
      },
    },
    {
      $group: {
        _id: { unit: '$unit', year: '$year', measure: '$measure', form: '$form' },
        atLeast: { $sum: '$atLeast' },
        atMost: { $sum: { $ifNull: ['$atMost', 0] } },
        unbounded: { $sum: { $cond: [{ $eq: ['$atMost', null] }, 1, 0] } },
      },
    },
  ]);
  for (const { _id, atLeast, atMost, unbounded } of rows) {
    const beside = groups.get(keyOf(_id));
    if (!beside) continue;
    if (_id.form === 'ITEM') beside.cases += atLeast;
    else if (beside.total !== null) beside.total = unbounded > 0 ? null : (beside.total ?? 0) + atMost;
  }
}

function moreThanTotal(measure: string, cases: number, total: number): { vi: string; en: string } {
  return {
    vi: `Từng việc của "${measure}" cộng lại ít nhất ${cases}, nhiều hơn tổng ${total}; tổng được lấy, xem lại số nào đúng`,
    en: `The single cases of "${measure}" come to at least ${cases}, which is more than the total of ${total}; the total is taken, see which one is right`,
  };
}
