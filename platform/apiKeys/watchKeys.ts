import { readFileSync } from 'node:fs';
import type { Logger } from '../logger';
import { watchContent } from '../watchFile';
import type { Caller } from '../../domain/roles';
import { parseGrant } from '../../domain/grants';
import { createKeyring, createKeyringOf, endingKeys, parseKeys, type Keyring, type KeyRecord } from './keys';

export interface WatchedKeys<Holder = Caller> {
  keys: Keyring<Holder>;
  stop(): void;
}

/** Those of the gateway. A file that is not there has no keys yet. */
export function watchKeys(file: string, watchMillis: number, logger: Logger): WatchedKeys {
  return watchKeysOf(file, parseGrant, { watchMillis, logger });
}

/** @param readGrant as of `createKeyringOf` */
export function watchKeysOf<Granted>(
  file: string,
  readGrant: (role: string) => Granted | null,
  { watchMillis, logger }: { watchMillis: number; logger: Logger },
): WatchedKeys<Granted & { id: string }> {
  const content = readIfThere(file);
  const records = content === '' ? [] : parseKeys(content, file);
  const keys = createKeyringOf(records, readGrant);
  warnOfEnding(records, logger);
  const watch = watchContent(
    file,
    content,
    watchMillis,
    (changed) => {
      const records = parseKeys(changed, file);
      keys.replace(records);
      warnOfEnding(records, logger);
      logger.info({ file, keys: keys.size }, 'Took a new list of keys');
    },
    (error) => {
      // There need not be a file before there is a key.
      if (keys.size === 0 && isAbsent(error)) return;
      logger.error({ err: error }, 'Refused a list of keys; the current one stays');
    },
  );
  return { keys, stop: () => watch.stop() };
}

export function noKeys(): WatchedKeys {
  return { keys: createKeyring([]), stop: () => undefined };
}

function warnOfEnding(records: readonly KeyRecord[], logger: Logger): void {
  for (const { id, name, expires } of endingKeys(records, Date.now())) {
    logger.warn({ key: id, name, expires }, 'A key ends, or has ended; make another one');
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return '';
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
