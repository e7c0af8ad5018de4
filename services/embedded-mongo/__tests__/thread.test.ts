import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { FolderInUseError, startEmbeddedMongo } from '..';
import { startEmbeddedMongoThread } from '../thread';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mongo-thread-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function withItems<Result>(uri: string, use: (items: mongoose.mongo.Collection) => Promise<Result>) {
  const client = await mongoose.mongo.MongoClient.connect(uri);
  try {
    return await use(client.db('test').collection('items'));
  } finally {
    await client.close();
  }
}

describe('a stand-in in a thread of its own', () => {
  it('keeps what it acknowledged, and gives its folder back when it stops', async () => {
    const first = await startEmbeddedMongoThread({ folder });
    await withItems(first.uri, (items) => items.insertOne({ number: 7 }));
    await first.stop();
    const second = await startEmbeddedMongo({ folder });
    const found = await withItems(second.uri, (items) => items.findOne({ number: 7 }));
    await second.stop();
    expect(found).toMatchObject({ number: 7 });
  });

  it('has a folder for each database, as one without a thread', async () => {
    const folders = new Map([['test', folder]]);
    const mongo = await startEmbeddedMongoThread({ folders });
    try {
      const written = await withItems(mongo.uri, (items) => items.insertOne({ number: 8 }));
      expect(written.acknowledged).toBe(true);
    } finally {
      await mongo.stop();
    }
  });

  it('refuses a folder that another has, by the error that one without a thread has', async () => {
    const holder = await startEmbeddedMongo({ folder });
    try {
      const second = startEmbeddedMongoThread({ folder });
      await expect(second).rejects.toThrow(FolderInUseError);
      await expect(second).rejects.toThrow(`The folder "${folder}" is in use by process ${process.pid}`);
    } finally {
      await holder.stop();
    }
  });

  it('refuses production', async () => {
    await expect(startEmbeddedMongoThread({ folder, production: true })).rejects.toThrow(
      'The embedded MongoDB is for development only, set MONGODB_URI to a MongoDB server',
    );
  });
});
