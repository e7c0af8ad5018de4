import type { RunQuery } from '../table/selection';

/** What the answer of a tab answers. */
export interface Run extends RunQuery {
  /** When it was asked. */
  at: Date;
}
