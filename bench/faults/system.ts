import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyPair } from '../../platform/gatewayTokens/keys';
import { projectPath } from '../../platform/paths';
import { freePorts } from '../../platform/testing/ports';
import { answers, canConnect, createProgram, type Program } from '../operations/process';

export const roleNames = ['gateway', 'register', 'province', 'redis', 'database'] as const;
export type RoleName = (typeof roleNames)[number];

/** A role in a process of its own, with a small disk and a clock of its own. */
export interface Role {
  name: RoleName;
  program: Program;
  port: number;
  /** Everything that it writes. */
  folder: string;
  /** Moves its clock; null if there is nothing that can. */
  setClock: ((offset: string) => void) | null;
}

export interface System {
  origin: string;
  importUrl: string;
  token: string;
  roles: ReadonlyMap<RoleName, Role>;
  stop(): Promise<void>;
}

export const province = 'cao-bang';
const token = 'faults-of-cao-bang-'.padEnd(43, 'Zk7q');
const fakeTime = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';
/** Before Redis' own allocator, which asks for the time before the faked clock can be set up. */
const plainAllocator = '/lib/x86_64-linux-gnu/libc.so.6';
const diskMegabytes = 48;
/** Files and connections of each role. */
export const mostFiles = 256;
/** Nobody: for the administrator every folder can be written to. */
export const userId = 65_534;

/** As the administrator each role gets a disk of its own, and does not run as the administrator. */
export const isAdministrator = process.getuid?.() === 0;

export async function startSystem(folder: string): Promise<System> {
  const ports = await freePorts(roleNames.length);
  const portOf = (name: RoleName) => ports[roleNames.indexOf(name)] ?? 0;
  const local = (name: RoleName) => `http://127.0.0.1:${portOf(name)}`;
  const provincesFile = join(folder, 'provinces.yml');
  writeFileSync(
    provincesFile,
    JSON.stringify({
      settings: { timeoutMillis: 2_000, breakerOpenMillis: 1_000 },
      provinces: { [province]: { endpoint: `${local('province')}/${province}/graphql` } },
    }),
  );
  const keys = createKeyFiles(folder);
  const common = { LOG_LEVEL: 'warn', PROVINCE_TOKEN_CAO_BANG: token };
  const congdoan = (...words: string[]) => [projectPath('bin', 'congdoan.js'), ...words];
  const health = (name: RoleName) => () => answers(`${local(name)}/health/live`);
  const parts: Record<RoleName, Omit<RoleParts, 'name' | 'port'>> = {
    database: {
      words: (own) => [
        projectPath('dist', 'bench', 'faults', 'database.js'),
        own,
        String(portOf('database')),
      ],
      isReady: () => canConnect(portOf('database')),
    },
    redis: {
      command: 'redis-server',
      words: (own) => [
        ...['--port', String(portOf('redis')), '--bind', '127.0.0.1', '--dir', own],
        ...['--save', '', '--appendonly', 'yes'],
      ],
      isReady: () => canConnect(portOf('redis')),
    },
    register: {
      words: () => congdoan('register', '--port', String(portOf('register'))),
      environment: { ...common, SHARD_PUBLIC_KEYS_FILE: keys.publicFile },
      isReady: health('register'),
    },
    province: {
      words: () => congdoan('province', '--id', province, '--port', String(portOf('province'))),
      environment: {
        ...common,
        SHARD_PUBLIC_KEYS_FILE: keys.publicFile,
        GATEWAY_URL: local('gateway'),
        DATABASE_TIMEOUT_MILLIS: '3000',
        MONGODB_URI: `mongodb://127.0.0.1:${portOf('database')}/?directConnection=true&serverSelectionTimeoutMS=3000`,
      },
      isReady: health('province'),
    },
    gateway: {
      words: () => congdoan('gateway', '--open-to-this-machine', '--port', String(portOf('gateway'))),
      environment: {
        ...common,
        SHARD_PRIVATE_KEY_FILE: keys.privateFile,
        PROVINCES_FILE: provincesFile,
        REGISTER_URL: `${local('register')}/graphql`,
        REDIS_URL: `redis://127.0.0.1:${portOf('redis')}`,
      },
      isReady: health('gateway'),
    },
  };
  const roles = new Map(
    roleNames.map((name) => [name, createRole(folder, { ...parts[name], name, port: portOf(name) })]),
  );
  const stop = async () => {
    await Promise.allSettled([...roles.values()].map(({ program }) => program.kill()));
    for (const { folder: own } of roles.values()) unmount(own);
  };
  try {
    for (const name of ['database', 'redis', 'register', 'province', 'gateway'] as const) {
      await roles.get(name)?.program.start();
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    origin: local('gateway'),
    importUrl: `${local('province')}/${province}/import`,
    token,
    roles,
    stop,
  };
}

interface RoleParts {
  name: RoleName;
  port: number;
  command?: string;
  words(own: string): string[];
  environment?: Record<string, string>;
  isReady(): Promise<boolean>;
}

function createRole(folder: string, parts: RoleParts): Role {
  const { name, port, command = process.execPath, words, environment = {}, isReady } = parts;
  const own = join(folder, name);
  mkdirSync(own);
  if (isAdministrator) {
    execFileSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${diskMegabytes}m,uid=${userId},gid=${userId}`,
      'tmpfs',
      own,
    ]);
  }
  const clock = join(folder, `${name}.clock`);
  const libraries = name === 'redis' ? [fakeTime, plainAllocator] : [fakeTime];
  const hasClock = libraries.every((library) => existsSync(library));
  writeFileSync(clock, '+0d\n');
  // Set where nobody runs already: what it makes must be nobody's too.
  const withClock = [
    `LD_PRELOAD=${libraries.join(':')}`,
    `FAKETIME_TIMESTAMP_FILE=${clock}`,
    'FAKETIME_CACHE_DURATION=1',
    'FAKETIME_DONT_FAKE_MONOTONIC=1',
  ];
  const asNobody = ['setpriv', `--reuid=${userId}`, `--regid=${userId}`, '--clear-groups'];
  const [first = command, ...others] = [
    ...['prlimit', `--nofile=${mostFiles}:${mostFiles}`],
    ...(isAdministrator ? asNobody : []),
    ...(hasClock ? ['env', ...withClock] : []),
    command,
    ...words(own),
  ];
  const program = createProgram({
    name,
    command: first,
    words: others,
    environment: { DATA_DIR: own, TMPDIR: own, ...environment },
    logFile: join(folder, `${name}.log`),
    isReady,
  });
  return {
    name,
    program,
    port,
    folder: own,
    setClock: hasClock ? (offset) => writeFileSync(clock, `${offset}\n`) : null,
  };
}

function unmount(folder: string): void {
  if (isAdministrator) execFileSync('umount', ['--lazy', folder]);
}

function createKeyFiles(folder: string): { privateFile: string; publicFile: string } {
  const { privateKey, publicKeys } = createKeyPair();
  const privateFile = join(folder, 'private.json');
  const publicFile = join(folder, 'public.json');
  writeFileSync(privateFile, privateKey);
  writeFileSync(publicFile, publicKeys);
  if (isAdministrator) for (const file of [privateFile, publicFile]) chownSync(file, userId, userId);
  return { privateFile, publicFile };
}
