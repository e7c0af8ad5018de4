import type { ApolloServerPlugin } from '@apollo/server';
import { Counter, type Registry } from 'prom-client';
import type { GatewayContext } from '../operation/context';
import type { ProvinceObserver } from '../provinces/exchange';
import { createOperationMetrics } from './operationMetrics';
import { createProvinceMetrics } from './provinceMetrics';

/** The hooks by which a gateway is measured. */
export interface GatewayMetrics {
  operations: ApolloServerPlugin<GatewayContext>;
  provinces: ProvinceObserver;
  onPlanLookUp(found: boolean): void;
  onAnswerLookUp(found: boolean): void;
}

export function createGatewayMetrics(registry: Registry): GatewayMetrics {
  const plans = new Counter({
    name: 'congdoan_plan_cache_total',
    help: 'Searches for the plan of an operation, by whether it was there',
    labelNames: ['result'] as const,
    registers: [registry],
  });
  const answers = new Counter({
    name: 'congdoan_answer_cache_total',
    help: 'Searches for an answer that was made of the same before, by whether there was one',
    labelNames: ['result'] as const,
    registers: [registry],
  });
  return {
    operations: createOperationMetrics(registry),
    provinces: createProvinceMetrics(registry),
    onPlanLookUp: (found) => plans.inc({ result: found ? 'hit' : 'miss' }),
    onAnswerLookUp: (found) => answers.inc({ result: found ? 'hit' : 'miss' }),
  };
}
