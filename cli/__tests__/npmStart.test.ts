import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from './projectFiles';

/** Says when it is up, and when it is told to stop. */
const program = `
  process.on('SIGTERM', () => process.exit(3));
  console.log('up');
  setInterval(() => undefined, 1000);
`;

it('npm start ends with the signal that npm hands to its shell, and leaves no process behind', async () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  const folder = mkdtempSync(join(tmpdir(), 'npm-start-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'congdoan.js'), program);
  const shell = spawn('sh', ['-c', `${scripts.start} "$@"`, 'sh', '--no-sample'], {
    cwd: folder,
    detached: true,
  });
  try {
    await once(shell.stdout, 'data');
    const ended = once(shell, 'exit');
    shell.kill('SIGTERM');
    expect(await ended).toEqual([3, null]);
  } finally {
    // What the shell may have left behind is of its group.
    if (shell.pid !== undefined) killGroup(shell.pid);
    rmSync(folder, { recursive: true });
  }
});

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
