import type { Logger } from '../platform/logger';
import type { OperationPlugin } from '../platform/operationPlugins';
import { monotonicMillis } from '../platform/monotonic';
import { totalSpent } from './operation/budget';
import type { GatewayContext } from './operation/context';

export interface SlowOperationsOptions {
  /** From when on an operation is slow. */
  millis: number;
  logger: Logger;
}

/** Of the provinces, these are what made it slow. */
const mostProvinces = 10;

/** A line for each operation that took long: which, of what cost, and where its time went. Never its text or variables. */
export function slowOperations({ millis, logger }: SlowOperationsOptions): OperationPlugin<GatewayContext> {
  return {
    requestDidStart({ contextValue }) {
      const startedAt = monotonicMillis();
      return {
        willSendResponse({ operationName }) {
          const took = monotonicMillis() - startedAt;
          if (took >= millis) logger.warn(describe(contextValue, operationName, took), 'Slow operation');
        },
      };
    },
  };
}

function describe(
  { isSaved, caller, budget, operation }: GatewayContext,
  name: string | null | undefined,
  took: number,
) {
  const { registerMillis, provinces } = operation.times();
  const { answer, spent } = budget;
  const slowest = [...provinces].sort(([, a], [, b]) => b - a).slice(0, mostProvinces);
  return {
    operation: (isSaved && name) || 'ad-hoc',
    role: caller.role,
    requestId: operation.requestId,
    millis: Math.round(took),
    cost: answer ? answer.total + totalSpent(spent) : null,
    registerMillis: Math.round(registerMillis),
    provincesAsked: provinces.size,
    slowestProvinces: slowest.map(([province, millis]) => ({ province, millis: Math.round(millis) })),
  };
}
