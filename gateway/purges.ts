import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../platform/logger';
import { watchContent, type Watch } from '../platform/watchFile';
import type { EntityCache } from './provinces/caches';

/** Beside what else the state folder keeps. */
export const purgesFile = 'purges.json';

/** When what each province had answered was last to be forgotten, ISO 8601. */
const purgesSchema = z.record(z.string(), z.iso.datetime());

/** Asks the gateways that watch the file to forget what a province answered. */
export async function writePurge(file: string, province: string, at: Date): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const known = await readFile(file, 'utf8')
    .then(readPurges)
    .catch(() => ({}));
  await writeFile(`${file}.new`, `${JSON.stringify({ ...known, [province]: at.toISOString() }, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Does what the file asks for from now on. */
export function watchPurges(file: string, cache: EntityCache, intervalMillis: number, logger: Logger): Watch {
  const content = readIfThere(file);
  let known = purgesBefore(content, file, logger);
  return watchContent(
    file,
    content,
    intervalMillis,
    async (changed) => {
      const asked = readPurges(changed);
      for (const [province, at] of Object.entries(asked)) {
        if (known[province] === at) continue;
        const isDone = await cache.purge(province);
        if (isDone) logger.warn({ province }, 'Forgot all that a province had answered');
        else logger.error({ province }, 'Could not forget what a province had answered; ask again');
      }
      known = asked;
    },
    (error) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        logger.error({ err: error, file }, 'Could not read what to forget');
      }
    },
  );
}

/** What cannot be read asks for nothing; the next purge writes the file anew. */
function purgesBefore(content: string, file: string, logger: Logger): Record<string, string> {
  try {
    return readPurges(content);
  } catch (error) {
    logger.error({ err: error, file }, 'Could not read what to forget');
    return {};
  }
}

function readPurges(content: string): Record<string, string> {
  return content === '' ? {} : purgesSchema.parse(JSON.parse(content));
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
