import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startEmbeddedMongo } from '../services/embedded-mongo';
import type { Config } from '../platform/config';
import { CommandError } from './commandError';
import type { Stoppers } from './running';
import { isAlive } from '../platform/isAlive';

/** Folders of the stand-in's data: of `congdoan start` and of `congdoan province`. */
const folders = ['mongo', 'mongo-provinces'] as const;

const noteSchema = z.object({ uri: z.string(), databasePrefix: z.string(), pid: z.number() });

interface Noted {
  folder: (typeof folders)[number];
  uriOf(province: string): string;
  databasePrefix: string;
}

/**
 * Writes down where a running stand-in for MongoDB answers, for imports from another process. The note stays when the
 * process ends, since it also says how its databases are called.
 */
export function noteDatabase(
  config: Config,
  provinces: readonly string[],
  { folder, uriOf, databasePrefix }: Noted,
): void {
  const inStandIn = provinces.find((province) => config.mongodbUriOf(province) === null);
  if (inStandIn === undefined) return;
  const note = { uri: uriOf(inStandIn), databasePrefix, pid: process.pid };
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(noteFile(config, folder), JSON.stringify(note));
}

export interface ProvinceDatabase {
  uri: string;
  databasePrefix: string;
}

/**
 * The database of a province: the one that MONGODB_URI names, else that of the stand-in that is running, else the
 * stand-in's data, opened for as long as the command runs.
 *
 * @throws CommandError where there are two of these
 */
export async function openProvinceDatabase(
  config: Config,
  province: string,
  stoppers: Stoppers,
): Promise<ProvinceDatabase> {
  const uri = config.mongodbUriOf(province);
  if (uri !== null) return { uri, databasePrefix: 'province-' };
  const notes = folders.flatMap((folder) => {
    const note = readNote(config, folder);
    return note ? [{ folder, ...note }] : [];
  });
  const [running, ...others] = notes.filter(({ pid }) => isAlive(pid));
  if (others.length > 0) throw whichOne(config.dataDir, 'both run; stop the other one');
  if (running) return running;
  const [folder = 'mongo', ...more] = folders.filter((name) => existsSync(join(config.dataDir, name)));
  if (more.length > 0) throw whichOne(config.dataDir, 'neither runs; start the one that is meant');
  const embedded = await startEmbeddedMongo({
    folder: join(config.dataDir, folder),
    production: config.production,
  });
  stoppers.add(() => embedded.stop());
  const note = notes.find((other) => other.folder === folder);
  return { uri: embedded.uri, databasePrefix: note?.databasePrefix ?? 'province-' };
}

function whichOne(dataDir: string, state: string): CommandError {
  return new CommandError(
    `"${dataDir}" holds data of "congdoan start" and others of "congdoan province", and ${state}`,
  );
}

function readNote(config: Config, folder: string): z.infer<typeof noteSchema> | null {
  const file = noteFile(config, folder);
  if (!existsSync(file)) return null;
  const result = noteSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return result.success ? result.data : null;
}

function noteFile(config: Config, folder: string): string {
  return join(config.dataDir, `${folder}.json`);
}
