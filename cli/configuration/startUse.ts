import type { Config } from '../../platform/config';
import type { ConfigProblem } from '../../platform/config/problem';
import { gatewayUse } from './gatewayProblems';
import { provinceUse, registerUse } from './serviceProblems';
import { together, type ProcessUse } from './usable';

/** Everything in one process. */
export function startUse(provinces: readonly string[], { sample }: { sample: boolean }): ProcessUse {
  const content: ProcessUse = { ports: [], checks: sample ? [sampleProblems] : [] };
  return together(
    gatewayUse,
    registerUse,
    ...(provinces.length > 0 ? [provinceUse(provinces)] : []),
    content,
  );
}

function sampleProblems({ production }: Config): ConfigProblem[] {
  if (!production) return [];
  const message =
    'production không nạp số liệu giả lập; dùng "congdoan start --no-sample". Simulated data in production: expected "congdoan start --no-sample"';
  return [{ variable: 'NODE_ENV', message }];
}
