import { randomUUID } from 'node:crypto';
import { createMongo, type Mongo } from '../mongo';

/** URI of the database server that the test run was given, real or stand-in. */
export function testMongodbUri(): string {
  const uri = process.env.TEST_MONGODB_URI;
  if (!uri) throw new Error('TEST_MONGODB_URI is not set; run the tests with the project’s jest.config.js');
  return uri;
}

/** Prefix of database names that no other suite uses. */
export function uniquePrefix(): string {
  return `test-${randomUUID().slice(0, 8)}-`;
}

/** Begins the names of databases that suites of one run share; they are removed at its end. */
export function prefixOfRun(): string {
  const run = process.env.TEST_RUN;
  if (!run) throw new Error('TEST_RUN is not set; run the tests with the project’s jest.config.js');
  return `test-${run}-`;
}

/** Removes the databases of a suite. */
export async function dropDatabases(prefix: string, names: readonly string[]): Promise<void> {
  const mongo: Mongo = createMongo();
  try {
    for (const name of names) {
      const connection = await mongo.database(testMongodbUri(), `${prefix}${name}`);
      await connection.dropDatabase();
    }
  } finally {
    // One that stays open keeps the test's process from ending.
    await mongo.close();
  }
}
