import { parseArgs } from 'node:util';
import { startEmbeddedMongo } from '../../services/embedded-mongo';
import { print, seconds } from '../print';
import { compareAnswers, writeDifference } from './compare';
import { startComparedServices } from './system';

/**
 * Asks the gateway generated operations and holds every answer against that of graphql-js alone. Half of them while all
 * provinces are well, half while each has a fault of its own. Ends with status 1 if an answer is different.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: '50000' }, seed: { type: 'string' } },
  });
  const count = Number(values.count);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const startedAt = performance.now();
  const mongo = await startEmbeddedMongo();
  const services = await startComparedServices(mongo.uri);
  let all = 0;
  let different = 0;
  for (const faulty of [false, true]) {
    const system = await services.startSystem(faulty);
    const half = {
      count: faulty ? Math.floor(count / 2) : Math.ceil(count / 2),
      // Other operations.
      seed: faulty ? seed + 1_000_000 : seed,
      mostDifferences: 5,
    };
    const { asked, refused, having, differences } = await compareAnswers(system, half);
    for (const difference of differences) print(`${writeDifference(difference)}\n`);
    const rare = Object.entries(having).sort(([, one], [, other]) => one - other);
    print(
      `${asked} operations ${faulty ? 'with faulty provinces' : 'with provinces that are well'}: ` +
        `${differences.length} differences, ${refused} refused`,
    );
    print(
      `the rarest: ${rare
        .slice(0, 8)
        .map((entry) => entry.join(' '))
        .join(', ')}`,
    );
    all += asked;
    different += differences.length;
    await system.stop();
  }
  await services.stop();
  await mongo.stop();
  print(`${all} operations, seed ${seed}: ${different} differences, after ${seconds(startedAt)}`);
  return different === 0 ? 0 : 1;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  },
);
