import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCountry } from './countryProcesses';
import { readOptions } from './options';
import { isRepeated, paceOf, plannedSeconds } from './pace';
import { plannedCells } from './plan';
import { drawCharts, rowTable, targetTable, writeReport } from './report';
import { installPeer } from './installPeer';
import { print } from './print';
import { runCell, type CellResult } from './runCell';
import { keyOf, summarise } from './summary';
import { targetsOf } from './targets';

/**
 * Measures the gateway and what one would use instead, one process per role, all on this machine. Every result is written
 * as soon as it is there; a run that was cut off goes on with `--resume`. Ends with status 1 if an answer was wrong.
 */

const options = readOptions(process.argv.slice(2));
const { quick, only, provinces: chosen, repeats, out } = options;
const cells = plannedCells({ counts: chosen, workloads: only, quick });
const resultsFile = join(out, 'results.jsonl');

async function main(): Promise<void> {
  mkdirSync(out, { recursive: true });
  const results = options.resume ? readResults() : [];
  if (!options.resume) writeFileSync(resultsFile, '');
  if (cells.some(({ gateway }) => /^hive/.test(gateway))) installPeer('hive');
  const minutes = plannedSeconds(cells, repeats, quick) / 60;
  say(`${cells.length} cells, ${repeats} times each: ${minutes.toFixed(1)} minutes, and what starts take`);
  for (const count of chosen) await measureCountry(count, results);
  finish(results);
}

async function measureCountry(count: number, results: CellResult[]): Promise<void> {
  const wanted = Array.from({ length: repeats }, (_, repeat) =>
    cells
      .filter((cell) => cell.count === count && isRepeated(cell, repeat))
      .map((cell) => ({ cell, repeat })),
  ).flat();
  const done = new Set(results.map((result) => `${keyOf(result)} ${result.repeat}`));
  const left = wanted.filter(({ cell, repeat }) => !done.has(`${keyOf(cell)} ${repeat}`));
  if (left.length === 0) return;
  say(`${count} provinces: starting`);
  const country = await startCountry(count);
  try {
    for (const [index, { cell, repeat }] of left.entries()) {
      const result = await runCell(country, cell, repeat, paceOf(cell, repeat, quick));
      if (!result) continue;
      results.push(result);
      appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
      say(progressLine(result, index + 1, left.length));
    }
  } finally {
    await country.stop();
  }
}

function progressLine(result: CellResult, number: number, of: number): string {
  const { requestsPerSecond, p99Millis, gatewayCpuMillis, problems } = result;
  const wrong = problems.length > 0 ? `  WRONG: ${problems[0]}` : '';
  return `${number}/${of} ${keyOf(result).padEnd(34)}${requestsPerSecond.toFixed(1).padStart(9)} requests/s, p99 ${p99Millis.toFixed(0)} ms, CPU ${gatewayCpuMillis.toFixed(2)} ms${wrong}`;
}

function finish(results: readonly CellResult[]): void {
  const targets = targetsOf(results);
  if (options.json) print(JSON.stringify({ rows: summarise(results), targets }, null, 2));
  else print([rowTable(summarise(results)), targetTable(targets)].join('\n\n'));
  const command = ['npm run bench --', ...process.argv.slice(2)].join(' ').replace(/ --$/, '');
  writeFileSync(join(out, 'README.md'), writeReport(results, command));
  for (const [file, svg] of drawCharts(results)) writeFileSync(join(out, file), svg);
  say(`Written to ${out}`);
  if (results.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

function readResults(): CellResult[] {
  if (!existsSync(resultsFile)) return [];
  const lines = readFileSync(resultsFile, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as CellResult);
}

/** Progress, apart from what is the result. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
