import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusedConfiguration } from '../refusedConfiguration';

/** What a start that fails on purpose is given, and what it may not leave behind. */
export interface FailedStart {
  /** Of the files; gone when the tests of the file are over. */
  folder: string;
  /** Writes a file into the folder. @returns where it is */
  write(name: string, content: string): string;
  /** Somebody listens there. */
  takenPort(): number;
  /** Names of the files that are watched, in order. */
  watchedFiles(): string[];
}

/** Called once by a test file, beside its own `beforeAll` and `afterAll`. */
export function prepareFailedStart(): FailedStart {
  const folder = mkdtempSync(join(tmpdir(), 'failed-start-'));
  const taken = createServer();
  beforeAll(async () => {
    await once(taken.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    taken.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return {
    folder,
    write(name, content) {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    takenPort: () => (taken.address() as AddressInfo).port,
    watchedFiles: () => [...refusedConfiguration().keys()].sort(),
  };
}
