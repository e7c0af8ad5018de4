import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../platform/testing/random';
import { ask, queryOf } from './asking';
import { createTally, runLoad, type Question, type Tally } from './load';
import { print, seconds } from '../print';
import type { Program } from './process';
import type { Season } from './questions';
import type { Stack } from './stack';
import { acknowledgedUntil, importMembers, type Known } from './writes';

/** What runs, what is known of it, and how it is asked. */
export interface Run {
  stack: Stack;
  seasons: readonly Season[];
  members: ReadonlyMap<string, Known>;
  membersQuestions: readonly Question[];
  questions: readonly Question[];
}

export const victims = ['gateway', 'province', 'register'] as const;
export type Victim = (typeof victims)[number];

export interface MixOptions {
  seconds: number;
  seed: number;
  kill: readonly Victim[];
}

const clients = 4;
const recoveryMillis = 90_000;
const betweenKillsMillis = 4_000;
const downMillis = 3_000;
const betweenImportsMillis = 250;
/** Values of the mix are greater than all that was reported before it. */
const firstStep = 100;

/** Kills parts in turn under load and imports. @returns what went wrong; empty if nothing did */
export async function runMix(run: Run, options: MixOptions): Promise<string[]> {
  const { stack, questions } = run;
  const tally = createTally();
  const end = createEnd(options.seconds * 1_000);
  const progress = setInterval(() => print(progressLine(tally)), 10_000);
  const works = [
    killInTurn(run, options, end.isOver),
    writeOn(run, options, end.isOver),
    runLoad(stack.origin, clients, questions, tally, end.isOver),
  ] as const;
  // If one of them fails the others end too, and everything is told.
  for (const work of works) work.catch(end.now);
  const [kills, writes] = await Promise.allSettled(works).finally(() => clearInterval(progress));
  const problems = [kills, writes].flatMap((work) =>
    work.status === 'rejected' ? [String(work.reason)] : [],
  );
  const recovery = problems.length === 0 ? await recover(run) : { millis: 0, problems: [] };
  report(tally, run, kills, writes, recovery.millis);
  return [...problems, ...recovery.problems, ...failuresOf(tally, run, options, kills)];
}

async function killInTurn(
  { stack }: Run,
  { seed, kill }: MixOptions,
  isOver: () => boolean,
): Promise<string[]> {
  const random = createRandom(seed);
  const pick: Record<Victim, () => Program> = {
    gateway: () => random.pick(stack.gateways).program,
    province: () => random.pick([...stack.provinces.values()]).program,
    register: () => stack.register,
  };
  const killed: string[] = [];
  while (!isOver()) {
    for (const victim of kill) {
      await delay(betweenKillsMillis);
      if (isOver()) break;
      const program = pick[victim]();
      await program.kill();
      killed.push(victim);
      await delay(downMillis);
      const startedAt = performance.now();
      await program.start();
      print(`  killed ${program.name}; ready ${seconds(startedAt)} after it was started again`);
    }
  }
  stack.assertRunning();
  return killed;
}

/** Values that end in the province's own number, so that one of another province is told apart. */
export function valueOf(index: number, step: number): number {
  return step * 100 + index;
}

/** Imports one province after the other, over and over. */
async function writeOn(
  { stack, members }: Run,
  { seed }: MixOptions,
  isOver: () => boolean,
): Promise<number> {
  const random = createRandom(seed + 1);
  const ids = [...members.keys()];
  let writes = 0;
  for (let step = firstStep; !isOver(); step += 1) {
    const id = random.pick(ids);
    const [site, known] = [stack.provinces.get(id), members.get(id)];
    if (!site || !known) throw new Error(`There is no province "${id}"`);
    await importMembers(id, site, known, valueOf(ids.indexOf(id), step), isOver);
    writes += 1;
    await delay(betweenImportsMillis);
  }
  return writes;
}

/** Milliseconds until every province is there again with every write that was acknowledged; or what is not. */
async function recover(run: Run): Promise<{ millis: number; problems: string[] }> {
  const startedAt = performance.now();
  for (;;) {
    const problems = await problemsNow(run).catch((error: unknown) => [String(error)]);
    const millis = performance.now() - startedAt;
    if (problems.length === 0) return { millis, problems };
    if (millis > recoveryMillis)
      return { millis, problems: problems.map((problem) => `not whole again: ${problem}`) };
    await delay(500);
  }
}

async function problemsNow({ stack, members, membersQuestions }: Run): Promise<string[]> {
  stack.assertRunning();
  const problems: string[] = [];
  for (const { asked, check } of membersQuestions) {
    const body = await ask(stack.origin, asked());
    const { stale = [], missing = [] } = body.extensions?.coverage ?? {};
    if (stale.length > 0 || missing.length > 0) problems.push(JSON.stringify({ stale, missing }));
    problems.push(...check(body, Date.now()));
  }
  for (const [id, known] of members) problems.push(...(await lostWrites(stack, id, known)));
  return problems;
}

const historyQuery = `query History($id: ID!, $year: Int!) {
  province(id: $id) {
    report(year: $year) { figures { membership { members { value } } } }
    revisions(first: 500) { totalCount edges { node { sha256 } } }
  }
}`;

interface History {
  province: {
    report: { figures: { membership: { members: { value: number } | null } } } | null;
    revisions: { totalCount: number; edges: { node: { sha256: string | null } }[] };
  };
}

/** By the province's own history of its data, in which every import stands, and by what it reports last. */
async function lostWrites(stack: Stack, id: string, known: Known): Promise<string[]> {
  const asked = queryOf(historyQuery, { id, year: known.year }, stack.keys.provinceOf(id));
  const { data, errors } = await ask<History>(stack.origin, asked);
  if (!data || errors) return [`${id} shows no history: ${JSON.stringify(errors)}`];
  const { report: found, revisions } = data.province;
  const kept = new Set(revisions.edges.map(({ node }) => node.sha256));
  const gone = [...known.files].filter((sha256) => !kept.has(sha256));
  const value = found?.figures.membership.members?.value ?? null;
  const last = acknowledgedUntil(known, Date.now());
  const isLast = value === last || (value !== null && value === known.uncertain);
  return [
    ...(gone.length > 0
      ? [`${id} has lost ${gone.length} of ${known.files.size} imports that it acknowledged`]
      : []),
    ...(isLast ? [] : [`${id} has ${value}, ${last} was acknowledged last`]),
  ];
}

type Settled<Result> = PromiseSettledResult<Result>;

function report(
  { operations, lost, wrong, partial, stale, millis }: Tally,
  { members }: Run,
  kills: Settled<string[]>,
  writes: Settled<number>,
  recovery: number,
): void {
  const acknowledged = [...members.values()].reduce((sum, { files }) => sum + files.size, 0);
  print(`operations       ${operations}, ${partial} with gaps, ${stale} with last known figures`);
  print(`lost             ${lost.length}`);
  print(`wrong            ${wrong.length}`);
  print(`kills            ${kills.status === 'fulfilled' ? kills.value.length : 'cut off'}`);
  print(
    `imports          ${writes.status === 'fulfilled' ? writes.value : 'cut off'}; ${acknowledged} acknowledged with those before`,
  );
  print(`whole again      after ${recovery.toFixed(0)} ms`);
  print(`latency          p50 ${percentile(millis, 50)} ms, p99 ${percentile(millis, 99)} ms`);
}

function failuresOf(
  { operations, lost, wrong, partial }: Tally,
  { questions, members }: Run,
  { kill }: MixOptions,
  kills: Settled<string[]>,
): string[] {
  const spared = kill.filter((victim) => kills.status === 'fulfilled' && !kills.value.includes(victim));
  // A coverage that never fell cannot have come back.
  const isCovered = kill.includes('province') && partial === 0;
  const writes = [...members.values()].some(({ acknowledged }) => acknowledged.length > 1);
  return [
    ...lost.slice(0, 10).map((reason) => `lost: ${reason}`),
    ...wrong.slice(0, 10).map((problem) => `wrong: ${problem}`),
    ...(operations < questions.length ? ['not every question was asked'] : []),
    ...spared.map((victim) => `no ${victim} was killed`),
    ...(isCovered ? ['no answer said that a province was missing while it was killed'] : []),
    ...(writes ? [] : ['nothing was imported']),
  ];
}

function percentile(millis: readonly number[], share: number): string {
  const sorted = [...millis].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0).toFixed(0);
}

function progressLine({ operations, lost, wrong, partial, stale }: Tally): string {
  return `  ${operations} operations, ${lost.length} lost, ${wrong.length} wrong, ${partial} with gaps, ${stale} with last known figures`;
}

function createEnd(millis: number): { isOver(): boolean; now(): void } {
  let until = Date.now() + millis;
  return { isOver: () => Date.now() >= until, now: () => (until = 0) };
}
