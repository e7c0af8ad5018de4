import { parse } from 'yaml';
import { read } from './projectFiles';

export interface ComposeService {
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
export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
  secrets: Record<string, { file: string }>;
}
/** With what Compose fills in if its own environment says nothing. */
export const compose = filledIn(parse(read('docker-compose.yml'), { merge: true })) as ComposeFile;
export const services = Object.entries(compose.services);
/** Where the provinces of `joined` are listed. */
export const provincesFile = 'deploy/compose/provinces.yml';
export const joined = parse(read(provincesFile)) as { provinces: Record<string, { endpoint: string }> };
export const clusterFive = ['bac-kan', 'cao-bang', 'ha-giang', 'lang-son', 'thai-nguyen', 'tuyen-quang'];

export const ours = services.filter(([, { image }]) => image === service('register').image);
/** Those that import once, and end. */
export const seeders = ours.filter(([name]) => name.startsWith('seeds-'));
export const roles = ours.filter(([name]) => !name.startsWith('seeds-'));
export const databases = services.filter(([, { image }]) => image === 'mongo:8');
export const holders = ['register', ...clusterFive];

function filledIn(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\$\{\w+:-([^}]*)\}/g, '$1');
  if (Array.isArray(value)) return value.map(filledIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item)]));
}

export function service(name: string): ComposeService {
  const found = compose.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service "${name}"`);
  return found;
}

/** The files of a service's secrets by the path that it finds them at. */
export function secretsOf({ secrets = [] }: ComposeService): Record<string, string> {
  return Object.fromEntries(
    secrets.map((secret) => {
      const { source, target } = typeof secret === 'string' ? { source: secret, target: secret } : secret;
      return [`/run/secrets/${target}`, compose.secrets[source]?.file ?? `no secret "${source}"`];
    }),
  );
}

export const secretFile = (name: string) => `deploy/compose/secrets/${name}`;
