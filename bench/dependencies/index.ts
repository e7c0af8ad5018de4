import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../../platform/paths';
import { print } from '../print';
import { reachedFrom, type LockedPackages } from './lock';

/**
 * What each dependency at run time costs on disk: with all that it leads to, and what of that nothing else needs, which
 * would go if it went. The table of docs/dependencies.md.
 */

const packages = (JSON.parse(readFileSync(projectPath('package-lock.json'), 'utf8')) as Lock).packages;
const names = Object.keys(packages['']?.dependencies ?? {});

interface Lock {
  packages: LockedPackages;
}

function main(): void {
  const all = installed(reachedFrom(names, packages));
  print(`${all.length} packages, ${megabytes(all)} MB in blocks of 4 kB\n`);
  print('package | packages | MB | alone | MB alone\n--- | ---: | ---: | ---: | ---:');
  const rows = names.map((name) => {
    const others = reachedFrom(
      names.filter((other) => other !== name),
      packages,
    );
    const reached = installed(reachedFrom([name], packages));
    const alone = reached.filter((path) => !others.has(path));
    return { name, reached, alone, bytes: bytesOf(alone) };
  });
  rows.sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name));
  for (const { name, reached, alone } of rows)
    print([name, reached.length, megabytes(reached), alone.length, megabytes(alone)].join(' | '));
}

/** Without the binaries of other platforms. */
function installed(paths: Iterable<string>): string[] {
  return [...paths].filter((path) => existsSync(projectPath(path)));
}

function megabytes(paths: readonly string[]): string {
  return (bytesOf(paths) / 2 ** 20).toFixed(1);
}

function bytesOf(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + folderBytes(projectPath(path)), 0);
}

/** Packages within a package are counted by themselves. */
function folderBytes(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? folderBytes(path) : Math.ceil(lstatSync(path).size / 4096) * 4096;
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}

main();
