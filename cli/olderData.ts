import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { startEmbeddedMongo } from '../services/embedded-mongo';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import { createMongo, type Mongo } from '../platform/mongo';
import { createStoppers } from '../platform/stoppers';

/** Folders of the stand-in in which versions before had the data of all provinces, and how these were called there. */
const olderFolders = ['mongo-provinces', 'mongo'] as const;
const noteSchema = z.object({ databasePrefix: z.string() });

/** Copies what a version before kept for provinces that have nothing yet. The older folders stay as they are. */
export async function adoptOlderData(
  uri: string,
  provinces: readonly string[],
  config: Config,
  logger: Logger,
): Promise<void> {
  const folders = olderFolders.filter((name) => existsSync(join(config.dataDir, name, 'data')));
  if (folders.length === 0) return;
  const stoppers = createStoppers();
  try {
    const mongo = createMongo();
    stoppers.add(() => mongo.close());
    const empty: { province: string; into: Connection }[] = [];
    for (const province of provinces) {
      const into = await mongo.database(uri, `province-${province}`);
      if (!(await hasState(into))) empty.push({ province, into });
    }
    if (empty.length === 0) return;
    for (const name of folders) {
      const folder = join(config.dataDir, name);
      const embedded = await startEmbeddedMongo({ folder, production: config.production });
      stoppers.add(() => embedded.stop());
      await adoptFrom(mongo, { uri: embedded.uri, prefix: notedPrefix(folder), folder }, empty, logger);
    }
  } finally {
    await stoppers.stopAll();
  }
}

async function adoptFrom(
  mongo: Mongo,
  { uri, prefix, folder }: { uri: string; prefix: string; folder: string },
  empty: readonly { province: string; into: Connection }[],
  logger: Logger,
): Promise<void> {
  for (const { province, into } of empty) {
    const from = await mongo.database(uri, `${prefix}${province}`);
    if (!(await hasState(from)) || (await hasState(into))) continue;
    await copyDatabase(from, into);
    logger.info(
      { province, folder },
      'Took over the data of the version before; the folder is not used any more',
    );
  }
}

function notedPrefix(folder: string): string {
  const note = `${folder}.json`;
  if (!existsSync(note)) return 'province-';
  return noteSchema.parse(JSON.parse(readFileSync(note, 'utf8'))).databasePrefix;
}

async function hasState(database: Connection): Promise<boolean> {
  return (await database.collection('state').findOne()) !== null;
}

const batchSize = 1_000;

/** The state, by which readers see the rest, comes last: a copy that was cut off is made again. */
async function copyDatabase(from: Connection, into: Connection): Promise<void> {
  await into.dropDatabase();
  const names = (await from.listCollections()).map(({ name }) => name).filter((name) => name !== 'state');
  for (const name of [...names, 'state']) {
    let batch: object[] = [];
    const write = async () => {
      if (batch.length > 0) await into.collection(name).insertMany(batch);
      batch = [];
    };
    for await (const row of from.collection(name).find().batchSize(batchSize)) {
      if (batch.push(row) === batchSize) await write();
    }
    await write();
  }
}
