import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is written in a document of the seeds, which several files of numbers may be of; undefined if it is not kept. */
export function readSeedText(seeds: string, document: string): string | undefined {
  const path = join(seeds, 'texts', `${document}.txt`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
