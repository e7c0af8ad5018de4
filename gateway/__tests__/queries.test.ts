import { compareAnswers, writeDifference } from '../../bench/queries/compare';
import { startComparedSystem, type ComparedSystem } from '../../bench/queries/system';
import { testMongodbUri } from '../../platform/testing/database';

/** `npm run test:queries` asks many more. */
const count = 200;
/** Where an answer is different, the operation is made as small as can be. */
const mostMillis = 180_000;

describe.each([
  ['all provinces are well', false],
  ['each province has a fault of its own', true],
])('where %s', (_name, faulty) => {
  let system: ComparedSystem;
  beforeAll(async () => {
    system = await startComparedSystem(testMongodbUri(), faulty);
  }, mostMillis);
  afterAll(() => system.stop());

  it(
    'every answer is that of graphql-js over the same data',
    async () => {
      const seed = Date.now() % 1_000_000;
      const { asked, differences } = await compareAnswers(system, { count, seed, mostDifferences: 1 });
      expect(differences.map(writeDifference)).toEqual([]);
      expect(asked).toBe(count);
    },
    mostMillis,
  );
});
