import type { ApolloServerPlugin } from '@apollo/server';
import { Counter, type Registry } from 'prom-client';
import type { GatewayContext } from '../context';
import type { ShardObserver } from '../provinces/observer';
import { createOperationMetrics } from './operationMetrics';
import { createShardMetrics } from './shardMetrics';

/** The hooks by which a gateway is measured. */
export interface GatewayMetrics {
  operations: ApolloServerPlugin<GatewayContext>;
  shards: ShardObserver;
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
    shards: createShardMetrics(registry),
    onPlanLookUp: (found) => plans.inc({ result: found ? 'hit' : 'miss' }),
    onAnswerLookUp: (found) => answers.inc({ result: found ? 'hit' : 'miss' }),
  };
}
