/** Filter for the rows that hold at a revision. */
export function visibleAt(revision: number) {
  return { since: { $lte: revision }, $or: [{ until: null }, { until: { $gt: revision } }] };
}
