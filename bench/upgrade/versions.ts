import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/paths';
import { createProgram, type Program } from '../operations/process';

/** The program as it is at some commit, built in a folder of its own. */
export interface Version {
  name: string;
  folder: string;
}

export const thisVersion: Version = { name: 'new', folder: projectPath() };

/** The commit before the one that added the last migration of the provinces' database. */
export function commitBeforeLastMigration(): string {
  const added = run('git', [
    ...['log', '-1', '--format=%H', '--diff-filter=A', '--', 'services/province/data/migrations/0*.ts'],
  ]);
  return run('git', ['rev-parse', '--short', `${added}^`]);
}

/** Needs git and tar; packages are those that are installed here. */
export function buildVersion(commit: string, folder: string): Version {
  mkdirSync(folder);
  run('sh', ['-c', 'git archive "$0" | tar --extract --directory "$1"', commit, folder]);
  symlinkSync(projectPath('node_modules'), join(folder, 'node_modules'));
  run('npm', ['run', '--silent', 'build'], folder);
  return { name: 'old', folder };
}

function run(command: string, words: readonly string[], cwd = projectPath()): string {
  const { status, stdout, stderr } = spawnSync(command, [...words], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

export interface RoleOptions {
  words: readonly string[];
  port: number;
  environment: Readonly<Record<string, string>>;
  logFile: string;
}

/** A role of that version. */
export function roleOf(
  { name, folder }: Version,
  { words, port, environment, logFile }: RoleOptions,
): Program {
  return createProgram({
    name: `${name} ${words[0]}`,
    command: process.execPath,
    words: [join(folder, 'bin', 'congdoan.js'), ...words, '--port', String(port)],
    environment: { LOG_LEVEL: 'warn', ...environment },
    logFile,
    isReady: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
        signal: AbortSignal.timeout(3_000),
      });
      return response.ok;
    },
  });
}

export interface CommandResult {
  status: number | null;
  text: string;
  seconds: number;
}

/** A command of that version, until it has ended. */
export function runCommand(
  { folder }: Version,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): CommandResult {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'bin', 'congdoan.js'), ...words],
    {
      cwd: folder,
      encoding: 'utf8',
      // eslint-disable-next-line no-restricted-properties -- where programs are found is no setting of ours
      env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...environment },
    },
  );
  return { status, text: `${stdout}${stderr}`.trim(), seconds: (performance.now() - startedAt) / 1_000 };
}
