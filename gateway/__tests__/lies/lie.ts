import type { GapReason } from '../../../domain/gapReasons';
import type { GivenSettings } from '../../../platform/provinces/provincesFile';
import type { Telling } from './liar';

/**
 * What the gateway does: it leaves the province out, with that reason; it gives the truth all the same, or what it knows
 * itself (`SAME`); or it passes the lie on (`BELIEVED`).
 */
export type GatewayOutcome = GapReason | 'SAME' | 'BELIEVED';

/** One way in which a province's service may depart from the truth, and what comes of it. */
export interface Lie extends Telling {
  id: string;
  /** What is told, in a few words. */
  what: string;
  /** The check of `congdoan check` that fails; null if it passes. */
  kit: string | null;
  gateway: GatewayOutcome;
  /** Why it does no harm; said of each that neither the check nor the gateway finds. */
  harmless?: string;
  /** Told after the truth: the check is asked what has changed since (`--since`). */
  isOverTime?: true;
  /** How the gateway treats the service. */
  settings?: GivenSettings;
}

export type LiesOfAKind = readonly [kind: string, lies: readonly Lie[]];
