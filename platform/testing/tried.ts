import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** What hostile inputs are played against; the report of `npm run test:hostile` has a line for each. */
export type HostileKind = 'queries' | 'access' | 'imports' | 'tokens' | 'provinces' | 'faults';

const folder = process.env.TRIED_FOLDER;

/** Notes that an input was tried; the same one counts once. */
export function noteTried(kind: HostileKind, input: string): void {
  if (folder === undefined) return;
  const hash = createHash('sha256').update(input).digest('base64url').slice(0, 16);
  appendFileSync(join(folder, kind), `${hash}\n`);
}
