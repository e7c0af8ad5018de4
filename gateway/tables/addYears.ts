import { createQuantity, sum } from '../../services/shared/quantity';
import type { Coverage } from '../totals/totals';
import type { TableCell } from './cells';

/**
 * The same number in several years together. Numbers as of the end of a year (`added` false) are never added. A year
 * without a number leaves the sum without an upper bound; a province counts once for each year.
 */
export function addYears(cells: readonly TableCell[], added: boolean): TableCell {
  const [first, ...others] = cells;
  if (!first) throw new Error('A table has at least one year');
  if (others.length === 0) return first;
  const coverage = joinCoverages(cells.map((cell) => cell.coverage));
  if (!added) return { quantity: null, reason: 'NEVER_ADDED', coverage };
  const quantities = cells.flatMap(({ quantity }) => (quantity ? [quantity] : []));
  if (quantities.length === 0) {
    const same = others.every(({ reason }) => reason === first.reason);
    return { quantity: null, reason: same ? first.reason : 'SEVERAL', coverage };
  }
  const total = sum(quantities);
  const bounds = quantities.length < cells.length ? { ...total, atMost: null } : total;
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
    sample: coverages.some(({ sample }) => sample),
    draft: coverages.some(({ draft }) => draft),
    missing: coverages.flatMap(({ missing }) => missing),
    stale: coverages.flatMap(({ stale }) => stale),
  };
}
