import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectPath } from '../../platform/paths';
import { killAll } from '../operations/process';
import { print, seconds } from '../print';
import { faults, type Faults } from './faults';
import type { Sample } from './prometheus';
import { provinces, startSystem, type System } from './system';
import { importReport, reportedYear, startTraffic, type Traffic } from './traffic';

/**
 * Has Prometheus watch a register, two provinces and a gateway, each a process of its own, by the rules and panels of
 * deploy/monitoring. On a day without faults no rule may fire and the panels must have something to show; then the fault of
 * each rule is made, and it must fire. Ends with status 1 if not; nothing that it has started outlives it.
 */

const healthyMillis = 20_000;
/** `for: 30m` is 30 s here. */
const mostFaultMillis = 60_000;
const mostMillis = 300_000;

async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  endInTime(folder);
  execFileSync('promtool', ['check', 'rules', projectPath('deploy', 'monitoring', 'alerts.yml')]);
  const startedAt = performance.now();
  const system = await startSystem(folder);
  let failures = ['cut off'];
  try {
    print(
      `register, two provinces, gateway, Redis, database and Prometheus: ready after ${seconds(startedAt)}`,
    );
    failures = await tryAll(system);
    for (const failure of failures) print(`FAILED ${failure}`);
  } finally {
    await system.stop();
    if (failures.length > 0) print(`The logs are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  print(`${failures.length === 0 ? 'passed' : 'failed'} after ${seconds(startedAt)}`);
  return failures.length === 0 ? 0 : 1;
}

async function tryAll(system: System): Promise<string[]> {
  for (const [index, id] of provinces.entries()) {
    await importReport(system, id, { year: reportedYear, value: 10 + index });
    backUp(system, id);
  }
  const traffic = startTraffic(system);
  try {
    const failures = await tryHealthyDay(system);
    const fired = new Set<string>();
    for (const each of faults) failures.push(...(await tryFaults(system, traffic, each, fired)));
    const untried = system.prometheus.rules.filter(({ alert }) => !fired.has(alert));
    return [...failures, ...untried.map(({ alert }) => `${alert} was never seen to fire`)];
  } finally {
    await traffic.stop();
  }
}

async function tryHealthyDay(system: System): Promise<string[]> {
  const fired = new Set<string>();
  for (const until = Date.now() + healthyMillis; Date.now() < until; await delay(500))
    for (const alert of await system.prometheus.firing()) fired.add(alert);
  print(`a day without faults: ${fired.size === 0 ? 'no alert' : [...fired].join(', ')}`);
  return [...[...fired].map((alert) => `${alert} fired without a fault`), ...(await readPanels(system))];
}

async function tryFaults(
  system: System,
  traffic: Traffic,
  { name, make, expected }: Faults,
  fired: Set<string>,
): Promise<string[]> {
  print(name);
  const startedAt = performance.now();
  const end = await make(system, traffic);
  const missing = () => expected.filter((alert) => !fired.has(alert));
  for (
    const until = Date.now() + mostFaultMillis;
    Date.now() < until && missing().length > 0;
    await delay(500)
  ) {
    for (const alert of await system.prometheus.firing()) {
      if (fired.has(alert)) continue;
      fired.add(alert);
      print(`  ${alert} after ${seconds(startedAt)}`);
    }
  }
  if (expected.includes('ProvinceDown')) print(`  the panel of what is down: ${await down(system)}`);
  await end();
  return missing().map((alert) => `${alert} did not fire`);
}

interface Panel {
  title: string;
  targets?: { expr: string }[];
}

/** What has nothing to show on a day without faults, in the first minute, or without TLS and a provider. */
const mayBeEmpty = [
  /failure\b.*$/,
  /== 0/,
  /offset 1d/,
  /certificate/,
  /identity_provider/,
  /changes_total/,
  /rate_limited/,
];

async function readPanels({ prometheus }: System): Promise<string[]> {
  const text = readFileSync(projectPath('deploy', 'monitoring', 'dashboard.json'), 'utf8');
  const { panels } = JSON.parse(text) as { panels: Panel[] };
  const failures: string[] = [];
  for (const { title, targets = [] } of panels) {
    for (const { expr } of targets) {
      const samples = await prometheus.query(expr);
      print(`  ${title}: ${samples.slice(0, 3).map(written).join(', ') || 'nothing'}`);
      if (samples.length === 0 && !mayBeEmpty.some((pattern) => pattern.test(expr)))
        failures.push(`The panel "${title}" shows nothing: ${expr}`);
    }
  }
  return failures;
}

async function down({ prometheus }: System): Promise<string> {
  const samples = await prometheus.query('max by (province, why) (congdoan_province_failure)');
  return samples.map(written).join(', ');
}

function written({ metric, value }: Sample): string {
  const labels = Object.entries(metric).flatMap(([name, text]) => (name === '__name__' ? [] : [text]));
  return [...labels, Number(value.toPrecision(3))].join(' ');
}

function backUp({ folder, databaseUri }: System, id: string): void {
  execFileSync(
    process.execPath,
    [
      projectPath('bin', 'congdoan.js'),
      ...['backup', '--province', id, '--out', join(folder, `${id}.backup.gz`)],
    ],
    { env: { MONGODB_URI: databaseUri, DATA_DIR: join(folder, 'backups') }, stdio: 'ignore' },
  );
}

/** Ends everything, even if something hangs, or this process is told to end. */
function endInTime(folder: string): void {
  const end = (why: string) => {
    print(`FAILED ${why}; the logs are in ${folder}`);
    process.exit(1);
  };
  process.once('exit', killAll);
  process.once('SIGINT', () => end('Interrupted'));
  process.once('SIGTERM', () => end('Told to end'));
  setTimeout(() => end(`Not over after ${mostMillis / 1_000} s`), mostMillis).unref();
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
