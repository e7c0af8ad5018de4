import type { Figures } from '../../domain/figures';
import type { Bounds } from '../../domain/quantity';
import type { CellOf } from '../types';

/** What figures have of a cell; null if nobody reported it. */
export function numberIn(figures: Figures, cell: CellOf): Bounds | null {
  const { membership, awards, welfare, activities } = figures;
  const same = (a: string | null | undefined, b: string | null | undefined) => (a ?? null) === (b ?? null);
  if (cell.measure === 'awards') {
    if (!cell.kind) return cell.awardedBy || cell.recipient ? null : awards.total;
    const row = awards.byKind.find(
      ({ kind, awardedBy, recipient }) =>
        kind === cell.kind && same(awardedBy, cell.awardedBy) && same(recipient, cell.recipient),
    );
    return row?.count ?? null;
  }
  if (cell.sector && cell.measure === 'unions') {
    return membership.unionsBySector.find(({ sector }) => sector === cell.sector)?.unions ?? null;
  }
  if (cell.programme) {
    const row = welfare.byProgramme.find(({ programme }) => programme === cell.programme);
    return boundsIn(row, cell.measure);
  }
  return (
    boundsIn(membership, cell.measure) ??
    boundsIn(welfare, cell.measure) ??
    activities.find(({ measure }) => measure === cell.measure)?.quantity ??
    null
  );
}

function boundsIn(row: object | undefined, measure: string): Bounds | null {
  const value: unknown = row && Object.entries(row).find(([name]) => name === measure)?.[1];
  return typeof value === 'object' && value !== null && 'atLeast' in value ? (value as Bounds) : null;
}
