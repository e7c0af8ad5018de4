import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { parseProvincesFile } from '../../gateway/provincesFile';
import { loadConfig, type Config, type Environment } from '../../services/shared/config';
import { projectPath } from '../../services/shared/paths';
import { makeSecrets } from '../secrets';

interface ComposeService {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  networks: string[];
  volumes?: string[];
  ports?: string[];
  secrets?: (string | { source: string; target: string })[];
  deploy: { resources: { limits: { cpus: string; memory: string } } };
  healthcheck: { test: string[] };
  depends_on?: Record<string, { condition: string; required?: boolean }>;
}
interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
  secrets: Record<string, { file: string }>;
}
interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
}

const dockerfile = read('Dockerfile');
const compose = parse(read('docker-compose.yml'), { merge: true }) as ComposeFile;
const services = Object.entries(compose.services);
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
const ours = services.filter(([, { image }]) => image === service('register').image);
/** Those that import once, and end. */
const seeders = ours.filter(([name]) => name.startsWith('seeds-'));
const roles = ours.filter(([name]) => !name.startsWith('seeds-'));
const databases = services.filter(([, { image }]) => image === 'mongo:8');
const holders = ['register', ...clusterFive];

/** The files of a service's secrets by the path that it finds them at. */
function secretsOf({ secrets = [] }: ComposeService): Record<string, string> {
  return Object.fromEntries(
    secrets.map((secret) => {
      const { source, target } = typeof secret === 'string' ? { source: secret, target: secret } : secret;
      return [`/run/secrets/${target}`, compose.secrets[source]?.file ?? `no secret "${source}"`];
    }),
  );
}

const secretFile = (name: string) => `deploy/compose/secrets/${name}`;

/** By the Compose Specification. */
function composeErrors(file: unknown): unknown {
  // Ajv knows the draft that it is of by another address.
  const { $schema: _, ...schema } = JSON.parse(read('deploy/schemas/compose-spec.json')) as {
    $schema: string;
  };
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(file);
  return validate.errors;
}

describe('docker-compose.yml', () => {
  it('is a Compose file by the Compose Specification', () => {
    expect(composeErrors(compose)).toBeNull();
  });

  it('runs a gateway, Redis, a register and the provinces of cluster 5, the latter with a database each', () => {
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
    expect(databases.map(([name]) => name).sort()).toEqual(holders.map((id) => `mongo-${id}`).sort());
    expect(seeders.map(([name]) => name).sort()).toEqual(clusterFive.map((id) => `seeds-${id}`));
    expect(roles.length + seeders.length + databases.length + 1).toBe(services.length);
    expect(service('redis').image).toMatch(/^redis:/);
  });

  it('gives commands and options that the program has', () => {
    const program = read('cli/congdoan.ts') + read('cli/seeds.ts');
    const commands = matches(program, /(?:\.command|new Command)\('([a-z-]+)'\)/g);
    const options = matches(program, /\.(?:option|requiredOption)\(\s*'(--[a-z-]+)/g);
    for (const [, { command = [] }] of ours) {
      expect(commands).toContain(command[0]);
      for (const word of command.filter((part) => part.startsWith('-'))) expect(options).toContain(word);
    }
  });

  it('sets only variables that the configuration reads, to values that it takes', () => {
    const known = configVariables();
    for (const [, { environment = {} }] of ours) {
      const own = Object.keys(environment).filter((name) => !/^PROVINCE_TOKEN_FILE_/.test(name));
      expect(own.filter((name) => !known.includes(name))).toEqual([]);
      const { METRICS_PORT, ...texts } = environment;
      const config = loadConfig({ ...texts, METRICS_PORT: String(METRICS_PORT) });
      expect(config).toMatchObject({ production: true, host: '0.0.0.0', metricsPort: 4003 });
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

  it('starts each when what it needs is healthy or done', () => {
    const healthy = { condition: 'service_healthy' };
    expect(service('register').depends_on).toEqual({ 'mongo-register': healthy });
    for (const id of clusterFive) {
      expect(service(`seeds-${id}`).depends_on).toEqual({ [`mongo-${id}`]: healthy });
      expect(service(`province-${id}`).depends_on).toEqual({
        [`mongo-${id}`]: healthy,
        [`seeds-${id}`]: { condition: 'service_completed_successfully' },
      });
    }
    const { register, redis, ...provinces } = service('gateway').depends_on ?? {};
    expect([register, redis]).toEqual([healthy, healthy]);
    expect(Object.keys(provinces).sort()).toEqual(clusterFive.map((id) => `province-${id}`));
    for (const condition of Object.values(provinces)) {
      expect(condition).toEqual({ condition: 'service_healthy', required: false });
    }
  });

  it('gives the register and every province a database, a volume and a network that it shares with none', () => {
    for (const id of holders) {
      const role = id === 'register' ? id : `province-${id}`;
      const own = `database-${id}`;
      expect(service(role).networks).toEqual(['graph', own]);
      expect(service(`mongo-${id}`).networks).toEqual([own]);
      const loaders = id === 'register' ? [] : [`seeds-${id}`];
      expect(connected(own).sort()).toEqual([`mongo-${id}`, role, ...loaders].sort());
      expect(compose.networks[own]).toEqual({ internal: true });
      expect(mounting(own)).toEqual([`mongo-${id}`]);
      expect(compose.volumes).toHaveProperty([own]);
    }
    expect(connected('graph').sort()).toEqual(roles.map(([name]) => name).sort());
    expect(connected('cache').sort()).toEqual(['gateway', 'redis']);
    expect(compose.networks.cache).toEqual({ internal: true });
    expect(service('gateway').environment?.REDIS_URL).toBe('redis://redis:6379');
  });

  it('lets each database ask for a password that its own service alone has', () => {
    for (const id of holders) {
      const mongo = service(`mongo-${id}`);
      expect(mongo.command).toContain('--auth');
      expect(secretsOf(mongo)).toEqual({
        [mongo.environment?.MONGO_INITDB_ROOT_PASSWORD_FILE ?? '']: secretFile(`mongo-password-${id}`),
      });
      const users = services.filter(([, entry]) =>
        Object.values(secretsOf(entry)).includes(secretFile(`mongodb-uri-${id}`)),
      );
      const expected = id === 'register' ? ['register'] : [`province-${id}`, `seeds-${id}`];
      expect(users.map(([name]) => name).sort()).toEqual(expected);
    }
  });

  it('gives every file that a variable names, as a secret', () => {
    for (const [name, entry] of ours) {
      const secrets = secretsOf(entry);
      const named = Object.entries(entry.environment ?? {})
        .filter(([variable]) => /_FILE(_|$)/.test(variable) && variable !== 'PROVINCES_FILE')
        // A seeder answers nobody, so it needs no keys.
        .filter(([variable]) => !(name.startsWith('seeds-') && variable === 'SHARD_PUBLIC_KEYS_FILE'))
        .map(([, file]) => file);
      expect([name, named.sort()]).toEqual([name, Object.keys(secrets).sort()]);
    }
  });

  it('lets the gateway alone have the private key, and of the tokens of provinces the hashes only', () => {
    const holding = (name: string) =>
      services.filter(([, entry]) => Object.values(secretsOf(entry)).includes(secretFile(name)));
    expect(holding('shard-private-key.json').map(([name]) => name)).toEqual(['gateway']);
    for (const id of clusterFive) {
      const variable = `PROVINCE_TOKEN_FILE_${id.toUpperCase().replaceAll('-', '_')}`;
      const fileOf = (name: string) => secretsOf(service(name))[service(name).environment?.[variable] ?? ''];
      expect(fileOf('gateway')).toBe(secretFile(`province-token-hash-${id}`));
      expect(fileOf(`province-${id}`)).toBe(secretFile(`province-token-${id}`));
    }
  });

  it('has all of its secrets made by "congdoan secrets", which leaves those alone that are there', () => {
    const out = mkdtempSync(join(tmpdir(), 'secrets-'));
    try {
      const made = makeSecrets({ out, provincesFile: projectPath(provincesFile) });
      const files = Object.values(compose.secrets).map(({ file }) => file);
      expect(made.map(secretFile).sort()).toEqual(files.sort());
      expect(readdirSync(out).sort()).toEqual([...made].sort());
      expect(statSync(out).mode & 0o777).toBe(0o700);
      rmSync(join(out, 'province-token-cao-bang'));
      expect(makeSecrets({ out, provincesFile: projectPath(provincesFile) })).toEqual([
        'province-token-cao-bang',
      ]);
      expect(read('.gitignore')).toContain('deploy/compose/secrets/\n');
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });

  it('bounds what each may use', () => {
    for (const [name, entry] of services) {
      const { cpus, memory } = entry.deploy.resources.limits;
      expect([name, cpus, memory]).toEqual([
        name,
        expect.stringMatching(/^[\d.]+$/),
        expect.stringMatching(/^\d+[MG]$/),
      ]);
    }
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
      expect(service(hostname).command).toEqual(['province', '--id', id]);
      expect(service(hostname).environment?.GATEWAY_URL).toBe(`http://gateway:${defaults.gatewayPort}`);
      expect(service(`seeds-${id}`).command).toEqual(['seeds', '--province', id]);
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
    expect(service('gateway').volumes).toEqual([
      `./${provincesFile}:/app/${provincesFile}:ro`,
      'gateway:/app/.data',
    ]);
    for (const [name, { volumes = [] }] of roles) expect(volumes).toContain(`${name}:/app/.data`);
    expect(relative(projectPath(), defaults.dataDir)).toBe('.data');
    expect(dockerfile).toContain('--owner=node --group=node .data\n');
    expect(service('gateway').environment?.PROVINCES_FILE).toBe(`/app/${provincesFile}`);
    expect(existsSync(projectPath(provincesFile))).toBe(true);
    const builders = services.filter(([, { build }]) => build);
    expect(builders.map(([name, { build }]) => [name, build])).toEqual([['gateway', '.']]);
  });
});

describe('deploy/compose/tls.yml', () => {
  const tlsProvincesFile = 'deploy/compose/provinces-tls.yml';
  const added = parse(read('deploy/compose/tls.yml'), { merge: true }) as Pick<
    ComposeFile,
    'services' | 'secrets'
  >;
  const answering = Object.entries(added.services).filter(([name]) => name !== 'gateway');

  it('is a Compose file by the Compose Specification', () => {
    expect(composeErrors(added)).toBeNull();
  });

  it('gives each role a certificate of its own, and the authority', () => {
    expect(Object.keys(added.services).sort()).toEqual(roles.map(([name]) => name).sort());
    for (const [name, { secrets, environment = {} }] of Object.entries(added.services)) {
      const fileAt = Object.fromEntries(
        (secrets ?? []).map((secret) => {
          const { source, target } = typeof secret === 'string' ? { source: secret, target: secret } : secret;
          return [`/run/secrets/${target}`, added.secrets[source]?.file];
        }),
      );
      const { tls } = loadConfig({ ...service(name).environment, ...environment, METRICS_PORT: '4003' });
      expect([tls?.certFile, tls?.keyFile, tls?.caFile].map((file) => fileAt[file ?? ''])).toEqual([
        secretFile(`tls-${name}.crt`),
        secretFile(`tls-${name}.key`),
        secretFile('tls-authority.crt'),
      ]);
    }
  });

  it('names in its comment the host of every certificate that it needs', () => {
    const comment = read('deploy/compose/tls.yml').match(/make\.sh (.*?)\n# {3}docker/s)?.[1] ?? '';
    expect(
      comment
        .replace(/[\\#\n]/g, ' ')
        .trim()
        .split(/\s+/),
    ).toEqual(['deploy/compose/secrets', ...Object.keys(added.services)]);
  });

  it('asks the services, and whether they are healthy, over TLS', () => {
    const { environment, volumes } = added.services.gateway ?? {};
    expect(environment?.REGISTER_URL).toBe(`https://register:${defaults.registerPort}/graphql`);
    expect(environment?.PROVINCES_FILE).toBe(`/app/${tlsProvincesFile}`);
    expect(volumes).toEqual([`./${tlsProvincesFile}:/app/${tlsProvincesFile}:ro`]);
    const secured = parse(read(tlsProvincesFile)) as unknown;
    expect(secured).toEqual(
      JSON.parse(JSON.stringify(joined).replaceAll('"http://', '"https://')) as unknown,
    );
    for (const [name, { healthcheck, environment: variables }] of answering) {
      const plain = service(name).healthcheck.test;
      expect(healthcheck.test.map((word) => word.trim())).toEqual(
        plain.map((word) => word.trim().replace('http://', 'https://')),
      );
      expect(variables?.NODE_EXTRA_CA_CERTS).toBe(variables?.TLS_CA_FILE);
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

  it('builds every page that there is', () => {
    const pages = readdirSync(projectPath()).filter((folder) =>
      existsSync(projectPath(folder, 'vite.config.mts')),
    );
    expect(pages.length).toBeGreaterThan(0);
    expect(copied).toEqual(expect.arrayContaining([...pages, 'web']));
    expect(dockerfile).toContain('RUN npm run build && npm run build:web\n');
    expect(dockerfile).toContain('COPY --from=build /app/dist-web ./dist-web\n');
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
    expect(matches(dockerfile, /^EXPOSE (.+)$/gm)).toEqual([[...Object.values(portOf), 4003].join(' ')]);
  });
});

describe('.env.example', () => {
  const example = read('.env.example');
  const given: Environment = Object.fromEntries(
    [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const optional = matches(example, /^# ([A-Z_]+)=/gm);

  it('names every variable of the configuration, and no other', () => {
    const ofOneService = optional.filter((name) => /^(MONGODB_URI|PROVINCE_TOKEN)_(?!FILE$)/.test(name));
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
    const [, map = ''] = /^## Map\n(.*?)^Checks:/ms.exec(read('README.md')) ?? [];
    const paths = matches(map, /`([^`]+)`/g);
    expect(paths.length).toBeGreaterThan(20);
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
