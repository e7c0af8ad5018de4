import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { join, resolve } from 'node:path';
import { projectPath } from '../../../../platform/paths';

/** What reads rows: this program's code, the sources or what is built of them, and the files that it reads them by. */
const code = resolve(__dirname, '..', '..', '..', '..');
const readBy = [
  ...['domain', 'platform', join('services', 'province')].map((folder) => join(code, folder)),
  ...['measures.yml', 'phrases.yml', 'rules.yml'].map((name) => projectPath('schema', name)),
  ...['package.json', 'package-lock.json', join('data', 'register')].map((path) => projectPath(path)),
  projectPath('node_modules', '.package-lock.json'),
];

let known: string | undefined;

/**
 * The same for programs that read a row the same, as far as their files say. To be asked when a process starts: later, files
 * of another version may have taken the place of those that it runs.
 */
export function programDigest(): string {
  known ??= digestOf(readBy);
  return known;
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, endianness()]));
  for (const path of paths.flatMap(filesIn)) hash.update(`${path}\n`).update(readFileSync(path));
  return hash.digest('base64');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path).filter((name) => name !== '__tests__' && !name.endsWith('.map'));
  return entries.sort().flatMap((name) => filesIn(join(path, name)));
}
