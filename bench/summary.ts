import type { CellResult } from './runCell';

export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** All repeats of one cell. */
export interface Row {
  count: number;
  workload: CellResult['workload'];
  gateway: CellResult['gateway'];
  requestsPerSecond: Spread;
  p50Millis: Spread;
  p99Millis: Spread;
  gatewayCpuMillis: Spread;
  provincesCpuMillis: Spread;
  residentMegabytes: number;
  startMillis: number;
}

export function summarise(results: readonly CellResult[]): Row[] {
  const groups = new Map<string, CellResult[]>();
  for (const result of results.filter(({ requests }) => requests > 0)) {
    const key = keyOf(result);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].flatMap((repeats) => {
    const [first] = repeats;
    if (!first) return [];
    const spread = (field: NumberField) => spreadOf(repeats.map((repeat) => repeat[field]));
    return [
      {
        count: first.count,
        workload: first.workload,
        gateway: first.gateway,
        requestsPerSecond: spread('requestsPerSecond'),
        p50Millis: spread('p50Millis'),
        p99Millis: spread('p99Millis'),
        gatewayCpuMillis: spread('gatewayCpuMillis'),
        provincesCpuMillis: spread('provincesCpuMillis'),
        residentMegabytes: spread('residentMegabytes').most,
        startMillis: first.startMillis,
      },
    ];
  });
}

export type NumberField =
  | 'requestsPerSecond'
  | 'p50Millis'
  | 'p99Millis'
  | 'gatewayCpuMillis'
  | 'provincesCpuMillis'
  | 'residentMegabytes';

export function keyOf({
  count,
  workload,
  gateway,
}: Pick<CellResult, 'count' | 'workload' | 'gateway'>): string {
  return `${count} ${workload} ${gateway}`;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (index: number) => sorted[index] ?? 0;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** What so many percent of the values are at the most. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** The quotients of two cells, each of the same repeat; null if one of them was not run. */
export function ratio(
  results: readonly CellResult[],
  field: NumberField,
  above: string,
  below: string,
): Spread | null {
  const valueOf = (key: string, repeat: number) =>
    results.find((result) => keyOf(result) === key && result.repeat === repeat && result.requests > 0)?.[
      field
    ];
  const quotients = [...new Set(results.map(({ repeat }) => repeat))].flatMap((repeat) => {
    const [over, under] = [valueOf(above, repeat), valueOf(below, repeat)];
    return over === undefined || !under ? [] : [over / under];
  });
  return quotients.length === 0 ? null : spreadOf(quotients);
}
