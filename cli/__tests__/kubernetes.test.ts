import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { loadConfig, readConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';
import { schemaErrors } from './deploymentSchemas';
import { configVariables, matches, read as readFile } from './projectFiles';

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec?: any;
}
interface Kustomization {
  resources?: string[];
  components?: string[];
  patches?: { path: string; target?: object }[];
  configMapGenerator?: { name: string; files: string[] }[];
}

const root = projectPath('deploy', 'kubernetes');
const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => /\.ya?ml$/.test(file));
const readAll = <Content>(file: string) =>
  parseAllDocuments(readFileSync(join(root, file), 'utf8')).map((document) => document.toJS() as Content);
const read = <Content>(file: string) => parse(readFileSync(join(root, file), 'utf8')) as Content;
const components = 'components/';
const kustomizations = files.filter((file) => file.endsWith('kustomization.yaml'));
const overlays = kustomizations.filter((file) => file.startsWith('overlays/'));
const patches = new Set(
  kustomizations.flatMap((file) =>
    (read<Kustomization>(file).patches ?? []).map(({ path }) => join(dirname(file), path)),
  ),
);
const manifests = files.filter(
  (file) =>
    !kustomizations.includes(file) &&
    !file.endsWith('provinces.yml') &&
    !patches.has(file) &&
    // The kinds of cert-manager and of MongoDB's operator are no kinds of Kubernetes'.
    !file.startsWith(components),
);

/** Checks by the JSON schema that Kubernetes publishes for the kind. */
function assertValid(manifest: Manifest): void {
  const { apiVersion, kind } = manifest;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- one module for each kind
  const models = require(`kubernetes-models/${apiVersion}`) as Record<
    string,
    new (content: object) => { validate(): void }
  >;
  const Model = models[kind];
  if (!Model) throw new Error(`Kubernetes has no ${kind} of ${apiVersion}`);
  new Model(manifest).validate();
}

/** All manifests that a kustomization leads to. */
function resourcesOf(file: string): Manifest[] {
  return (read<Kustomization>(file).resources ?? []).flatMap((resource) => {
    const path = join(dirname(file), resource);
    return path.endsWith('.yaml') ? readAll<Manifest>(path) : resourcesOf(join(path, 'kustomization.yaml'));
  });
}

/** The containers of ours with what the overlays' patches add. */
const containers = overlays.flatMap((file) => {
  const added = (read<Kustomization>(file).patches ?? []).flatMap(({ path }) =>
    readAll<Manifest>(join(dirname(file), path)),
  );
  return resourcesOf(file)
    .filter(({ spec }) => templateOf(spec))
    .flatMap(({ kind, metadata, spec }) => {
      const pod = templateOf(spec).spec;
      const own = added.filter((patch) => patch.kind === kind && patch.metadata.name === metadata.name);
      const env = own.flatMap((patch) => templateOf(patch.spec).spec.containers[0].env);
      return [...(pod.initContainers ?? []), ...pod.containers].map((container: any) => ({
        ...container,
        kind,
        pod,
        variables: Object.fromEntries(
          [...(container.env ?? []), ...env].map(({ name, value }: any) => [name, value]),
        ),
      }));
    });
});
/** Of a workload or of what a job makes. */
function templateOf(spec: any): any {
  return spec?.template ?? spec?.jobTemplate?.spec.template;
}
const ours = containers.filter(({ image }) => image === 'congdoan-graph');
const servers = ours.filter(({ kind }) => kind !== 'CronJob');
const jobs = ours.filter(({ kind }) => kind === 'CronJob');

describe('deploy/kubernetes', () => {
  it.each(manifests)('%s is valid by the schema of its kind', (file) => {
    for (const manifest of readAll<Manifest>(file)) expect(() => assertValid(manifest)).not.toThrow();
  });

  it('is checked by schemas that find what is wrong', () => {
    const deployment = read<Manifest>('base/redis/deployment.yaml');
    expect(() => assertValid({ ...deployment, spec: { ...deployment.spec, replicas: 'two' } })).toThrow();
  });

  it.each(kustomizations)('%s is valid by the schema of a kustomization', (file) => {
    expect(schemaErrors('kustomization', read(file))).toBeNull();
    expect(schemaErrors('kustomization', { ...read<object>(file), resource: [] })).not.toBeNull();
  });

  it.each(kustomizations)('%s lists files that exist', (file) => {
    const {
      resources = [],
      components: used = [],
      patches: own = [],
      configMapGenerator = [],
    } = read<Kustomization>(file);
    const listed = [
      ...resources,
      ...used,
      ...own.map(({ path }) => path),
      ...configMapGenerator.flatMap((entry) => entry.files),
    ];
    const missing = listed.filter((path) => !existsSync(join(root, dirname(file), path)));
    expect(missing).toEqual([]);
  });

  it('lists every file, and patches what there is', () => {
    const listed = new Set(
      kustomizations.flatMap((file) =>
        (read<Kustomization>(file).resources ?? []).map((path) => join(dirname(file), path)),
      ),
    );
    expect(manifests.filter((file) => !listed.has(file))).toEqual([]);
    for (const file of overlays) {
      const known = resourcesOf(file).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      for (const { path } of read<Kustomization>(file).patches ?? []) {
        for (const { kind, metadata } of readAll<Manifest>(join(dirname(file), path)))
          expect(known).toContain(`${kind} ${metadata.name}`);
      }
    }
  });

  it('gives roles that the program has, variables that it reads, and ports that it listens on', () => {
    const { gatewayPort, registerPort, provincesPort } = loadConfig({});
    const portOf: Record<string, number> = {
      gateway: gatewayPort,
      register: registerPort,
      province: provincesPort,
    };
    const example = readFileSync(projectPath('.env.example'), 'utf8');
    expect(servers.map(({ name }) => name).sort()).toEqual(['gateway', 'province', 'register']);
    for (const { name, args, ports, variables, readinessProbe, livenessProbe } of servers) {
      expect(args).toEqual([name]);
      expect(ports).toEqual([
        { name: 'http', containerPort: portOf[name] },
        { name: 'metrics', containerPort: Number(variables.METRICS_PORT) },
      ]);
      expect([livenessProbe.httpGet, readinessProbe.httpGet]).toEqual([
        { path: '/health/live', port: 'http' },
        { path: '/health/ready', port: 'http' },
      ]);
      for (const variable of Object.keys(variables)) expect(example).toContain(`${variable}=`);
    }
  });

  it('mounts the folder of every file that a variable names', () => {
    for (const { variables, volumeMounts } of servers) {
      const named = Object.entries<string>(variables).filter(([variable]) => /_FILE(_|$)/.test(variable));
      expect(named.length).toBeGreaterThan(0);
      const folders = volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath);
      for (const [, file] of named) expect(folders).toContain(dirname(file));
    }
  });

  it('runs nothing as root, nor with a disk that it may write to', () => {
    for (const { pod, securityContext } of containers) {
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('starts with what it is given: every variable is read, and what production asks for is there', () => {
    for (const { name, variables } of servers) {
      const { problems, ...config } = readConfig({ NODE_ENV: 'production', ...variables });
      expect([name, problems]).toEqual([name, []]);
      expect([name, config.production, config.host]).toEqual([name, true, '0.0.0.0']);
    }
    const gateway = servers.find(({ name }) => name === 'gateway')!;
    expect(readConfig(gateway.variables).trustProxy).toEqual(['10.244.0.0/16']);
  });

  it('runs jobs by commands and options that the program has, and variables that it or the job reads', () => {
    const known = configVariables();
    const program = readFile('cli/maintenance.ts');
    const options = matches(program, /(?:Option\(|'|`)(--[a-z-]+)/g);
    expect(jobs.map(({ name }) => name).sort()).toEqual(['backup', 'restore-drill']);
    for (const { args, variables } of jobs) {
      const [script] = args as [string];
      const commands = matches(script, /congdoan\.js ([a-z-]+)/g);
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) expect(program).toContain(`new Command('${command}')`);
      for (const option of matches(script, / (--[a-z-]+)/g)) expect(options).toContain(option);
      const used = matches(script, /\$\{?([A-Z_]+)/g);
      expect(used.filter((variable) => !(variable in variables))).toEqual([]);
      const strange = Object.keys(variables).filter(
        (variable) => !known.includes(variable) && !used.includes(variable),
      );
      expect(strange).toEqual([]);
    }
  });

  it('mounts volumes that there are', () => {
    for (const { name, pod, volumeMounts = [], kind } of containers) {
      const claims = kind === 'StatefulSet' ? ['data'] : [];
      const there = [...(pod.volumes ?? []).map((volume: any) => volume.name), ...claims];
      const wanted = volumeMounts.map((mount: any) => mount.name);
      expect([name, wanted.filter((volume: string) => !there.includes(volume))]).toEqual([name, []]);
    }
  });

  it('names a service without an address of its own for the replicas of a stateful set', () => {
    const all = overlays.flatMap(resourcesOf);
    for (const { kind, metadata, spec } of all.filter((manifest) => manifest.kind === 'StatefulSet')) {
      const service = all.find(
        (other) => other.kind === 'Service' && other.metadata.name === spec.serviceName,
      );
      expect([kind, metadata.name, service?.spec.clusterIP]).toEqual([kind, metadata.name, 'None']);
    }
  });

  it('lets out only what is named: no rule of egress is open to any address at any port', () => {
    const policies = overlays.flatMap(resourcesOf).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.length).toBeGreaterThan(5);
    for (const { metadata, spec } of policies) {
      for (const rule of spec.egress ?? []) {
        expect([metadata.name, rule.to?.length > 0, rule.ports?.length > 0]).toEqual([
          metadata.name,
          true,
          true,
        ]);
      }
    }
  });

  it('asks of Redis a name and a password, by the file that "congdoan secrets" makes', () => {
    const redis = containers.find(({ name }) => name === 'redis')!;
    const file = redis.args[redis.args.indexOf('--aclfile') + 1] as string;
    expect(redis.volumeMounts.map(({ mountPath }: any) => mountPath)).toContain(dirname(file));
    expect(servers.find(({ name }) => name === 'gateway')!.variables.REDIS_URL_FILE).toMatch(/redis-url$/);
  });

  it('takes every image by the one list of images', () => {
    const { images } = parse(readFileSync(join(root, 'components/images/kustomization.yaml'), 'utf8')) as {
      images: { name: string }[];
    };
    const listed = images.map(({ name }) => name);
    expect([...new Set(containers.map(({ image }) => image as string))].sort()).toEqual([...listed].sort());
  });

  it('lists provinces in the format that the gateway reads', () => {
    const file = join(root, 'overlays/national/provinces.yml');
    expect([...parseProvincesFile(readFileSync(file, 'utf8'), file, {}).keys()]).toEqual(['cao-bang']);
  });
});

describe('deploy/kubernetes/components/mutual-tls', () => {
  const folder = `${components}mutual-tls`;
  const manifestsOf = (file: string) =>
    parseAllDocuments(readFileSync(join(root, folder, file), 'utf8')).map((document) => document.toJS());
  const certificates = [
    ...manifestsOf('national/certificates.yaml'),
    ...manifestsOf('province/certificate.yaml'),
  ];
  const { REGISTER_URL } = manifestsOf(
    'national/gateway.yaml',
  )[0].spec.template.spec.containers[0].env.reduce(
    (all: object, { name, value }: any) => ({ ...all, [name]: value }),
    {},
  );
  const [endpoint] = parseProvincesFile(
    readFileSync(join(root, 'overlays/national/provinces.yml'), 'utf8'),
    'provinces.yml',
    {},
  ).values();

  it.each([
    ['gateway', 'national', 'gateway', 'client auth'],
    ['register', 'national', new URL(REGISTER_URL).hostname, 'server auth'],
    ['province', 'province', new URL(endpoint!.url).hostname, 'server auth'],
  ])('gives the %s a certificate for the name that it is reached by', (name, overlay, host, usage) => {
    const [patch] = manifestsOf(`${overlay}/${name}.yaml`);
    const { containers: patched, volumes } = patch.spec.template.spec;
    const role = servers.find((container) => container.name === name)!;
    const [container] = patched;
    expect([container.name, patch.kind]).toEqual([name, 'StatefulSet']);
    const variables = Object.fromEntries(container.env.map((entry: any) => [entry.name, entry.value]));
    const { tls } = loadConfig({ ...role.variables, ...variables });
    const [mount] = container.volumeMounts;
    expect(tls).toEqual({
      certFile: `${mount.mountPath}/tls.crt`,
      keyFile: `${mount.mountPath}/tls.key`,
      caFile: `${mount.mountPath}/ca.crt`,
    });
    const [volume] = volumes;
    expect(volume.name).toBe(mount.name);
    const certificate = certificates.find(({ metadata }) => metadata.name === name);
    expect(certificate).toMatchObject({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      spec: {
        secretName: volume.secret.secretName,
        dnsNames: [host],
        usages: ['digital signature', usage],
        issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'congdoan' },
      },
    });
    const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) => container[probe]);
    const overTls = { httpGet: { scheme: 'HTTPS' } };
    // The gateway itself answers clients, over plain HTTP behind what leads into the cluster.
    expect(probes).toEqual(Array(3).fill(name === 'gateway' ? undefined : overTls));
  });
});

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
if (!hasKubectl) process.stderr.write('kubectl is not installed; the tests that need it are skipped\n');

(hasKubectl ? describe : describe.skip)('deploy/kubernetes, as kubectl kustomize renders it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const foreign = ['cert-manager.io/v1', 'mongodbcommunity.mongodb.com/v1'];

  it.each([
    ['national', []],
    ['national', ['mutual-tls/national', 'in-flight-scaling', 'mongodb-operator/national']],
    ['province', []],
    ['province', ['mutual-tls/province', 'mongodb-operator/province']],
  ])('%s with %j is valid by the schemas of its kinds', (overlay, added) => {
    const from = (path: string) => relative(realpathSync(folder), join(root, path));
    writeFileSync(
      join(folder, 'kustomization.yaml'),
      JSON.stringify({
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: [from(`overlays/${overlay}`)],
        components: added.map((component) => from(`components/${component}`)),
      }),
    );
    const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const rendered = parseAllDocuments(stdout).map((document) => document.toJS() as Manifest);
    expect(rendered.length).toBeGreaterThan(8);
    for (const manifest of rendered.filter(({ apiVersion }) => !foreign.includes(apiVersion)))
      expect(() => assertValid(manifest)).not.toThrow();
    const uris = rendered
      .flatMap(({ spec }) => templateOf(spec)?.spec.containers ?? [])
      .flatMap(({ env = [] }: any) => env)
      .filter(({ name }: any) => name === 'MONGODB_URI_FILE')
      .map(({ value }: any) => value as string);
    const uri = added.some((component) => component.startsWith('mongodb-operator'))
      ? '/run/secrets/mongodb/connectionString.standard'
      : '/run/secrets/congdoan/mongodb-uri';
    expect([...new Set(uris)]).toEqual([uri]);
  });
});
