import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAlive } from '../../../platform/isAlive';

/** Folders this process has locked: its own process id in a lock file may also be an earlier process's. */
const lockedHere = new Set<string>();

/**
 * Claims a folder for this process and returns the function that gives it back. Throws when another living
 * process has it; the lock of a dead one is taken over.
 */
export function lockFolder(folder: string): () => void {
  const path = join(resolve(folder), 'server.pid');
  mkdirSync(folder, { recursive: true });
  if (lockedHere.has(path)) throw inUse(folder, process.pid, path);
  const owner = readOwner(path);
  if (owner !== null && owner !== process.pid && isAlive(owner)) throw inUse(folder, owner, path);
  rmSync(path, { force: true });
  writeOwner(path, folder);
  lockedHere.add(path);
  return () => {
    lockedHere.delete(path);
    rmSync(path, { force: true });
  };
}

function readOwner(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Fails when another process was quicker. */
function writeOwner(path: string, folder: string): void {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw inUse(folder, readOwner(path) ?? 0, path);
  }
}

function inUse(folder: string, pid: number, path: string): Error {
  return new Error(
    `The folder "${folder}" is in use by process ${pid}; stop that one or choose another folder ` +
      `(if process ${pid} is no MongoDB stand-in, delete "${path}")`,
  );
}
