import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCountry } from '../countryProcesses';
import type { RunningGateway } from '../gateways';
import { askInTurn, type LoadResult } from '../load';
import { readNumber } from '../options';
import { print } from '../print';
import { cpuMillis } from '../process';
import { atRest } from '../rest';
import type { Question } from '../question';
import { questionsOf } from '../workloads';
import { phaseNames } from './phases';
import { sharesIn, type Span } from './profile';

/**
 * Where the processor time of operations goes that were never asked before: one client sends a fresh gateway without caches
 * lists of all provinces of different shapes, one after the other. The first is shown by itself. `phases <operations>
 * <provinces>`, 300 and 63 if they are not given.
 */

const [operations = 300, provinces = 63] = process.argv.slice(2).map(readNumber);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'congdoan-phases-'));
  const country = await startCountry(provinces, [
    '--cpu-prof',
    '--cpu-prof-interval=200',
    `--cpu-prof-dir=${folder}`,
  ]);
  try {
    const gateway = await country.freshGateway('congdoan');
    await atRest(gateway);
    const questions = questionsOf('cold', 'product', provinces) ?? [];
    const first = await askAll(gateway, questions.slice(0, 1));
    const others = await askAll(gateway, questions.slice(1, operations));
    await gateway.role.stop();
    const [file = ''] = readdirSync(folder);
    show('first', first, join(folder, file));
    show(`${operations - 1} others`, others, join(folder, file));
  } finally {
    await country.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Asked {
  span: Span;
  result: LoadResult;
  /** Of processor time. */
  cpuMillisEach: number;
}

/** @throws if an answer is wrong */
async function askAll(gateway: RunningGateway, questions: readonly Question[]): Promise<Asked> {
  const before = cpuMillis(gateway.role.pid);
  const fromMicros = monotonicMicros();
  const result = await askInTurn(gateway, questions);
  if (result.problems.length > 0) throw new Error(result.problems.join('; '));
  const span = { fromMicros, toMicros: monotonicMicros() };
  const cpuMillisEach = (cpuMillis(gateway.role.pid) - before) / questions.length;
  return { span, result, cpuMillisEach };
}

/** Of the clock that V8 profiles by. */
function monotonicMicros(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

function show(title: string, { span, result, cpuMillisEach }: Asked, profile: string): void {
  const { p50Millis, p99Millis } = result;
  print(
    `${title}: ${cpuMillisEach.toFixed(1)} ms of processor time, waited for ${p50Millis.toFixed(0)} ms, 99 % at most ${p99Millis.toFixed(0)} ms`,
  );
  const shares = sharesIn(profile, span);
  for (const name of phaseNames) {
    const share = shares.get(name) ?? 0;
    print(
      `  ${name.padEnd(20)} ${(share * cpuMillisEach).toFixed(2).padStart(8)} ms ${(share * 100).toFixed(0).padStart(3)} %`,
    );
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
