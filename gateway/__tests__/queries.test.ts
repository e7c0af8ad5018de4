import fc from 'fast-check';
import { compareAnswers, writeDifference } from '../../bench/queries/compare';
import { startComparedServices, type ComparedServices } from '../../bench/queries/system';
import { testMongodbUri } from '../../platform/testing/database';
import { effort } from '../../platform/testing/effort';

/** Of each kind of system; `npm run test:queries` asks many more. */
const count = effort(150, 1_000);
/** A quarter of a percent, and one at least: what clients seldom write is seldom written here too, and not in every part of a run. */
const leastOfEach = Math.max(1, count / 400);
/** If an answer is different, the operation is made smaller. */
const mostMillis = 180_000;

let services: ComparedServices;
beforeAll(async () => {
  services = await startComparedServices(testMongodbUri());
}, mostMillis);
afterAll(() => services.stop());

it.each([
  ['all provinces are well', false],
  ['each province has a fault of its own', true],
])(
  'every answer is that of graphql-js over the same data while %s',
  async (_name, faulty) => {
    const system = await services.startSystem(faulty);
    const { asked, refused, having, differences } = await compareAnswers(system, {
      count,
      seed: fc.readConfigureGlobal().seed ?? 1,
      mostDifferences: 1,
    }).finally(() => system.stop());
    expect(differences.map(writeDifference)).toEqual([]);
    expect(asked).toBe(count);
    expect(Object.entries(having).filter(([, times]) => times < leastOfEach)).toEqual([]);
    expect(refused).toBeLessThan(count / 10);
  },
  mostMillis,
);
