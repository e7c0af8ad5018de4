/** Filter for the rows that hold at a revision. */
export function visibleAt(revision: number) {
  return { since: { $lte: revision }, $or: [{ until: null }, { until: { $gt: revision } }] };
}

/**
 * Filter for the rows that a revision which is being made may end. Its own are not among them: a change that was sent again
 * may be done a first time behind what was written since.
 */
export function standingBefore(revision: number) {
  return { since: { $lt: revision }, until: null };
}
