import type { Collection, mongo, Schema } from 'mongoose';
import { sayShardKey } from './shards';

/** What is used of mongoose's models, whatever their rows are. */
interface Indexed {
  schema: Pick<Schema, 'indexes'>;
  collection: Pick<Collection, 'createIndexes' | 'name'>;
}

/**
 * Builds what the schemas of models say is indexed, by one command for each collection: a start pays for each command as many
 * times as there are provinces.
 */
export async function createIndexes(models: readonly Indexed[]): Promise<void> {
  await Promise.all(models.map(buildIndexes));
}

async function buildIndexes({ schema, collection }: Indexed): Promise<void> {
  // Two names of one type, of which the driver's is the narrower: an index here goes up or down.
  const wanted = schema.indexes().map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription);
  if (wanted.length === 0) return;
  try {
    await collection.createIndexes(wanted);
  } catch (error) {
    const unique = wanted.find((index) => index.unique === true);
    throw sayShardKey(error, collection.name, Object.keys(unique?.key ?? {}));
  }
}
