import type { GatewayName } from './gateways';
import { scaleNames, type ScaleName } from './scale';
import type { WorkloadName } from './workloads';

/** One load of one gateway; every cell is run several times, in turn with the others of its country. */
export interface Cell {
  count: number;
  workload: WorkloadName | ScaleName | 'first';
  gateway: GatewayName;
}

const ours: GatewayName[] = ['congdoan', 'congdoan-cached', 'hand-written'];
const peers: GatewayName[] = ['plain-undici', 'hive', 'hive-dedup'];

/** By number of provinces: which workload on which gateways. */
const plan: Readonly<Record<number, [Cell['workload'], GatewayName[]][]>> = {
  6: [
    ['totals', ours],
    ['one', ours],
  ],
  63: [
    ['totals', ours],
    ['list', [...ours, ...peers]],
    ['one', [...ours, 'plain-undici', 'hive']],
    ['cluster', ['congdoan', 'congdoan-cached']],
    ['cold', ['congdoan', 'hand-written', 'plain-undici', 'hive']],
    ['hanging', ['congdoan']],
    ['mix', ['congdoan-cached']],
    ['typename', ['congdoan-cached']],
    ...scaleNames.map((name): [ScaleName, GatewayName[]] => [name, ['congdoan-cached']]),
    ['first', ['congdoan', 'hand-written', 'plain-undici', 'hive']],
  ],
  1000: [
    ['totals', ours],
    ['list', ours],
    ['one', ours],
    ['cold', ['congdoan', 'hand-written']],
    ['first', ['congdoan', 'hand-written']],
  ],
};

/** What a quick run leaves out: what takes longer to start or to come to rest than to be measured. */
const slowGateways: readonly GatewayName[] = ['hive', 'hive-dedup'];
const slowWorkloads: readonly Cell['workload'][] = ['hanging', 'cold', 'cluster', 'first', ...scaleNames];

export const counts = Object.keys(plan).map(Number);
export const workloadNames: readonly string[] = [
  ...new Set(Object.values(plan).flatMap((rows) => rows.map(([workload]) => workload))),
];

export interface PlanFilter {
  counts: readonly number[];
  /** Null for all. */
  workloads: readonly string[] | null;
  /** Without what is slow. */
  quick: boolean;
}

export function plannedCells(filter: PlanFilter): Cell[] {
  const { workloads, quick } = filter;
  const isWanted = ({ workload, gateway }: Cell) =>
    (workloads === null || workloads.includes(workload)) &&
    !(quick && (slowWorkloads.includes(workload) || slowGateways.includes(gateway)));
  return filter.counts.flatMap((count) =>
    (plan[count] ?? plan[63] ?? []).flatMap(([workload, names]) =>
      names.map((gateway): Cell => ({ count, workload, gateway })).filter(isWanted),
    ),
  );
}
