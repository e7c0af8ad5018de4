import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { killAll } from '../operations/process';
import { print } from '../print';
import { cpuMillis } from '../process';
import { attacks, type Attack } from './attacks';
import { flood } from './flood';
import { startSystem, type System } from './system';

/**
 * One caller without a key sends, as fast as it can, each kind of request that costs something; the processor time of the
 * gateway is taken from the kernel's own count. Ends with status 1 if one costs more in a minute than a caller may.
 */

const mostSecondsAMinute = 15;
/** What is still under way when a caller stops belongs to it. */
const settleMillis = 300;

interface Measured {
  processorSeconds: number;
  perMinute: number;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '60' }, only: { type: 'string' } },
  });
  const wanted = values.only?.split(',');
  const chosen = attacks.filter(
    ({ name }) => wanted === undefined || wanted.some((each) => name.includes(each)),
  );
  const folder = mkdtempSync(join(tmpdir(), 'caller-'));
  process.once('exit', killAll);
  const system = await startSystem(folder);
  let worst = 0;
  try {
    print(`${'caller'.padEnd(32)}${'s/min'.padStart(8)}  answers`);
    for (const [index, attack] of chosen.entries()) {
      worst = Math.max(
        worst,
        (await measure(system, attack, index, Number(values.seconds) * 1_000)).perMinute,
      );
    }
  } finally {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  print(`at most ${worst.toFixed(1)} s of processor time in a minute; ${mostSecondsAMinute} s are allowed`);
  return worst <= mostSecondsAMinute ? 0 : 1;
}

async function measure(system: System, attack: Attack, index: number, millis: number): Promise<Measured> {
  const before = cpuMillis(system.pid);
  // Each from an address of its own, so that none finds the share of another used up.
  const { sent, statuses } = await flood(system.origin, `127.0.1.${index + 1}`, attack, millis);
  await delay(settleMillis);
  const processorSeconds = (cpuMillis(system.pid) - before) / 1_000;
  // A minute's share may be used up in less than a minute.
  const perMinute = processorSeconds;
  const told = [...statuses].map(([status, count]) => `${status}: ${count}`).join(', ');
  print(`${attack.name.padEnd(32)}${perMinute.toFixed(1).padStart(8)}  ${sent} sent; ${told}`);
  return { processorSeconds, perMinute };
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    print(`FAILED ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(1);
  },
);
