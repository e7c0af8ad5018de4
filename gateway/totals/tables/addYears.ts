import { createQuantity, sum } from '../../../domain/quantity';
import type { Coverage } from '../coverage';
import type { TableCell } from './tableCell';

/**
 * The same number in several years together. Numbers as of the end of a year (`added` false) are never added. A year
 * without a number leaves the sum without an upper bound, unless nothing of the scope stood in that year; a province
 * counts once for each year.
 */
export function addYears(cells: readonly TableCell[], added: boolean): TableCell {
  const [first] = cells;
  if (!first) throw new Error('A table has at least one year');
  if (cells.length === 1) return first;
  const inScope = cells.filter(({ reason }) => reason !== 'NOT_IN_SCOPE');
  if (inScope.length === 0) return first;
  const coverage = joinCoverages(inScope.map((cell) => cell.coverage));
  if (!added) return { quantity: null, reason: 'NEVER_ADDED', coverage };
  const quantities = inScope.flatMap(({ quantity }) => (quantity ? [quantity] : []));
  if (quantities.length === 0) {
    const reasons = new Set(inScope.map(({ reason }) => reason));
    return { quantity: null, reason: reasons.size > 1 ? 'SEVERAL' : ([...reasons][0] ?? null), coverage };
  }
  const total = sum(quantities);
  const bounds = quantities.length < inScope.length ? { ...total, atMost: null } : total;
  const reports = quantities.reduce((count, { reportedBy }) => count + reportedBy, 0);
  return { quantity: createQuantity(bounds, reports), reason: null, coverage };
}

function joinCoverages(coverages: readonly Coverage[]): Coverage {
  const count = (of: (coverage: Coverage) => number) =>
    coverages.reduce((total, coverage) => total + of(coverage), 0);
  const moments = coverages.flatMap(({ asOf }) => (asOf ? [asOf] : []));
  return {
    expected: count(({ expected }) => expected),
    reported: count(({ reported }) => reported),
    complete: coverages.every(({ complete }) => complete),
    asOf: moments.length === 0 ? null : moments.reduce((oldest, next) => (next < oldest ? next : oldest)),
    madeFrom: coverages.flatMap(({ madeFrom }) => madeFrom ?? []).sort()[0] ?? null,
    madeTo:
      coverages
        .flatMap(({ madeTo }) => madeTo ?? [])
        .sort()
        .at(-1) ?? null,
    dueOn: null,
    onTime: count(({ onTime }) => onTime),
    simulated: coverages.flatMap(({ simulated }) => simulated),
    sample: coverages.some(({ sample }) => sample),
    draft: coverages.some(({ draft }) => draft),
    mentioned: coverages.flatMap(({ mentioned }) => mentioned),
    missing: coverages.flatMap(({ missing }) => missing),
    stale: coverages.flatMap(({ stale }) => stale),
    provinces: coverages.flatMap(({ provinces }) => provinces),
  };
}
