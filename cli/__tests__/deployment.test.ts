import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parse } from 'yaml';
import { parseProvincesFile } from '../../gateway/provincesFile';
import { loadConfig, type Config, type Environment } from '../../services/shared/config';
import { projectPath } from '../../services/shared/paths';

interface ComposeService {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  networks: string[];
  volumes?: string[];
  ports?: string[];
  healthcheck: { test: string[] };
  depends_on?: Record<string, { condition: string; required?: boolean }>;
}
interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}
interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
}

const dockerfile = read('Dockerfile');
const compose = parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;
/** Makes the keys once, and ends. */
const { 'shard-key': keyMaker, ...running } = compose.services;
const services = Object.entries(running);
const provincesFile = 'deploy/compose/provinces.yml';
const joined = parse(read(provincesFile)) as { provinces: Record<string, { endpoint: string }> };
const defaults = loadConfig({});
const clusterFive = ['bac-kan', 'cao-bang', 'ha-giang', 'lang-son', 'thai-nguyen', 'tuyen-quang'];

function read(file: string): string {
  return readFileSync(projectPath(file), 'utf8');
}

function service(name: string): ComposeService {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service "${name}"`);
  return found;
}

/** The first group of every match, each once. */
function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}

/** Names of services that a network connects. */
function connected(network: string): string[] {
  return services.filter(([, { networks }]) => networks.includes(network)).map(([name]) => name);
}

/** Names of services that a named volume is mounted in. */
function mounting(volume: string): string[] {
  return services
    .filter(([, { volumes }]) => volumes?.some((mount) => mount.startsWith(`${volume}:`)))
    .map(([name]) => name);
}

function configVariables(): string[] {
  const [, schema = ''] =
    /environmentSchema = z\.object\(\{(.*?)\n\}\)/s.exec(read('services/shared/config.ts')) ?? [];
  return matches(schema, /^ {2}([A-Z_]+):/gm);
}

/** Ports by the first word of a role's command. */
const portOf: Record<string, number> = {
  gateway: defaults.gatewayPort,
  register: defaults.registerPort,
  province: defaults.provincesPort,
};
const roles = services.filter(([, { image }]) => image === service('register').image);
const databases = services.filter(([, { image }]) => image === 'mongo:8');

describe('docker-compose.yml', () => {
  it('runs a gateway, a register and the provinces of cluster 5, each but the gateway with a database', () => {
    expect(roles.map(([name]) => name).sort()).toEqual([
      'gateway',
      'province-bac-kan',
      'province-cao-bang',
      'province-ha-giang',
      'province-lang-son',
      'province-thai-nguyen',
      'province-tuyen-quang',
      'register',
    ]);
    expect(databases.map(([name]) => name).sort()).toEqual([
      'mongo-bac-kan',
      'mongo-cao-bang',
      'mongo-ha-giang',
      'mongo-lang-son',
      'mongo-register',
      'mongo-thai-nguyen',
      'mongo-tuyen-quang',
    ]);
    expect(roles.length + databases.length).toBe(services.length);
  });

  it('gives commands and options that the program has', () => {
    const program = read('cli/congdoan.ts') + read('cli/shardKey.ts');
    const commands = matches(program, /(?:\.command|new Command)\('([a-z-]+)'\)/g);
    const options = matches(program, /\.option\(\s*'(--[a-z-]+)/g);
    for (const { command = [] } of Object.values(compose.services).filter(({ command }) => command)) {
      if (command[0] === 'mongod') continue;
      expect(commands).toContain(command[0]);
      for (const word of command.filter((part) => part.startsWith('-'))) expect(options).toContain(word);
    }
  });

  it('sets only variables that the configuration reads, to values that it takes', () => {
    const known = configVariables();
    for (const [, { environment = {} }] of roles) {
      expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
      expect(loadConfig(environment)).toMatchObject({ production: true, host: '0.0.0.0' });
    }
  });

  it('asks every role at the port that it listens on, and publishes the gateway only, on this machine', () => {
    for (const [name, { command = [], healthcheck }] of roles) {
      const port = portOf[command[0] ?? ''];
      expect([name, healthcheck.test.at(-1)]).toEqual([name, `http://127.0.0.1:${port}/health/ready`]);
    }
    const published = services.flatMap(([name, entry]) => (entry.ports ?? []).map((port) => [name, port]));
    expect(published).toEqual([['gateway', `127.0.0.1:${defaults.gatewayPort}:${defaults.gatewayPort}`]]);
  });

  it('starts a role when there are keys and its database is healthy, and the gateway when the register is', () => {
    const keys = { 'shard-key': { condition: 'service_completed_successfully' } };
    for (const [name, { depends_on: needed }] of roles) {
      expect(needed).toMatchObject(keys);
      if (name === 'gateway') continue;
      const database = name === 'register' ? 'mongo-register' : name.replace('province-', 'mongo-');
      expect(needed).toEqual({ ...keys, [database]: { condition: 'service_healthy' } });
    }
    const { register, 'shard-key': _, ...provinces } = service('gateway').depends_on ?? {};
    expect(register).toEqual({ condition: 'service_healthy' });
    expect(Object.keys(provinces).sort()).toEqual(clusterFive.map((id) => `province-${id}`));
    for (const condition of Object.values(provinces)) {
      expect(condition).toEqual({ condition: 'service_healthy', required: false });
    }
  });

  it('gives the register and every province a database, a volume and a network that it shares with none', () => {
    for (const id of ['register', ...clusterFive]) {
      const role = id === 'register' ? id : `province-${id}`;
      const own = `database-${id}`;
      expect(service(role).networks).toEqual(['graph', own]);
      expect(service(`mongo-${id}`).networks).toEqual([own]);
      expect(connected(own).sort()).toEqual([`mongo-${id}`, role].sort());
      expect(compose.networks[own]).toEqual({ internal: true });
      expect(mounting(own)).toEqual([`mongo-${id}`]);
      expect(compose.volumes).toHaveProperty([own]);
      expect(service(role).environment?.MONGODB_URI).toBe(`mongodb://mongo-${id}:27017`);
    }
    expect(connected('graph').sort()).toEqual(roles.map(([name]) => name).sort());
  });

  it('reaches the register, and the province of every endpoint, at a service that holds it', () => {
    expect(service('gateway').environment?.REGISTER_URL).toBe(
      `http://register:${defaults.registerPort}/graphql`,
    );
    const endpoints = parseProvincesFile(read(provincesFile), provincesFile, {});
    expect([...endpoints.keys()].sort()).toEqual(clusterFive);
    for (const [id, { endpoint }] of Object.entries(joined.provinces)) {
      const { hostname, port, pathname } = new URL(endpoint);
      expect([port, pathname]).toEqual([String(defaults.provincesPort), `/${id}/graphql`]);
      expect(service(hostname).command).toEqual(['province', '--id', id, '--seeds']);
    }
  });

  it('lists the provinces that cluster 5 has in the register', () => {
    const clusters = JSON.parse(read('data/register/clusters.json')) as {
      id: string;
      seasons: { provinces: string[] }[];
    }[];
    const seasons = clusters.find(({ id }) => id === 'cum-5')?.seasons ?? [];
    expect(seasons.map(({ provinces }) => [...provinces].sort())).toEqual([clusterFive, clusterFive]);
  });

  it('mounts what exists, where the configuration looks for it', () => {
    const mounts = service('gateway').volumes ?? [];
    expect(mounts).toEqual([
      './deploy/compose:/app/deploy/compose:ro',
      'gateway:/app/.data',
      'private-key:/app/keys/private:ro',
    ]);
    expect(mounting('gateway')).toEqual(['gateway']);
    expect(relative(projectPath(), defaults.dataDir)).toBe('.data');
    expect(dockerfile).toContain('--owner=node --group=node .data keys/private keys/public\n');
    expect(service('gateway').environment?.PROVINCES_FILE).toBe(`/app/${provincesFile}`);
    expect(existsSync(projectPath(provincesFile))).toBe(true);
    const builders = Object.entries(compose.services).filter(([, { build }]) => build);
    expect(builders.map(([name, { build }]) => [name, build])).toEqual([['shard-key', '.']]);
  });

  it('lets the gateway alone read the private key, and no role write any', () => {
    expect(keyMaker?.volumes).toEqual(['private-key:/app/keys/private', 'public-keys:/app/keys/public']);
    expect(mounting('private-key')).toEqual(['gateway']);
    expect(mounting('public-keys').sort()).toEqual(
      roles
        .map(([name]) => name)
        .filter((name) => name !== 'gateway')
        .sort(),
    );
    const [, privateFile, publicFile] =
      /--private-file (\S+) --public-file (\S+)/.exec(keyMaker?.command?.join(' ') ?? '') ?? [];
    for (const [name, { environment = {}, volumes = [] }] of roles) {
      expect(volumes.filter((mount) => mount.includes('/keys/') && !mount.endsWith(':ro'))).toEqual([]);
      const { SHARD_PRIVATE_KEY_FILE, SHARD_PUBLIC_KEYS_FILE } = environment;
      expect([SHARD_PRIVATE_KEY_FILE, SHARD_PUBLIC_KEYS_FILE]).toEqual(
        name === 'gateway' ? [privateFile, undefined] : [undefined, publicFile],
      );
    }
  });
});

describe('Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    (match) => match[1]?.split(' ') ?? [],
  );

  it('is of the Node version that the project is developed with', () => {
    expect(matches(dockerfile, /^FROM node:(\d+)-/gm)).toEqual([read('.nvmrc').trim().split('.')[0]]);
  });

  it('copies what exists and what the build context has', () => {
    const context = matches(read('.dockerignore'), /^!(.+)$/gm);
    expect(copied).toContain('package-lock.json');
    for (const path of copied) {
      expect(context).toContain(path);
      expect(existsSync(projectPath(path))).toBe(true);
    }
    for (const path of context) expect(copied).toContain(path);
  });

  it('builds the folders that the build script reads', () => {
    const [, folders = ''] = /"build": "swc (.*?) --/.exec(read('package.json')) ?? [];
    expect(copied).toEqual(expect.arrayContaining(folders.split(' ')));
  });

  it('runs the program that the package names, not as root', () => {
    const { bin } = JSON.parse(read('package.json')) as { bin: { congdoan: string } };
    expect(matches(dockerfile, /^ENTRYPOINT (.+)$/gm)).toEqual([`["node", "${bin.congdoan}"]`]);
    expect(existsSync(projectPath(bin.congdoan))).toBe(true);
    expect(matches(dockerfile, /^USER (.+)$/gm)).toEqual(['node']);
  });

  it('sets only variables that the configuration reads, and names the ports of the roles', () => {
    const names = matches(dockerfile, /^ENV (\w+)=/gm);
    expect(names.filter((name) => !configVariables().includes(name))).toEqual([]);
    expect(matches(dockerfile, /^EXPOSE (.+)$/gm)).toEqual([Object.values(portOf).join(' ')]);
  });
});

describe('.env.example', () => {
  const example = read('.env.example');
  const given: Environment = Object.fromEntries(
    [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const optional = matches(example, /^# ([A-Z_]+)=/gm);

  it('names every variable of the configuration, and no other', () => {
    const ofOneService = optional.filter((name) => /^(MONGODB_URI|PROVINCE_TOKEN)_/.test(name));
    expect(ofOneService).toEqual([
      'MONGODB_URI_CAO_BANG',
      'MONGODB_URI_REGISTER',
      'PROVINCE_TOKEN_CAO_BANG',
      'PROVINCE_TOKEN_FILE_CAO_BANG',
    ]);
    const named = [...Object.keys(given), ...optional.filter((name) => !ofOneService.includes(name))];
    expect(named.sort()).toEqual(configVariables().sort());
  });

  it('sets the defaults', () => {
    expect(values(loadConfig(given))).toEqual(values(loadConfig({})));
  });
});

/** Without what the environment passes through as it is. */
function values(config: Config): unknown {
  return JSON.parse(JSON.stringify({ ...config, variables: null }));
}

describe('docs/configuration.md', () => {
  it('has a line for every variable of the configuration, and no other', () => {
    const names = matches(read('docs/configuration.md'), /^- `([A-Z_]+)` /gm);
    expect(names.sort()).toEqual(configVariables().sort());
  });
});

describe('README.md', () => {
  it('maps files and folders that exist', () => {
    const paths = matches(read('README.md'), /^\| `([a-z][^`]*)` /gm);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(projectPath(path)))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };

  it('has the binaries of every platform, without which "npm ci" refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isInstalled(name, path)),
    );
    expect(missing).toEqual([]);
  });

  /** Whether a package at `path` finds `name` in a node_modules folder of its own or above. */
  function isInstalled(name: string, path: string): boolean {
    const folders = path
      .split('/node_modules/')
      .map((_part, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
    return ['', ...folders].some((folder) => `${folder}/node_modules/${name}`.replace(/^\//, '') in packages);
  }
});

describe('docs/dependencies.md', () => {
  /** Licence by package, from the rows of the tables. */
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|/gm)].map(
    ([, name = '', licence = '']) => [name, licence] as const,
  );
  const { dependencies, devDependencies, overrides } = JSON.parse(read('package.json')) as Package;
  const names = [...Object.keys(dependencies), ...Object.keys(devDependencies), ...Object.keys(overrides)];

  it('has a row for every dependency and override of the package, and no other', () => {
    expect(rows.map(([name]) => name).sort()).toEqual([...new Set(names)].sort());
  });

  it('says the licence that the package itself declares', () => {
    for (const [name, licence] of rows) {
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
      expect([name, licence]).toEqual([name, license]);
    }
  });
});
