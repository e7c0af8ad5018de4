import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { parseProvincesFile } from '../../platform/provinces/provincesFile';
import { loadConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';

interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  spec?: any;
}
interface Kustomization {
  resources: string[];
  patches?: { path: string }[];
  configMapGenerator?: { name: string; files: string[] }[];
}

const root = projectPath('deploy', 'kubernetes');
const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => /\.ya?ml$/.test(file));
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
    // The kinds of cert-manager are no kinds of Kubernetes'.
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
  return read<Kustomization>(file).resources.flatMap((resource) => {
    const path = join(dirname(file), resource);
    return path.endsWith('.yaml') ? [read<Manifest>(path)] : resourcesOf(join(path, 'kustomization.yaml'));
  });
}

/** The containers of ours with what the overlays' patches add. */
const containers = overlays.flatMap((file) => {
  const added = (read<Kustomization>(file).patches ?? []).map(({ path }) =>
    read<Manifest>(join(dirname(file), path)),
  );
  return resourcesOf(file)
    .filter(({ spec }) => spec?.template)
    .flatMap(({ kind, metadata, spec }) => {
      const pod = spec.template.spec;
      const own = added.filter((patch) => patch.kind === kind && patch.metadata.name === metadata.name);
      const env = own.flatMap((patch) => patch.spec.template.spec.containers[0].env);
      return pod.containers.map((container: any) => ({
        ...container,
        pod,
        variables: Object.fromEntries(
          [...(container.env ?? []), ...env].map(({ name, value }: any) => [name, value]),
        ),
      }));
    });
});
const ours = containers.filter(({ image }) => image === 'congdoan-graph');

describe('deploy/kubernetes', () => {
  it.each(manifests)('%s is valid by the schema of its kind', (file) => {
    expect(() => assertValid(read(file))).not.toThrow();
  });

  it('is checked by schemas that find what is wrong', () => {
    const deployment = read<Manifest>('base/gateway/deployment.yaml');
    expect(() => assertValid({ ...deployment, spec: { ...deployment.spec, replicas: 'two' } })).toThrow();
  });

  it.each(kustomizations)('%s lists files that exist', (file) => {
    const { resources, patches: own = [], configMapGenerator = [] } = read<Kustomization>(file);
    const listed = [
      ...resources,
      ...own.map(({ path }) => path),
      ...configMapGenerator.flatMap((entry) => entry.files),
    ];
    const missing = listed.filter((path) => !existsSync(join(root, dirname(file), path)));
    expect(missing).toEqual([]);
  });

  it('lists every file, and patches what there is', () => {
    const listed = new Set(
      kustomizations.flatMap((file) =>
        read<Kustomization>(file).resources.map((path) => join(dirname(file), path)),
      ),
    );
    expect(manifests.filter((file) => !listed.has(file))).toEqual([]);
    for (const file of overlays) {
      const known = resourcesOf(file).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      for (const { path } of read<Kustomization>(file).patches ?? []) {
        const { kind, metadata } = read<Manifest>(join(dirname(file), path));
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
    expect(ours.map(({ name }) => name).sort()).toEqual(['gateway', 'province', 'register']);
    for (const { name, args, ports, variables, readinessProbe, livenessProbe } of ours) {
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
    for (const { variables, volumeMounts } of ours) {
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
    const role = ours.find((container) => container.name === name)!;
    const [container] = patched;
    expect([container.name, patch.kind]).toEqual([name, name === 'province' ? 'StatefulSet' : 'Deployment']);
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
