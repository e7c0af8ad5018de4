import type { GatewayName } from './gateways';
import type { WorkloadName } from './workloads';

/** One load of one gateway; every cell is run several times, in turn with the others of its country. */
export interface Cell {
  count: number;
  workload: WorkloadName | 'replicas';
  gateway: GatewayName;
}

const ours: GatewayName[] = ['congdoan', 'congdoan-cached', 'hand-written'];
const peers: GatewayName[] = ['plain', 'plain-undici', 'hive', 'hive-dedup'];

/** By number of provinces: which workload on which gateways. */
const plan: Readonly<Record<number, [Cell['workload'], GatewayName[]][]>> = {
  6: [
    ['totals', ours],
    ['list', ours],
    ['one', ours],
  ],
  63: [
    ['totals', ours],
    ['list', [...ours, ...peers]],
    ['one', [...ours, ...peers]],
    ['cluster', ['congdoan', 'congdoan-cached']],
    ['cold', ['congdoan', 'plain-undici', 'hive']],
    ['hanging', ['congdoan']],
    ['mix', ['congdoan-cached']],
    ['typename', ['congdoan-cached']],
    ['replicas', ['congdoan-cached']],
  ],
  250: [
    ['totals', ours],
    ['list', [...ours, 'plain', 'plain-undici', 'hive']],
    ['one', ours],
  ],
  1000: [
    ['totals', ours],
    ['list', ours],
    ['one', ours],
  ],
};

export const counts = Object.keys(plan).map(Number);
export const workloadNames: readonly string[] = [
  ...new Set(Object.values(plan).flatMap((rows) => rows.map(([workload]) => workload))),
];

export interface PlanFilter {
  counts: readonly number[];
  /** Null for all. */
  workloads: readonly string[] | null;
}

export function plannedCells(filter: PlanFilter): Cell[] {
  return filter.counts.flatMap((count) =>
    (plan[count] ?? plan[63] ?? []).flatMap(([workload, names]) =>
      filter.workloads && !filter.workloads.includes(workload)
        ? []
        : names.map((gateway) => ({ count, workload, gateway })),
    ),
  );
}
