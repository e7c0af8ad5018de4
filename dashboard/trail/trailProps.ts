import type { TrailAddress } from '../address';
import type { Dashboard } from '../model/dashboard';

/** What every step of the trail is shown from. */
export interface TrailProps {
  dashboard: Dashboard;
  trail: TrailAddress;
}
