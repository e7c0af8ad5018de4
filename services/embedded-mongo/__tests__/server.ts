import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { startEmbeddedMongo } from '..';

export interface TestDatabase {
  uri: string;
  client: mongoose.mongo.MongoClient;
  database: mongoose.mongo.Db;
  close(): Promise<void>;
}

/** Documents of every shape, with an _id of any type, which the driver's own types do not foresee. */

export type Items = mongoose.mongo.Collection<any>;

/**
 * A fresh database on the server that MONGODB_URI names, else on a stand-in in memory: the same tests judge
 * both.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const given = process.env['MONGODB_URI'];
  const embedded = given ? null : await startEmbeddedMongo({});
  return connect(given ?? embedded?.uri ?? '', async () => embedded?.stop());
}

/** A fresh database on a stand-in, whatever MONGODB_URI says: for what only the stand-in promises. */
export async function openEmbeddedDatabase(): Promise<TestDatabase> {
  const embedded = await startEmbeddedMongo({});
  return connect(embedded.uri, () => embedded.stop());
}

async function connect(uri: string, stop: () => Promise<void>): Promise<TestDatabase> {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  const database = client.db(`test-${randomUUID()}`);
  return {
    uri,
    client,
    database,
    async close() {
      await database.dropDatabase();
      await client.close();
      await stop();
    },
  };
}

/** The error that a promise fails with, as far as MongoDB promises it. */
export async function failureOf(promise: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await promise;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    return { code, message };
  }
  throw new Error('The operation was expected to fail');
}

export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return (await failureOf(promise)).code;
}
