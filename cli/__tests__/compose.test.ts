import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { loadConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';
import {
  clusterFive,
  compose,
  databases,
  holders,
  joined,
  ours,
  provincesFile,
  roles,
  secretFile,
  secretsOf,
  seeders,
  service,
  services,
} from './composeFiles';
import { schemaErrors } from './deploymentSchemas';
import { configVariables, defaults, matches, portOf, read } from './projectFiles';

describe('docker-compose.yml', () => {
  it('is a Compose file by the Compose Specification', () => {
    expect(schemaErrors('compose-spec', compose)).toBeNull();
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
    expect(service('gateway').environment?.REDIS_URL_FILE).toBe('/run/secrets/redis-url');
    expect(service('redis').command?.join(' ')).toContain('--aclfile /run/secrets/redis-users.acl');
    expect(secretsOf(service('redis'))).toEqual({
      '/run/secrets/redis-users.acl': secretFile('redis-users.acl'),
    });
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
    expect(read('Dockerfile')).toContain('--owner=node --group=node .data\n');
    expect(service('gateway').environment?.PROVINCES_FILE).toBe(`/app/${provincesFile}`);
    expect(existsSync(projectPath(provincesFile))).toBe(true);
    const builders = services.filter(([, { build }]) => build);
    expect(builders.map(([name, { build }]) => [name, build])).toEqual([['gateway', '.']]);
  });
});

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
