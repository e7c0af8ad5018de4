import type { Page } from '../../../platform/pagination';

/** Filter for the rows that come after the last one of the page before. */
export function idAfter(after: string | null) {
  return after === null ? {} : { id: { $gt: after } };
}

/** A page of rows, of which one more than its limit was read. */
export function pageOf<Row>(rows: Row[], limit: number): Page<Row> {
  return { rows: rows.slice(0, limit), hasNextPage: rows.length > limit };
}
