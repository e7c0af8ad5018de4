import type { GatewayConfig } from '@apollo/gateway';
import { createBoundedCache } from '../../platform/boundedCache';

type PlanCache = NonNullable<NonNullable<GatewayConfig['queryPlannerConfig']>['cache']>;
type Plan = Parameters<PlanCache['set']>[1];

/** Keeps the plans of operations. `onLookUp` is told of each search, and whether a plan was there. */
export function createPlanCache(onLookUp: (found: boolean) => void): PlanCache {
  const plans = createBoundedCache<Plan>('plans');
  return {
    get(key) {
      const plan = plans.get(key);
      onLookUp(plan !== undefined);
      return Promise.resolve(plan);
    },
    set: (key, plan) => {
      plans.set(key, plan);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(plans.delete(key)),
    clear: () => plans.clear(),
  };
}
