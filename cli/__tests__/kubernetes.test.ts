import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseProvincesFile } from '../../gateway/provincesFile';
import { loadConfig } from '../../services/shared/config';
import { projectPath } from '../../services/shared/paths';

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
const kustomizations = files.filter((file) => file.endsWith('kustomization.yaml'));
const overlays = kustomizations.filter((file) => file.startsWith('overlays/'));
const patches = new Set(
  kustomizations.flatMap((file) =>
    (read<Kustomization>(file).patches ?? []).map(({ path }) => join(dirname(file), path)),
  ),
);
const manifests = files.filter(
  (file) => !kustomizations.includes(file) && !file.endsWith('provinces.yml') && !patches.has(file),
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
