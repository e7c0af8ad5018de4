import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FolderInUseError, startEmbeddedMongo } from '../services/embedded-mongo';
import { startEmbeddedMongoThread } from '../services/embedded-mongo/thread';
import type { Config } from '../platform/config';
import type { Logger } from '../platform/logger';
import { adoptOlderData } from './olderData';
import type { Stoppers } from '../platform/stoppers';

/** The database of a service or of a province, whoever opens it: `register`, or `province-<id>`. */
function databaseOf(name: string): string {
  return name === 'register' ? name : `province-${name}`;
}

export interface DatabasesOptions {
  config: Config;
  logger: Logger;
  stoppers: Stoppers;
  /** Whether the stand-in gets a thread of its own: who starts all at once has much for both to do. */
  inThread?: boolean;
  /** Whether to ask the stand-in of another process for what that one has open, as commands beside a service do. */
  join?: boolean;
}

/**
 * Where `register`, or provinces by their ids, have their data, for roles and commands alike: at the URI that the environment
 * names, else in the stand-in, which has a folder for each, so that each can run in a process of its own.
 */
export async function openDatabases(
  names: readonly string[],
  options: DatabasesOptions,
): Promise<(name: string) => string> {
  const { config, logger } = options;
  const uris = new Map<string, string>();
  for (const name of names) {
    const uri = config.mongodbUriOf(name);
    if (uri !== null) uris.set(name, uri);
  }
  const missing = names.filter((name) => !uris.has(name));
  if (missing.length > 0) {
    const uri = await openStandIn(missing, options);
    for (const name of missing) uris.set(name, uri);
    const provinces = missing.filter((name) => name !== 'register');
    await adoptOlderData(uri, provinces, config, logger);
  }
  return (name) => {
    const uri = uris.get(name);
    if (uri === undefined)
      throw new Error(
        `Không có cơ sở dữ liệu cho "${name}"; đặt MONGODB_URI. No database for "${name}"; set MONGODB_URI`,
      );
    return uri;
  };
}

/** @throws FolderInUseError if another process has one open and is not to be asked */
async function openStandIn(
  names: readonly string[],
  { config, logger, stoppers, inThread = false, join: joins = false }: DatabasesOptions,
): Promise<string> {
  const start = inThread ? startEmbeddedMongoThread : startEmbeddedMongo;
  const folderOf = (name: string) => join(config.dataDir, `mongo-${name}`);
  const noteOf = (name: string) => join(folderOf(name), 'server.json');
  try {
    const folders = new Map(names.map((name) => [databaseOf(name), folderOf(name)]));
    const embedded = await start({ folders, production: config.production });
    stoppers.add(() => embedded.stop());
    for (const name of names) writeFileSync(noteOf(name), JSON.stringify({ uri: embedded.uri }));
    const folder = names.length === 1 ? folderOf(names[0] ?? '') : config.dataDir;
    logger.warn({ folder }, 'MONGODB_URI is not set; using the development stand-in for MongoDB');
    return embedded.uri;
  } catch (error) {
    const [name] = names;
    if (!joins || !(error instanceof FolderInUseError) || !name || !existsSync(noteOf(name))) throw error;
    return noteSchema.parse(JSON.parse(readFileSync(noteOf(name), 'utf8'))).uri;
  }
}

const noteSchema = z.object({ uri: z.string() });
