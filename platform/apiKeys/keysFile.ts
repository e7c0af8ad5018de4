import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KeysFileError, parseKeys, type KeyRecord } from './keys';

/** The keys of a file; none if there is no file yet. */
export async function readKeys(file: string): Promise<KeyRecord[]> {
  try {
    return parseKeys(await readFile(file, 'utf8'), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Changes a file of keys: readers see the old content or the new one, and of two changes at once one is refused.
 *
 * @throws KeysFileError if another change is going on
 */
export async function changeKeys(
  file: string,
  change: (keys: readonly KeyRecord[]) => KeyRecord[],
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const next = `${file}.new`;
  const handle = await openAlone(next);
  try {
    const keys = change(await readKeys(file));
    await handle.writeFile(`${JSON.stringify({ keys }, null, 2)}\n`);
    await handle.sync();
    await handle.close();
    await rename(next, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(next, { force: true });
    throw error;
  }
}

async function openAlone(file: string) {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new KeysFileError(`Another change of the keys is going on; if none is, remove "${file}"`);
  }
}
