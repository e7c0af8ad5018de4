import { Counter, type Registry } from 'prom-client';
import type { OperationPlugin } from '../../platform/operationPlugins';
import type { ReportingRatesQuery } from '../../schema/generated/operations';
import type { GatewayContext } from '../operation/context';
import type { ProvinceObserver } from '../provinces/exchange';
import { createOperationMetrics } from './operationMetrics';
import { createProvinceMetrics } from './provinceMetrics';
import { createReportMetrics } from './reportMetrics';

/** The hooks by which a gateway is measured. */
export interface GatewayMetrics {
  operations: OperationPlugin<GatewayContext>;
  provinces: ProvinceObserver;
  onPlanLookUp(found: boolean): void;
  onAnswerLookUp(found: boolean): void;
  reportNews: {
    onLook(found: ReportingRatesQuery | null): void;
    onDelivery(result: string): void;
  };
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
  const looks = new Counter({
    name: 'congdoan_report_looks_total',
    help: 'Looks for reports that came, changed or are overdue, by whether there was an answer',
    labelNames: ['result'] as const,
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'congdoan_webhook_deliveries_total',
    help: 'Webhooks by result: delivered, retried, failed for good, or dropped untold',
    labelNames: ['result'] as const,
    registers: [registry],
  });
  // A counter that begins at its first failure does not show that one to Prometheus as an increase.
  for (const result of ['answer', 'failure']) looks.inc({ result }, 0);
  for (const result of ['delivered', 'retried', 'failed', 'dropped']) deliveries.inc({ result }, 0);
  const showReports = createReportMetrics(registry);
  return {
    operations: createOperationMetrics(registry),
    provinces: createProvinceMetrics(registry),
    onPlanLookUp: (found) => plans.inc({ result: found ? 'hit' : 'miss' }),
    onAnswerLookUp: (found) => answers.inc({ result: found ? 'hit' : 'miss' }),
    reportNews: {
      onLook(found) {
        looks.inc({ result: found ? 'answer' : 'failure' });
        if (found) showReports(found);
      },
      onDelivery: (result) => deliveries.inc({ result }),
    },
  };
}
