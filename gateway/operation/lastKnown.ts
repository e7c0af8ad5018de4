import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from '../../platform/logger';

/** A text that survives a restart. Not being able to keep it is logged, and never an error for a client. */
export interface LastKnown {
  /** Null if nothing was kept, or it cannot be read. */
  read(): Promise<string | null>;
  write(content: string): Promise<void>;
}

export function createLastKnown(file: string, logger: Logger): LastKnown {
  return {
    async read() {
      try {
        return await readFile(file, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
          logger.error({ err: error, file }, 'Could not read the last known state');
        }
        return null;
      }
    },
    async write(content) {
      try {
        await mkdir(dirname(file), { recursive: true });
        // Under another name first, so that a crash leaves the old content or the new one.
        await writeFile(`${file}.new`, content);
        await rename(`${file}.new`, file);
      } catch (error) {
        logger.error({ err: error, file }, 'Could not keep the last known state');
      }
    },
  };
}
