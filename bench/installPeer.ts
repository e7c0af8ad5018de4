import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../platform/paths';

/** What only one command needs is not among the project's own packages: Hive Gateway alone is half a gigabyte. */
export function installPeer(name: 'hive' | 'lighthouse'): void {
  const folder = projectPath('bench', 'peers', name);
  if (existsSync(join(folder, 'node_modules'))) return;
  process.stderr.write(`Installing what bench/peers/${name} needs\n`);
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
}
