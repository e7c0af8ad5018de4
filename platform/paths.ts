import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No package.json above "${__dirname}"`);
  return findProjectRoot(parent);
}

/** Absolute path of the project's folder, the same for the sources and for what is built from them. */
const projectRoot = findProjectRoot(__dirname);

export function projectPath(...parts: string[]): string {
  return join(projectRoot, ...parts);
}
