import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../platform/paths';

/** What only one command needs is not among the project's own packages: Hive Gateway alone is half a gigabyte. */
export function installPeer(name: 'hive' | 'lighthouse'): void {
  installOnce(projectPath('bench', 'peers', name), (folder) => {
    process.stderr.write(`Installing what bench/peers/${name} needs\n`);
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    });
  });
}

/** Installs again if the lock was changed since, or if what was installed did not get to its end. */
export function installOnce(folder: string, install: (folder: string) => void): void {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const marker = join(folder, 'node_modules', '.installed-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  install(folder);
  // Last, and gone with the folder when that is installed anew.
  writeFileSync(marker, lock);
}
