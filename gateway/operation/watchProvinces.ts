import { readFileSync } from 'node:fs';
import { nearestOf } from '../../domain/nearest';
import type { Logger } from '../../platform/logger';
import { listChange } from '../../platform/provinces/listChange';
import { parseProvincesFile, type Endpoints } from '../../platform/provinces/provincesFile';
import { watchContent, type Watch } from '../../platform/watchFile';
import type { Directory } from './directory';

export interface ProvincesOptions {
  provincesFile: string;
  variables: Readonly<Record<string, string>>;
  watchMillis: number;
  directory: Directory;
  logger: Logger;
}

export interface WatchedProvinces {
  /** Those of the last list that could be used. */
  endpoints(): Endpoints;
  /** Hands on each new list from now on, and says in the log what it changes. */
  watch(take: (endpoints: Endpoints) => void): Watch;
}

/** @throws YamlFileError if the file cannot be used now; later the list before stays */
export function readProvinces(options: ProvincesOptions): WatchedProvinces {
  const { provincesFile: file, variables, watchMillis, logger } = options;
  const content = readFileSync(file, 'utf8');
  let current = parseProvincesFile(content, file, variables);
  return {
    endpoints: () => current,
    watch(take) {
      void warnOfUnknown(current, options);
      return watchContent(
        file,
        content,
        watchMillis,
        (changed) => {
          const next = parseProvincesFile(changed, file, variables);
          const before = current;
          current = next;
          take(next);
          logger.info({ file, ...listChange(before, next) }, 'Took a new list of provinces');
          void warnOfUnknown(next, options);
        },
        (error) => logger.error({ err: error }, 'Refused a list of provinces; the current one stays'),
      );
    },
  };
}

const mostNamed = 20;
const deadlineMillis = 5_000;

/** An id that the register does not know is asked for by nobody: mistyped, a province would be missing in silence. */
async function warnOfUnknown(endpoints: Endpoints, { directory, provincesFile, logger }: ProvincesOptions) {
  const names = await directory.read(Date.now() + deadlineMillis).then(
    (snapshot) => snapshot.names,
    () => null,
  );
  // Nothing can be told while the register has never answered; its client has logged that.
  if (names === null) return;
  const known = [...names].map(([id, name]) => ({ id, name }));
  const unknown = [...endpoints.keys()].filter((id) => !names.has(id));
  if (unknown.length === 0) return;
  const nearest = unknown.slice(0, mostNamed).map((province) => ({
    province,
    nearest: nearestOf(province, known).map(({ id }) => id),
  }));
  logger.warn(
    { file: provincesFile, count: unknown.length, unknown: nearest },
    'The register does not know provinces of the list, so nobody asks them',
  );
}
