import type { Figures } from '../../domain/figures';

/** A season as the gateway passes it to the totals: its key and what `@requires` names. */
export interface SeasonReference {
  id: string;
  year: number;
  provinces: { id: string }[];
  /** Only if the reconciliation is asked for; quantities without `exact` and `reportedBy`. */
  published?: Figures | null;
}
