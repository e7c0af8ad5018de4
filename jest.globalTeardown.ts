import mongoose from 'mongoose';
import { prefixOfRun } from './platform/testing/database';

export default async function tearDown(): Promise<void> {
  if (globalThis.embeddedMongo) await globalThis.embeddedMongo.stop();
  else await dropShared(process.env.TEST_MONGODB_URI ?? '');
}

/** On a server that goes on: what suites of this run shared. */
async function dropShared(uri: string): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases)
      if (name.startsWith(prefixOfRun())) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
