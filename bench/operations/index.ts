import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { readDatasetRows } from '../../services/register/import/dataset';
import { loadCatalogue } from '../../platform/loadCatalogue';
import { projectPath } from '../../platform/paths';
import { dashboardQuestions } from './dashboard';
import { runMix, valueOf, victims, type MixOptions, type Run, type Victim } from './mix';
import { print, seconds } from '../print';
import { killAll } from './process';
import { membersQuestion, yearsQuestion, type Season } from './questions';
import { checkReplicas } from './replicas';
import { startStack, type Stack } from './stack';
import { importAwards, importMembers, nothingKnown, type Known } from './writes';

/**
 * Runs all that runs in production, each in a process of its own. First what two gateways promise that share one Redis
 * is checked one by one. Then gateways, provinces and the register are killed and started again in turn, while provinces
 * go on importing, under the questions of a dashboard. Ends with status 1 if a promise was broken, an answer was lost
 * or wrong, a write was lost, or the coverage is not full again at the end; nothing that it has started outlives it.
 */

interface Options extends MixOptions {
  /** Only the provinces of these clusters; all if there are none. */
  clusters: readonly string[];
}

/** What start, checks and recovery may take beside the mix, on a machine that has other things to do too. */
const mostOtherSeconds = 420;

async function main(options: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'operations-'));
  endInTime(options.seconds + mostOtherSeconds, folder);
  const seasons = readSeasons(options.clusters);
  const provinceIds = readProvinces(options, seasons);
  const startedAt = performance.now();
  const stack = await startStack(folder, provinceIds);
  let failures = ['cut off'];
  try {
    print(
      `${provinceIds.length} provinces, register, 2 gateways, nginx, Redis: ready after ${seconds(startedAt)}`,
    );
    failures = await runAll(stack, seasons, options);
    for (const failure of failures) print(`FAILED ${failure}`);
  } finally {
    await stack.stop();
    if (failures.length > 0) print(`The logs are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  print(`${failures.length === 0 ? 'passed' : 'failed'} after ${seconds(startedAt)}`);
  return failures.length === 0 ? 0 : 1;
}

async function runAll(stack: Stack, seasons: readonly Season[], options: Options): Promise<string[]> {
  const members: Map<string, Known> = new Map(
    seasons.flatMap(({ provinces, year }) => provinces.map((id) => [id, nothingKnown(year)])),
  );
  const failures = await checkReplicas(stack, members);
  const ids = [...members.keys()];
  const importAll = async (step: (index: number) => number) => {
    for (const [index, [id, known]] of [...members].entries()) {
      const site = stack.provinces.get(id);
      if (site) await importMembers(id, site, known, valueOf(index, step(index)));
    }
  };
  for (const [index, [id, known]] of [...members].entries()) {
    const site = stack.provinces.get(id);
    if (site) await importAwards(id, site, known, 7 + index);
  }
  await importAll(() => 12);
  // Each by another amount, so that nothing that depends on them stays as it is.
  const { questions, fixed } = await dashboardQuestions(stack.origin, () =>
    importAll((index) => 13 + ids.length - index),
  );
  print(`  ${questions.length} saved operations, ${fixed} figures of which stay as they are`);
  if (fixed === 0) failures.push('no figure of the saved operations stays as it is');
  const membersQuestions = [membersQuestion, yearsQuestion].flatMap((create) =>
    seasons.map((season) => create(season, members, stack.keys.analyst)),
  );
  const run: Run = {
    stack,
    seasons,
    members,
    membersQuestions,
    questions: [...membersQuestions, ...questions],
  };
  return [...failures, ...(await runMix(run, options))];
}

/** Ends everything, even if something hangs, or this process is told to end. */
function endInTime(mostSeconds: number, folder: string): void {
  const end = (why: string) => {
    print(`FAILED ${why}; the logs are in ${folder}`);
    process.exit(1);
  };
  process.once('exit', killAll);
  process.once('SIGINT', () => end('Interrupted'));
  process.once('SIGTERM', () => end('Told to end'));
  setTimeout(() => end(`Not over after ${mostSeconds} s`), mostSeconds * 1_000).unref();
}

/** In which every province still existed at the end of the year. */
const lastYear = 2024;

/** Each cluster's latest season until then. */
function readSeasons(clusters: readonly string[]): Season[] {
  const seasons = readDatasetRows(loadCatalogue()).seasons.filter(
    ({ year, cluster }) => year <= lastYear && (clusters.length === 0 || clusters.includes(cluster)),
  );
  const latest = new Map(seasons.sort((a, b) => a.year - b.year).map((season) => [season.cluster, season]));
  return [...latest.values()].map(({ cluster, year, provinces }) => ({ cluster, year, provinces }));
}

/** The provinces that take part in the project's own list. */
function readProvinces({ clusters }: Options, seasons: readonly Season[]): string[] {
  const file = projectPath('provinces.yml');
  const all = [...parseProvincesFile(readFileSync(file, 'utf8'), file, { PROVINCES_PORT: '1' }).keys()];
  const wanted = new Set(seasons.flatMap(({ provinces }) => provinces));
  return clusters.length === 0 ? all : all.filter((id) => wanted.has(id));
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '120' },
      seed: { type: 'string', default: '1' },
      kill: { type: 'string', default: victims.join(',') },
      clusters: { type: 'string', default: '' },
    },
  });
  const kill = values.kill
    .split(',')
    .filter((name): name is Victim => victims.some((known) => known === name));
  const clusters = values.clusters.split(',').filter((name) => name !== '');
  return { seconds: Number(values.seconds), seed: Number(values.seed), kill, clusters };
}

main(readOptions()).then(
  (status) => process.exit(status),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
