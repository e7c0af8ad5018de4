import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSystem, type System } from '../caller/system';
import { killAll } from '../operations/process';
import { print } from '../print';
import { fineCpuMillis } from '../process';
import { fitLine, type Point } from './fit';
import { measuredOperations, type Measured } from './operations';
import { tellPrices, writePrices } from './told';

/**
 * Holds the price list of operations against the processor time that the gateway takes for them, by the kernel's count. Nothing
 * is kept between operations, so that each is worked for in full. Ends with status 1 if one takes much more or less than its price
 * says. With `--write` docs/cost.md has what was measured.
 */

const warming = { leastRuns: 10, processorMillis: 200, longestMillis: 2_000 };
/** Each of its rounds, whose median counts. */
const measuring = { leastRuns: 3, processorMillis: 15, longestMillis: 1_000 };
const rounds = 7;
/** Operations that were never planned, of so many aliases each. */
const plannedTexts = 40;
const plannedAliases = 30;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const only = values.only?.split(',') ?? [''];
  const chosen = measuredOperations().filter(({ name }) => only.some((part) => name.includes(part)));
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
    const planning = await measurePlanning(system);
    const told = tellPrices(points, planning, line);
    print(told.text);
    if (values.write) writePrices(told.text);
    const { unlike } = told;
    print(
      `${points.length} operations, ${unlike.length} out of bounds${unlike.map((name) => `, ${name}`).join('')}`,
    );
    return unlike.length > 0 ? 1 : 0;
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
  await repeat(system, body, warming);
  const millis: number[] = [];
  for (let round = 0; round < rounds; round += 1) millis.push(await repeat(system, body, measuring));
  return { name, cost, millis: millis.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0 };
}

/** Until it took that much processor time; of one run, milliseconds. */
async function repeat(
  system: System,
  body: string,
  { leastRuns, processorMillis, longestMillis }: typeof warming,
): Promise<number> {
  const before = fineCpuMillis(system.pid);
  const until = performance.now() + longestMillis;
  let runs = 0;
  let spent = 0;
  while (runs < leastRuns || (spent < processorMillis && performance.now() < until)) {
    await ask(system, body);
    runs += 1;
    spent = fineCpuMillis(system.pid) - before;
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

/** What planning a text costs and takes, beside what the operation does. */
async function measurePlanning(system: System): Promise<Point> {
  const textOf = (number: number) => {
    const reports = Array.from(
      { length: plannedAliases },
      (_, index) => `a${number}x${index}: report(year: ${1996 + index}) { year }`,
    );
    return `{ province(id: "cao-bang") { ${reports.join(' ')} } }`;
  };
  const again = await measure(system, { name: 'planned', query: textOf(0) });
  const before = fineCpuMillis(system.pid);
  let cost = 0;
  for (let text = 1; text <= plannedTexts; text += 1) {
    cost += await ask(system, JSON.stringify({ query: textOf(text) }));
  }
  const millis = (fineCpuMillis(system.pid) - before) / plannedTexts - again.millis;
  return { name: 'planning', cost: cost / plannedTexts - again.cost, millis };
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
