import { join } from 'node:path';
import { startEmbeddedMongo } from '../../services/embedded-mongo';
import type { Config } from '../../platform/config';
import type { Logger } from '../../platform/logger';
import type { Stoppers } from '../running';

/**
 * Where each of these services and provinces finds its database; starts the stand-in where the environment names none for
 * one of them.
 */
export async function databases(
  names: readonly string[],
  config: Config,
  logger: Logger,
  stoppers: Stoppers,
  folder: string,
): Promise<(name: string) => string> {
  const uris = new Map<string, string>();
  const missing = names.filter((name) => {
    const uri = config.mongodbUriOf(name);
    if (uri !== null) uris.set(name, uri);
    return uri === null;
  });
  if (missing.length > 0) {
    const dataFolder = join(config.dataDir, folder);
    const embedded = await startEmbeddedMongo({ folder: dataFolder, production: config.production });
    stoppers.add(() => embedded.stop());
    logger.warn({ folder: dataFolder }, 'MONGODB_URI is not set; using the development stand-in for MongoDB');
    for (const name of missing) uris.set(name, embedded.uri);
  }
  return (name) => {
    const uri = uris.get(name);
    if (uri === undefined) throw new Error(`No database for "${name}"; set MONGODB_URI`);
    return uri;
  };
}
