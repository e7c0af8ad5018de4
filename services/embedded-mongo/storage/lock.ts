import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Another server has the folder. */
export class FolderInUseError extends Error {
  constructor(
    readonly folder: string,
    readonly pid: string | null,
  ) {
    const whose = pid === null ? 'another process' : `process ${pid}`;
    super(`The folder "${folder}" is in use by ${whose}; stop that one or choose another folder`);
  }
}

/**
 * Claims a folder for one server and returns the function that gives it back. Each claim is a socket in the folder under a
 * name of its own: the kernel answers for it as long as its process lives, even if process ids are counted apart, and
 * refuses once it is gone. Who claims listens first and looks at the others then, so that of two at most one stays.
 *
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true });
  const pidFile = join(resolve(folder), 'server.pid');
  const claims = openClaims(folder);
  for (let attempt = 1; ; attempt += 1) {
    const claim = await claims.claim();
    if (claim === null || (await claims.isAnotherAlive(claim.name))) {
      await claim?.end();
      // Of two that start at the same time both may have seen the other.
      if (attempt < 3) {
        await sleep(20 + Math.random() * 80);
        continue;
      }
      claims.close();
      throw new FolderInUseError(folder, readPid(pidFile));
    }
    writeFileSync(pidFile, String(process.pid));
    return async () => {
      rmSync(pidFile, { force: true });
      await claim.end();
      claims.close();
    };
  }
}

interface Claim {
  name: string;
  end(): Promise<void>;
}

interface Claims {
  /** Null if another has it: of pipes of one name there is one. */
  claim(): Promise<Claim | null>;
  isAnotherAlive(own: string): Promise<boolean>;
  close(): void;
}

function openClaims(folder: string): Claims {
  return process.platform === 'win32' ? pipeClaims(folder) : socketClaims(folder);
}

const suffix = '.claim';

function socketClaims(folder: string): Claims {
  const { pathOf, close } = shortPaths(folder);
  return {
    async claim() {
      const name = `${randomBytes(8).toString('hex')}${suffix}`;
      const server = await listen(pathOf(name), folder);
      // Closing removes the socket's file too.
      return { name, end: () => closed(server) };
    },
    async isAnotherAlive(own) {
      for (const name of readdirSync(folder)) {
        if (!name.endsWith(suffix) || name === own) continue;
        if (await answers(pathOf(name))) return true;
        // Its process is gone, and no other has its name.
        rmSync(join(folder, name), { force: true });
      }
      return false;
    },
    close,
  };
}

/** Addresses of sockets are short; Linux knows a folder that is open by a short one. */
function shortPaths(folder: string): { pathOf(name: string): string; close(): void } {
  const path = realpathSync(folder);
  if (path.length < 80 || process.platform !== 'linux') {
    return { pathOf: (name) => join(path, name), close: () => undefined };
  }
  const directory = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  return { pathOf: (name) => `/proc/self/fd/${directory}/${name}`, close: () => closeSync(directory) };
}

function pipeClaims(folder: string): Claims {
  const hash = createHash('sha256').update(realpathSync(folder)).digest('hex');
  const name = `\\\\.\\pipe\\embedded-mongo-${hash}`;
  return {
    async claim() {
      const server = await listen(name, folder).catch(() => null);
      return server && { name, end: () => closed(server) };
    },
    isAnotherAlive: () => Promise.resolve(false),
    close: () => undefined,
  };
}

function listen(path: string, folder: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((done, failed) => {
    server.once('error', (error) =>
      failed(
        new Error(`The folder "${folder}" cannot be locked; choose one on a local disk`, { cause: error }),
      ),
    );
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()));
}

/** Only a refusal says that nobody listens: who cannot be asked may be alive. */
function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      done(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}

function readPid(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
