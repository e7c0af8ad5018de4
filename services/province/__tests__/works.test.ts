import type { Connection } from 'mongoose';
import { createMongo, type Mongo } from '../../../platform/mongo';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../../../platform/testing/database';
import type { WorkHead } from '../desk/work';
import { createWorks, type WorkMove, type Works } from '../desk/works';

const prefix = uniquePrefix();
let mongo: Mongo;
let connection: Connection;
let works: Works;
beforeAll(async () => {
  mongo = createMongo();
  connection = await mongo.database(testMongodbUri(), `${prefix}works`);
  works = await createWorks(connection);
});
afterAll(async () => {
  await mongo.close();
  await dropDatabases(prefix, ['works']);
});
afterEach(() => jest.restoreAllMocks());

const head: WorkHead = {
  ...{ year: 2024, document: 'bao-cao-2024', title: 'Báo cáo năm 2024', publisher: null, publishedOn: null },
  ...{ url: null, replaces: null, accept: [], reason: '', lateReason: '' },
};

const submission: WorkMove = {
  version: 1,
  from: 'OPEN',
  to: 'SUBMITTED',
  step: { by: 'Bình', what: 'SUBMITTED' },
};

describe('a report that two change at the same moment', () => {
  it.each([
    ['saved', (id: string) => works.save(id, { version: 1, head: { ...head, title: 'Khác' } }, 'Bình')],
    ['submitted', (id: string) => works.move(id, submission)],
  ])(
    'is not said to be %s by the second, though no majority has the change of the first yet',
    async (_, act) => {
      const given = { head, text: null, file: null, rows: [], leftOut: [], notUnderstood: [] };
      const { _id: id } = await works.begin(given, 'An');
      const model = connection.model('Work');
      const before: unknown = await model.findById(id).lean();
      await works.save(id, { version: 1, head: { ...head, title: 'Của An' } }, 'An');
      // As of a query.
      jest.spyOn(model, 'findById').mockReturnValue({ lean: () => Promise.resolve(before) } as never);
      await expect(act(id)).rejects.toMatchObject({ extensions: { code: 'WORK_CONFLICT' } });
      jest.restoreAllMocks();
      expect(await works.read(id)).toMatchObject({ version: 2, state: 'OPEN', head: { title: 'Của An' } });
    },
  );
});
