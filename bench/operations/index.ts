import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parseProvincesFile } from '../../gateway/provincesFile';
import { readDataset } from '../../services/register/dataset';
import { loadCatalogue } from '../../services/shared/catalogue';
import { projectPath } from '../../services/shared/paths';
import { percentile } from '../soak/load';
import { createRandom } from '../soak/random';
import { ask, createTally, runLoad, type Tally } from './load';
import type { Program } from './process';
import {
  dashboardQuestions,
  membersQuestion,
  type Question,
  type Season,
  type SeasonAnswer,
} from './questions';
import { startStack, type Stack } from './stack';
import { importMembers, valueOf, type Known } from './writes';

/**
 * Runs all that runs in production, each in a process of its own, under the questions of a dashboard, while gateways,
 * provinces and the register are killed and started again in turn and provinces go on importing. Ends with status 1 where
 * an answer was lost or wrong, a write was lost, or the coverage is not full again at the end.
 */

const clients = 4;
const recoveryMillis = 90_000;
const betweenKillsMillis = 4_000;
const downMillis = 3_000;

const victims = ['gateway', 'province', 'register'] as const;
type Victim = (typeof victims)[number];

interface Options {
  seconds: number;
  seed: number;
  kill: Victim[];
}

interface Run {
  stack: Stack;
  members: Map<string, Known>;
  questions: Question[];
  isOver(): boolean;
}

async function main(options: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  const seasons = readSeasons();
  const provinceIds = readProvinces();
  const members: Map<string, Known> = new Map(
    seasons.flatMap(({ provinces, year }) =>
      provinces.map((id) => [id, { year, acknowledged: 0, uncertain: null, sent: new Set<number>() }]),
    ),
  );
  const startedAt = performance.now();
  const stack = await startStack(folder, provinceIds);
  let failed = true;
  try {
    print(
      `${provinceIds.length} provinces, register, 2 gateways, nginx, Redis: ready after ${seconds(startedAt)}`,
    );
    await Promise.all([...members.keys()].map((id) => writeNext(stack, members, id, 1, () => false)));
    const questions = seasons.map((season) => membersQuestion(season, members));
    const run: Run = {
      stack,
      members,
      questions: [...questions, ...dashboardQuestions()],
      isOver: overAfter(options.seconds * 1_000),
    };
    const tally = createTally();
    const progress = setInterval(() => print(progressLine(tally)), 10_000);
    const [kills, writes] = await Promise.all([
      killInTurn(run, options),
      writeOn(run, options),
      runLoad(stack, clients, run.questions, tally, run.isOver),
    ]);
    clearInterval(progress);
    const recovery = await recover(run, questions);
    const failures = report(tally, kills, writes, recovery);
    failed = failures > 0;
    return failed ? 1 : 0;
  } finally {
    await stack.stop();
    if (failed) print(`The logs are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

/** In which every province still existed at the end of the year. */
const lastYear = 2024;

/** Each cluster's latest season until then. */
function readSeasons(): Season[] {
  const seasons = readDataset(loadCatalogue()).seasons.filter((season) => season.year <= lastYear);
  const latest = new Map(seasons.sort((a, b) => a.year - b.year).map((season) => [season.cluster, season]));
  return [...latest.values()].map(({ cluster, year, provinces }) => ({ cluster, year, provinces }));
}

/** The provinces that take part in the project's own list. */
function readProvinces(): string[] {
  const file = projectPath('provinces.yml');
  return [...parseProvincesFile(readFileSync(file, 'utf8'), file, { PROVINCES_PORT: '1' }).keys()];
}

async function killInTurn({ stack, isOver }: Run, { seed, kill }: Options): Promise<number> {
  const random = createRandom(seed);
  const pick: Record<Victim, () => Program> = {
    gateway: () => random.pick(stack.gateways),
    province: () => random.pick([...stack.provinces.values()]).program,
    register: () => stack.register,
  };
  let kills = 0;
  while (!isOver()) {
    for (const victim of kill) {
      await delay(betweenKillsMillis);
      if (isOver()) break;
      const program = pick[victim]();
      await program.kill();
      kills += 1;
      await delay(downMillis);
      const startedAt = performance.now();
      await program.start();
      print(`  killed ${program.name}; ready ${seconds(startedAt)} after it was started again`);
    }
  }
  return kills;
}

/** Imports one province after the other, over and over. */
async function writeOn({ stack, members, isOver }: Run, { seed }: Options): Promise<number> {
  const random = createRandom(seed + 1);
  let step = 2;
  while (!isOver()) {
    await writeNext(stack, members, random.pick([...members.keys()]), step, isOver);
    step += 1;
    await delay(250);
  }
  return step - 2;
}

async function writeNext(
  stack: Stack,
  members: Map<string, Known>,
  province: string,
  step: number,
  isOver: () => boolean,
): Promise<void> {
  const [site, known] = [stack.provinces.get(province), members.get(province)];
  if (!site || !known) throw new Error(`There is no province "${province}"`);
  const index = [...members.keys()].indexOf(province);
  await importMembers(province, site, known, valueOf(index, step), isOver);
}

/** Milliseconds until every province is there again with the last value that was acknowledged. */
async function recover({ stack, members }: Run, questions: readonly Question[]): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const problems: string[] = [];
    for (const question of questions) {
      const body = await ask(stack, question);
      const { stale = [], missing = [] } = body.extensions?.coverage ?? {};
      if (stale.length > 0 || missing.length > 0) problems.push(JSON.stringify({ stale, missing }));
      problems.push(...question.check(body), ...lostWrites(body.data?.cluster?.season?.provinces, members));
    }
    const millis = performance.now() - startedAt;
    if (problems.length === 0) return millis;
    if (millis > recoveryMillis)
      throw new Error(`Not whole after ${recoveryMillis} ms: ${problems.join('; ')}`);
    await delay(500);
  }
}

function lostWrites(
  provinces: SeasonAnswer['provinces'] = [],
  members: ReadonlyMap<string, Known>,
): string[] {
  return provinces.flatMap(({ id, report: found }) => {
    const known = members.get(id);
    const value = found?.figures.membership.members?.value ?? null;
    if (value === known?.acknowledged || (value !== null && value === known?.uncertain)) return [];
    return [`${id} has ${value}, ${known?.acknowledged} was acknowledged last`];
  });
}

function report(tally: Tally, kills: number, writes: number, recovery: number): number {
  const { operations, lost, wrong, partial, stale, millis } = tally;
  print(`operations       ${operations}, ${partial} with gaps, ${stale} with last known figures`);
  print(`lost             ${lost.length}`);
  print(`wrong            ${wrong.length}`);
  print(`kills            ${kills}`);
  print(`imports          ${writes}, each acknowledged one found at the end`);
  print(`whole again      after ${recovery.toFixed(0)} ms`);
  print(
    `latency          p50 ${percentile(millis, 50).toFixed(0)} ms, p99 ${percentile(millis, 99).toFixed(0)} ms`,
  );
  const failures = [
    ...lost.slice(0, 10).map((reason) => `lost: ${reason}`),
    ...wrong.slice(0, 10).map((problem) => `wrong: ${problem}`),
    ...(operations === 0 ? ['no operation was answered'] : []),
    ...(kills === 0 ? ['nothing was killed'] : []),
    ...(writes === 0 ? ['nothing was imported'] : []),
  ];
  for (const failure of failures) print(`FAILED ${failure}`);
  return failures.length;
}

function progressLine({ operations, lost, wrong, partial, stale }: Tally): string {
  return `  ${operations} operations, ${lost.length} lost, ${wrong.length} wrong, ${partial} with gaps, ${stale} with last known figures`;
}

function overAfter(millis: number): () => boolean {
  const until = Date.now() + millis;
  return () => Date.now() >= until;
}

function seconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1_000).toFixed(1)} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '120' },
      seed: { type: 'string', default: '1' },
      kill: { type: 'string', default: victims.join(',') },
    },
  });
  const kill = values.kill
    .split(',')
    .filter((name): name is Victim => victims.some((known) => known === name));
  return { seconds: Number(values.seconds), seed: Number(values.seed), kill };
}

main(readOptions()).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  },
);
