import type { mongo as driver } from 'mongoose';
import { createMongo, type Mongo } from '../mongo';
import { dropDatabases, testMongodbUri, uniquePrefix } from '../testing/database';

const prefix = uniquePrefix();
let mongo: Mongo;
beforeEach(() => (mongo = createMongo({ traced: true })));
afterEach(() => mongo.close());
afterAll(() => dropDatabases(prefix, ['x']));

const withOptions = (options: string) => {
  const uri = testMongodbUri();
  return `${uri}${uri.includes('?') ? '&' : '/?'}${options}`;
};

describe('a connection', () => {
  it.each([
    '',
    'readPreference=secondaryPreferred&w=1',
    'w=0&journal=false&readConcernLevel=available',
    'readPreference=secondary&readPreferenceTags=dc:hanoi&maxStalenessSeconds=120&W=2',
  ])(
    'writes to the disks of a majority and reads what is there from the primary, with "%s" in the URI too',
    async (options) => {
      const connection = await mongo.database(withOptions(options), `${prefix}x`);
      const client = connection.getClient();
      const sent: driver.CommandStartedEvent[] = [];
      client.on('commandStarted', (event: driver.CommandStartedEvent) => sent.push(event));
      await connection.collection('rows').insertOne({ a: 1 });
      await connection.collection('rows').updateMany({}, { $set: { a: 2 } });
      expect(await connection.collection('rows').find({ a: 2 }).toArray()).not.toHaveLength(0);
      const concerns = sent.map(({ command }) => command['writeConcern'] as object);
      expect(concerns).toEqual([{ w: 'majority', j: true }, { w: 'majority', j: true }, undefined]);
      expect(sent.at(-1)?.command['readConcern']).toEqual({ level: 'majority' });
      expect(client.options.readPreference.mode).toBe('primary');
      expect(await connection.collection('rows').countDocuments({ a: 2 })).toBeGreaterThan(0);
    },
  );

  it('takes all else that the URI says to the driver', async () => {
    const uri = withOptions('appName=congdoan&maxPoolSize=7&retryWrites=false&compressors=zlib&W=1');
    const { options } = (await mongo.database(uri, `${prefix}x`)).getClient();
    expect(options).toMatchObject({
      appName: 'congdoan',
      maxPoolSize: 7,
      retryWrites: false,
      compressors: ['zlib'],
    });
  });

  it('for writing outlasts an election, for reading does not keep a reader waiting', async () => {
    const uri = withOptions('serverSelectionTimeoutMS=1000');
    const writing = await mongo.database(uri, `${prefix}x`);
    const reading = await mongo.database(uri, `${prefix}x`, 'READING');
    expect(writing.getClient().options.serverSelectionTimeoutMS).toBe(20_000);
    expect(reading.getClient().options.serverSelectionTimeoutMS).toBe(5_000);
  });
});
