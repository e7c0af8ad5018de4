import { readFileSync } from 'node:fs';
import type { Logger } from '../../platform/logger';
import { watchContent } from '../../platform/watchFile';
import { builtInLimits, parseLimits, type LimitsOf } from './limits';

export interface WatchedLimits {
  /** Those of now. */
  limitsOf: LimitsOf;
  stop(): void;
}

/** @throws YamlFileError if the file cannot be used now; later the limits before stay */
export function watchLimits(file: string | null, watchMillis: number, logger: Logger): WatchedLimits {
  if (file === null) return { limitsOf: builtInLimits, stop: () => undefined };
  const content = readFileSync(file, 'utf8');
  let current = parseLimits(content, file);
  const watch = watchContent(
    file,
    content,
    watchMillis,
    (changed) => {
      current = parseLimits(changed, file);
      logger.info({ file }, 'Took new limits');
    },
    (error) => logger.error({ err: error }, 'Refused limits; the current ones stay'),
  );
  return { limitsOf: (role) => current(role), stop: () => watch.stop() };
}
