import { chmodSync, chownSync, cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAdministrator, mostFiles, userId, type Role } from './system';

/** Something that happens to a role; what it returns ends it. Null if it cannot be tried here, with why. */
export interface Fault {
  name: string;
  /** Whether it is to last as long as a process may be stopped. */
  isLong?: boolean;
  /** Whether a province of which it is known answers from what was kept: it cannot answer itself. */
  silencesProvince?: boolean;
  /** Why it cannot be tried here; null if it can. */
  hindrance(role: Role): string | null;
  begin(role: Role): Promise<() => Promise<void>>;
}

const clockMillis = 1_500;
const none = () => null;
const forAdministrator = () => (isAdministrator ? null : 'needs the administrator');

export const faults: readonly Fault[] = [
  {
    name: 'kill -9',
    silencesProvince: true,
    hindrance: none,
    async begin({ program }) {
      await program.kill();
      return () => program.start();
    },
  },
  {
    name: 'SIGSTOP',
    isLong: true,
    silencesProvince: true,
    hindrance: none,
    begin({ program }) {
      process.kill(program.pid(), 'SIGSTOP');
      return Promise.resolve(() => {
        process.kill(program.pid(), 'SIGCONT');
        return Promise.resolve();
      });
    },
  },
  {
    name: 'full disk',
    hindrance: forAdministrator,
    begin({ folder }) {
      const file = join(folder, 'filled');
      fill(file);
      return Promise.resolve(() => {
        rmSync(file);
        return Promise.resolve();
      });
    },
  },
  {
    name: 'unwritable folder',
    hindrance: none,
    begin({ folder }) {
      const { mode } = statSync(folder);
      chmodSync(folder, 0o555);
      return Promise.resolve(() => {
        chmodSync(folder, mode);
        return Promise.resolve();
      });
    },
  },
  {
    name: 'no more files',
    hindrance: none,
    async begin({ port }) {
      const sockets = await connectTimes(port, mostFiles + 50);
      return () => {
        for (const socket of sockets) socket.destroy();
        return Promise.resolve();
      };
    },
  },
  {
    name: 'corrupt state',
    hindrance: none,
    async begin({ program, folder }) {
      await program.kill();
      const copy = `${folder}.copy`;
      cpSync(folder, copy, { recursive: true, preserveTimestamps: true, filter: isNoSocket });
      for (const file of filesIn(folder)) writeFileSync(file, 'not what it was \u0000\u0001');
      // It may start all the same, or say why it does not.
      await program.tryStart(15_000);
      return async () => {
        if (program.isRunning()) return;
        for (const file of filesIn(copy)) {
          const original = join(folder, file.slice(copy.length));
          cpSync(file, original);
          if (isAdministrator) chownSync(original, userId, userId);
        }
        rmSync(copy, { recursive: true });
        await program.start();
      };
    },
  },
  {
    name: 'clock a day ahead',
    hindrance: ({ setClock }) => (setClock ? null : 'needs libfaketime'),
    async begin({ setClock }) {
      setClock?.('+1d');
      // It is looked at once a second.
      await delay(clockMillis);
      return async () => {
        setClock?.('+0d');
        await delay(clockMillis);
      };
    },
  },
];

/** Until nothing is left, to the last byte. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

function isNoSocket(path: string): boolean {
  return !statSync(path).isSocket();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function connectTimes(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => createConnection(port, '127.0.0.1'));
  for (const socket of sockets) socket.on('error', () => undefined);
  await delay(500);
  return sockets;
}
