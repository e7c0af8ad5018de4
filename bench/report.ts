import { cpus, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { projectPath } from '../platform/paths';
import { barChart, type Bar } from './chart';
import { gateways } from './gateways';
import type { CellResult } from './runCell';
import { isScale, scales } from './scale';
import { summarise, type Row, type Spread } from './summary';
import { round, targetsOf, type Target } from './targets';

/** What a run has measured, as a Markdown text. */
export function writeReport(results: readonly CellResult[], command: string): string {
  const problems = [...new Set(results.flatMap((result) => result.problems))];
  return [
    '# Kết quả đo / Measurements',
    `\`${command}\``,
    environment(),
    '## Mục tiêu / Targets',
    targetTable(targetsOf(results)),
    '## Từng phép đo / Every cell',
    'Median of the repeats, with the least and the most. "CPU" is processor time per request: of the gateway, and of the process of all provinces.',
    rowTable(summarise(results)),
    ...(problems.length > 0 ? ['## Sai / Wrong', ...problems.map((problem) => `- ${problem}`)] : []),
    '',
  ].join('\n\n');
}

function environment(): string {
  const versions = ['@apollo/gateway', '@apollo/server', 'fastify', 'graphql', 'undici', 'autocannon'].map(
    (name) => `${name} ${versionOf(['node_modules', name])}`,
  );
  const hive = versionOf(['bench', 'peers', 'hive', 'node_modules', '@graphql-hive', 'gateway']);
  const [processor] = cpus();
  return [
    `Node.js ${process.versions.node}, ${versions.join(', ')}, @graphql-hive/gateway ${hive}`,
    `Linux ${release()}, ${cpus().length} × ${processor?.model ?? 'unknown'}, ${round(totalmem() / 2 ** 30)} GiB`,
  ].join('  \n');
}

function versionOf(path: readonly string[]): string {
  try {
    const text = readFileSync(projectPath(...path, 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return 'not installed';
  }
}

export function targetTable(targets: readonly Target[]): string {
  return markdownTable(
    ['Target', 'Wanted', 'Got', ''],
    targets.map(({ says, wanted, got, reached }) => [
      says,
      wanted,
      range(got),
      reached ? 'reached' : 'not reached',
    ]),
  );
}

export function rowTable(rows: readonly Row[]): string {
  return markdownTable(
    [
      'Provinces',
      'Workload',
      'Gateway',
      'Requests/s',
      'p50 ms',
      'p99 ms',
      'CPU ms',
      'Provinces CPU ms',
      'MB',
    ],
    rows.map((row) => [
      String(row.count),
      row.workload,
      gateways[row.gateway].label,
      range(row.requestsPerSecond),
      round(row.p50Millis.median),
      range(row.p99Millis),
      range(row.gatewayCpuMillis),
      round(row.provincesCpuMillis.median),
      round(row.residentMegabytes),
    ]),
  );
}

/** Such as `3.1 (2.9 to 4.0)`. */
export function range({ median, least, most }: Spread): string {
  return least === most ? round(median) : `${round(median)} (${round(least)} to ${round(most)})`;
}

function markdownTable(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function scaleLabel(workload: string): string {
  if (!isScale(workload)) return workload;
  const { gateways: number, requestsPerSecond } = scales[workload];
  return `${workload}: ${number} ${number === 1 ? 'gateway' : 'gateways'}, ${round(requestsPerSecond)}/s`;
}

/** By file name. */
export function drawCharts(results: readonly CellResult[]): ReadonlyMap<string, string> {
  const rows = summarise(results);
  const bars = (workload: string, count: number, value: (row: Row) => number): Bar[] =>
    rows
      .filter((row) => row.workload === workload && row.count === count)
      .map((row) => ({
        label: gateways[row.gateway].label,
        value: value(row),
        ours: /^congdoan/.test(row.gateway),
      }));
  const growth = (workload: string): Bar[] =>
    rows
      .filter(
        (row) => row.workload === workload && row.gateway !== 'hand-written' && /^congdoan/.test(row.gateway),
      )
      .map((row) => ({
        label: `${row.count}: ${gateways[row.gateway].label}`,
        value: row.gatewayCpuMillis.median,
        ours: row.gateway === 'congdoan-cached',
      }));
  const perSecond = (row: Row) => row.requestsPerSecond.median;
  const scale = rows
    .filter((row) => isScale(row.workload))
    .map((row) => ({ label: scaleLabel(row.workload), value: row.gatewayCpuMillis.median, ours: true }));
  const charts: [string, string, Bar[]][] = [
    [
      'first-63.svg',
      'The first list of 63 provinces, one client, ms',
      bars('first', 63, (row) => row.p50Millis.median),
    ],
    [
      'cold-63.svg',
      'Lists of 63 provinces that were never asked before, one client, median ms',
      bars('cold', 63, (row) => row.p50Millis.median),
    ],
    ['scale.svg', 'Dashboard mix by number of gateways, CPU ms per operation', scale],
    ['list-63.svg', 'Reports of 63 provinces, requests per second', bars('list', 63, perSecond)],
    ['totals-63.svg', 'National totals of 63 provinces, requests per second', bars('totals', 63, perSecond)],
    ['one-63.svg', 'One province of 63, requests per second', bars('one', 63, perSecond)],
    ['growth-totals.svg', 'National totals by number of provinces, CPU ms per request', growth('totals')],
    ['growth-one.svg', 'One province by number of provinces, CPU ms per request', growth('one')],
  ];
  return new Map(
    charts.flatMap(([file, title, drawn]) =>
      drawn.length === 0 ? [] : [[file, barChart(title, drawn)] as const],
    ),
  );
}
