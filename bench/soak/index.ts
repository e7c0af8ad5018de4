import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { members, startRegister, startSites, writeProvincesFile } from './country';
import { bringFaults } from './faults';
import type { Usage } from './gateway';
import { startGatewayProcess, type GatewayProcess } from './gatewayProcess';
import { createTally, percentile, recovered, runLoad, type Tally } from './load';
import { print } from '../print';
import { readSoakOptions } from './options';
import { createRandom } from '../../platform/testing/random';

/**
 * Runs a gateway for a while with services that fail in all the ways that the tests know, one or several at a time, and
 * holds every answer against what the provinces are known to have. Ends with status 1 if an answer was wrong, or the
 * gateway has not given back what it used.
 */

const operationDeadlineMillis = 1_000;
const clients = 6;
const warmUpMillis = 5_000;
/** Idle connections are closed after 4 s. */
const idleMillis = 8_000;
const recoveryMillis = 5_000;
/** What code that has only been compiled in the meantime, and caches that have filled, may take. */
const heapToleranceMegabytes = 25;

async function main(): Promise<number> {
  const { seconds, seed } = readSoakOptions(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const register = await startRegister();
  const all = await startSites();
  let gateway: GatewayProcess | null = null;
  try {
    const provincesFile = join(folder, 'provinces.yml');
    writeProvincesFile(provincesFile, all);
    gateway = await startGatewayProcess({
      registerUrl: `${register.origin}/graphql`,
      signingKey: { value: createKeyPair().privateKey },
      provincesFile,
      variables: {},
      stateFolder: join(folder, 'state'),
      watchMillis: 100,
      address: { host: '127.0.0.1', port: 0, variable: 'none' },
      operationDeadlineMillis,
    });
    print(
      `${members.size} provinces at ${all.length} endpoints, ${clients} clients, seed ${seed}, ${seconds} s`,
    );
    await runLoad(gateway.origin, clients, createTally(), overAfter(warmUpMillis));
    const begin = await restingUsage(gateway);

    const tally = createTally();
    const isOver = overAfter(seconds * 1000);
    const progress = setInterval(() => print(progressLine(tally)), 10_000);
    const [faults] = await Promise.all([
      bringFaults({ all, provincesFile, random: createRandom(seed), isOver }),
      runLoad(gateway.origin, clients, tally, isOver),
    ]);
    clearInterval(progress);
    const recovery = await recovered(gateway.origin, recoveryMillis);
    const end = await restingUsage(gateway);
    const stopping = await gateway.stop();

    print(`faults injected           ${faults}`);
    print(`whole again after         ${recovery.toFixed(0)} ms`);
    print(`stopped in                ${stopping.toFixed(0)} ms`);
    return report(tally, begin, end);
  } finally {
    gateway?.kill();
    await Promise.all([register.stop(), ...all.map(({ service }) => service.stop())]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function overAfter(millis: number): () => boolean {
  const until = Date.now() + millis;
  return () => Date.now() >= until;
}

async function restingUsage(gateway: GatewayProcess): Promise<Usage> {
  await delay(idleMillis);
  return gateway.usage();
}

function progressLine({ operations, wrong, partial, stale, millis }: Tally): string {
  const latest = millis.slice(-1_000);
  const p50 = percentile(latest, 50).toFixed(0);
  return `  ${operations} operations, ${partial} with gaps, ${stale} with last known figures, ${wrong} wrong, p50 ${p50} ms`;
}

/** The exit status. */
function report(
  { operations, wrong, problems, partial, stale, millis }: Tally,
  begin: Usage,
  end: Usage,
): number {
  const beyond = millis.filter((value) => value > operationDeadlineMillis + 100).length;
  print(`operations                ${operations}, ${partial} with gaps, ${stale} with last known figures`);
  print(`wrong answers             ${wrong}`);
  print(
    `latency                   p50 ${percentile(millis, 50).toFixed(0)} ms, p99 ${percentile(millis, 99).toFixed(0)} ms`,
  );
  print(`beyond deadline + 100 ms  ${beyond}`);
  print(
    `heap                      ${begin.heapMegabytes.toFixed(1)} MB, then ${end.heapMegabytes.toFixed(1)} MB`,
  );
  print(
    `resident memory           ${begin.residentMegabytes.toFixed(0)} MB, then ${end.residentMegabytes.toFixed(0)} MB`,
  );
  print(`open sockets              ${begin.sockets}, then ${end.sockets}`);
  print(`timers                    ${begin.timers}, then ${end.timers}`);
  const failures = [
    ...problems.map((problem) => `wrong answer: ${problem}`),
    ...(operations === 0 ? ['no operation was answered'] : []),
    ...(end.heapMegabytes > begin.heapMegabytes + heapToleranceMegabytes
      ? ['memory was not given back']
      : []),
    ...(end.sockets > begin.sockets ? ['sockets were left open'] : []),
    ...(end.timers > begin.timers ? ['timers were left running'] : []),
  ];
  failures.forEach((failure) => print(`FAILED ${failure}`));
  return failures.length > 0 ? 1 : 0;
}

process.on('unhandledRejection', (error) => {
  print(`FAILED unhandled rejection: ${String(error)}`);
  process.exitCode = 1;
});
main().then(
  (status) => {
    process.exitCode ??= status;
  },
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  },
);
