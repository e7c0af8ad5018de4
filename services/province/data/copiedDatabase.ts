import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { Logger } from '../../../platform/logger';
import type { ImportLock } from './lock';
import type { ProvinceModels } from './model';

/**
 * Gives a database that MongoDB's own tools have copied or put back an origin of its own: what its next revision will be is
 * not what that of the first one is, and a gateway must not take one for the other. A collection's UUID is made with it
 * and stands in no dump.
 */
export async function tellCopyApart(models: ProvinceModels, lock: ImportLock, logger: Logger): Promise<void> {
  const { name } = models.state.collection;
  const collections: WithUuid[] = await models.state.db.listCollections();
  const uuid = collections.find((collection) => collection.name === name)?.info?.uuid;
  const stored = await models.state.findById('state').lean();
  if (uuid === undefined) return;
  const collectionUuid = uuid.toString('hex');
  if (stored?.collectionUuid === collectionUuid) return;
  if (stored?.collectionUuid === undefined || stored.origin === undefined) {
    await lock.changeState({ collectionUuid });
    return;
  }
  // Whether it is of these documents, nobody knows of a copy.
  await lock.changeMany(() => models.knownRows.collection.deleteMany({}));
  await lock.changeState({ collectionUuid, origin: randomUUID() });
  logger.warn({ database: models.state.db.name }, 'The database is a copy made by other tools; it has got an origin of its own');
}

interface WithUuid {
  name: string;
  info?: { uuid?: mongo.BSON.UUID };
}
