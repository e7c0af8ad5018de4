import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSystem, type System } from '../caller/system';
import { killAll } from '../operations/process';
import { print } from '../print';
import { cpuMillis } from '../process';
import { fitLine, residualOf, type Line, type Point } from './fit';
import { measuredOperations, type Measured } from './operations';

/**
 * Holds the price list of operations against the processor time that the gateway takes for them, by the kernel's count. Nothing
 * is kept between operations, so that each is worked for in full. Ends with status 1 if one takes more than twice what its price says.
 */

const warmingProcessorMillis = 300;
const enoughProcessorMillis = 250;
const longestMillis = 3_000;
const leastRuns = 5;
const mostResidual = 2;
/** Operations that were never planned, of so many aliases each. */
const plannedTexts = 40;
const plannedAliases = 30;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const chosen = measuredOperations().filter(
    ({ name }) => values.only === undefined || name.includes(values.only),
  );
  const folder = mkdtempSync(join(tmpdir(), 'cost-'));
  process.once('exit', killAll);
  const system = await startSystem(folder, {
    words: ['--open-to-this-machine'],
    environment: {
      CACHE_MAX_BYTES: '0',
      OPERATION_DEADLINE_MILLIS: '30000',
      REQUESTS_PER_ADDRESS: '1000000',
    },
  });
  try {
    const points: Point[] = [];
    for (const each of chosen) points.push(await measure(system, each));
    const line = fitLine(points);
    const dear = table(points, line);
    const planning = await measurePlanning(system, line);
    return dear || planning ? 1 : 0;
  } finally {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cost that the gateway tells, without planning, and the processor time of one run of many. */
async function measure(system: System, { name, query, variables }: Measured): Promise<Point> {
  const body = JSON.stringify({ query, variables });
  await ask(system, body);
  const cost = await ask(system, body);
  // Compiled and warm, as under a load.
  await repeat(system, body, warmingProcessorMillis);
  return { name, cost, millis: await repeat(system, body, enoughProcessorMillis) };
}

/** Until it took that much processor time; of one run, milliseconds. */
async function repeat(system: System, body: string, processorMillis: number): Promise<number> {
  const before = cpuMillis(system.pid);
  const until = performance.now() + longestMillis;
  let runs = 0;
  let spent = 0;
  while (runs < leastRuns || (spent < processorMillis && performance.now() < until)) {
    for (let run = 0; run < leastRuns; run += 1) await ask(system, body);
    runs += leastRuns;
    spent = cpuMillis(system.pid) - before;
  }
  return spent / runs;
}

async function ask(system: System, body: string): Promise<number> {
  const response = await fetch(`${system.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { errors, extensions } = (await response.json()) as {
    errors?: { message: string }[];
    extensions?: { cost?: { total: number } };
  };
  const total = extensions?.cost?.total;
  if (total === undefined) throw new Error(`${errors?.[0]?.message ?? 'No cost'}: ${body.slice(0, 200)}`);
  return total;
}

/** As docs/cost.md has it. @returns whether one takes too much */
function table(points: readonly Point[], line: Line): boolean {
  print(
    `${(1_000 * line.perCost).toFixed(2)} ms for 1,000 of cost, and ${line.base.toFixed(2)} ms for each request`,
  );
  print('| operation | cost | ms | residual |');
  print('| --- | ---: | ---: | ---: |');
  const rows = points.map((point) => ({ ...point, residual: residualOf(point, line) }));
  rows.sort((a, b) => b.residual - a.residual);
  for (const { name, cost, millis, residual } of rows) {
    print(`| ${name} | ${cost.toLocaleString('en')} | ${millis.toFixed(1)} | ${residual.toFixed(2)} |`);
  }
  const dear = rows.filter(({ residual }) => residual > mostResidual);
  print(
    `${rows.length} operations, ${dear.length} take more than ${mostResidual} times what their price says`,
  );
  return dear.length > 0;
}

/** @returns whether planning takes too much for its price */
async function measurePlanning(system: System, line: Line): Promise<boolean> {
  const textOf = (number: number) => {
    const reports = Array.from(
      { length: plannedAliases },
      (_, index) => `a${number}x${index}: report(year: ${1996 + index}) { year }`,
    );
    return `{ province(id: "cao-bang") { ${reports.join(' ')} } }`;
  };
  const again = await measure(system, { name: 'planned', query: textOf(0) });
  const before = cpuMillis(system.pid);
  let cost = 0;
  for (let text = 1; text <= plannedTexts; text += 1) {
    cost += await ask(system, JSON.stringify({ query: textOf(text) }));
  }
  const millis = (cpuMillis(system.pid) - before) / plannedTexts - again.millis;
  const planning = cost / plannedTexts - again.cost;
  const residual = millis / (planning * line.perCost);
  print(`planning: ${planning.toFixed(0)} of cost, ${millis.toFixed(1)} ms, residual ${residual.toFixed(2)}`);
  return residual > mostResidual;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
