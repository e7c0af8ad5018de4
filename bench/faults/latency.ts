import { print } from '../print';
import { province, type System } from './system';
import { percentile } from '../summary';

const clients = 8;
const perRound = 1_500;
const rounds = 3;
const mostRatio = 1.5;

const questions = [
  `{ totals(scope: { provinces: ["${province}"] }, years: [2024]) { figures { membership { members { value } } } coverage { complete } } }`,
  '{ totals(scope: { clusters: ["cum-5"] }, years: [2024]) { figures { awards { total { value } } } coverage { missing { province { name } } } } }',
  '{ totals(scope: { allProvinces: true }, years: [2023, 2024]) { figures { welfare { gifts { value } } } coverage { expected reported } } }',
];

/** Whether totals are answered about as soon while the register is stopped as while it is well; the ratio of the 99th percentiles. */
export async function totalsWithoutRegister(system: System): Promise<boolean> {
  const pid = system.roles.get('register')?.program.pid() ?? 0;
  const ratios: number[] = [];
  await askAll(system, perRound);
  for (let round = 0; round < rounds; round += 1) {
    const healthy = await askAll(system, perRound);
    process.kill(pid, 'SIGSTOP');
    const stopped = await askAll(system, perRound).finally(() => process.kill(pid, 'SIGCONT'));
    ratios.push(stopped / healthy);
    print(`p99 of totals: ${healthy.toFixed(1)} ms, with the register stopped ${stopped.toFixed(1)} ms`);
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Infinity;
  print(`p99 of totals with the register stopped: ${ratio.toFixed(2)} times healthy, at most ${mostRatio}`);
  return ratio < mostRatio;
}

/** The 99th percentile, milliseconds. */
async function askAll({ origin }: System, count: number): Promise<number> {
  const millis: number[] = [];
  let sent = 0;
  const client = async () => {
    while (sent < count) {
      const query = questions[sent % questions.length];
      sent += 1;
      const startedAt = performance.now();
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      const { data } = (await response.json()) as { data?: { totals: unknown[] | null } | null };
      if (!data?.totals) throw new Error('No totals without the register');
      millis.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return percentile(millis, 99);
}
