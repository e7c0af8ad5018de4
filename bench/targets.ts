import type { CellResult } from './runCell';
import { ratio, summarise, type NumberField, type Spread } from './summary';

/** What the gateway is to reach, and what it did. */
export interface Target {
  says: string;
  wanted: string;
  got: Spread;
  reached: boolean;
}

interface Wanted {
  says: string;
  field: NumberField;
  above: string;
  below: string;
  least?: number;
  most?: number;
}

const wanted: readonly Wanted[] = [
  ...(['totals', 'list'] as const).flatMap((workload): Wanted[] => [
    {
      says: `${workload} of 63, no caches: requests per second, over hand-written`,
      field: 'requestsPerSecond',
      above: `63 ${workload} congdoan`,
      below: `63 ${workload} hand-written`,
      least: 0.9,
    },
    {
      says: `${workload} of 63, no caches: requests per second, over Hive Gateway with dedup off`,
      field: 'requestsPerSecond',
      above: `63 ${workload} congdoan`,
      below: '63 list hive',
      least: 2.5,
    },
  ]),
  {
    says: 'one of 63, no caches: requests per second, over @apollo/gateway with undici',
    field: 'requestsPerSecond',
    above: '63 one congdoan',
    below: '63 one plain-undici',
    least: 0.8,
  },
  ...besidePeers('first', 'the first list of 63, one client: milliseconds', 'p50Millis'),
  ...besidePeers('cold', 'lists of 63 that were never asked before, one client: median', 'p50Millis'),
  ...besidePeers(
    'cold',
    'lists of 63 that were never asked before, one client: 99th percentile',
    'p99Millis',
  ),
  {
    says: 'totals of 63, with caches: requests per second, over hand-written',
    field: 'requestsPerSecond',
    above: '63 totals congdoan-cached',
    below: '63 totals hand-written',
    least: 6,
  },
  {
    says: 'totals of 63, with caches: requests per second, over { __typename } of the same server',
    field: 'requestsPerSecond',
    above: '63 totals congdoan-cached',
    below: '63 typename congdoan-cached',
    least: 0.5,
  },
  {
    says: 'one province, no caches: processor time per request, of 1,000 over of 6',
    field: 'gatewayCpuMillis',
    above: '1000 one congdoan',
    below: '6 one congdoan',
    most: 1.1,
  },
  {
    says: 'totals, no caches: processor time per request, of 1,000 over of 63 (15.9 times the provinces)',
    field: 'gatewayCpuMillis',
    above: '1000 totals congdoan',
    below: '63 totals congdoan',
    most: 1000 / 63,
  },
  {
    says: 'totals of 63, no caches: 99th percentile with 3 hanging, over with none',
    field: 'p99Millis',
    above: '63 hanging congdoan',
    below: '63 totals congdoan',
    most: 1.5,
  },
  ...([2, 4] as const).map((gateways): Wanted => ({
    says: `dashboard mix of 63, 50 a second for each gateway: processor time per operation, of ${gateways} gateways over one`,
    field: 'gatewayCpuMillis',
    above: `63 scale-${gateways} congdoan-cached`,
    below: '63 scale-1 congdoan-cached',
    most: 1.1,
  })),
];

/** What one client waits for, beside what would be used instead. */
function besidePeers(workload: 'first' | 'cold', what: string, field: NumberField): Wanted[] {
  const ours = `63 ${workload} congdoan`;
  return [
    {
      says: `${what}, over hand-written`,
      field,
      above: ours,
      below: `63 ${workload} hand-written`,
      most: 1.5,
    },
    {
      says: `${what} of @apollo/gateway with undici, over ours`,
      field,
      above: `63 ${workload} plain-undici`,
      below: ours,
      least: 2,
    },
    {
      says: `${what} of Hive Gateway, over ours`,
      field,
      above: `63 ${workload} hive`,
      below: ours,
      least: 2,
    },
  ];
}

export function targetsOf(results: readonly CellResult[]): Target[] {
  const ratios = wanted.flatMap(({ says, field, above, below, least, most }): Target[] => {
    const got = ratio(results, field, above, below);
    if (!got) return [];
    const reached =
      (least === undefined || got.median >= least) && (most === undefined || got.median <= most);
    return [
      {
        says,
        wanted: least === undefined ? `at most ${round(most ?? 0)}` : `at least ${least}`,
        got,
        reached,
      },
    ];
  });
  return [...ratios, ...perProvince(results), ...startAndMemory(results)];
}

/** What one province of an answer that all give costs, if none of it is known. */
function perProvince(results: readonly CellResult[]): Target[] {
  const mostMillis = 0.1;
  return summarise(results)
    .filter(({ count, workload, gateway }) => {
      return count === 63 && (workload === 'totals' || workload === 'list') && gateway === 'congdoan';
    })
    .map(({ count, workload, gatewayCpuMillis: { median, least, most } }) => ({
      says: `${workload} of 63, no caches: milliseconds of processor time per province`,
      wanted: `at most ${mostMillis}`,
      got: { median: median / count, least: least / count, most: most / count },
      reached: median / count <= mostMillis,
    }));
}

/** What a gateway may hold after any load, with a thousand provinces too. */
export const mostResidentMegabytes = 350;

function startAndMemory(results: readonly CellResult[]): Target[] {
  const rows = summarise(results).filter(({ gateway }) => /^congdoan/.test(gateway));
  const of = (count: number) => rows.filter((row) => row.count === count);
  const [small] = of(6);
  const large = of(1000);
  const [first] = large;
  if (!first) return [];
  const memory = Math.max(...large.map((row) => row.residentMegabytes));
  const single = (value: number): Spread => ({ median: value, least: value, most: value });
  const start = small && first.startMillis / small.startMillis;
  return [
    ...(start
      ? [
          {
            says: 'start-up: of 1,000 provinces over of 6',
            wanted: 'at most 1.5',
            got: single(start),
            reached: start <= 1.5,
          },
        ]
      : []),
    {
      says: 'resident memory of the gateway with 1,000 provinces, after any load, MB',
      wanted: `below ${mostResidentMegabytes}`,
      got: single(memory),
      reached: memory < mostResidentMegabytes,
    },
  ];
}

export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
