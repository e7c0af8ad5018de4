import { parse } from 'yaml';
import { loadConfig } from '../../platform/config';
import { joined, roles, secretFile, service, type ComposeFile } from './composeFiles';
import { schemaErrors } from './deploymentSchemas';
import { defaults, read } from './projectFiles';

describe('deploy/compose/tls.yml', () => {
  const tlsProvincesFile = 'deploy/compose/provinces-tls.yml';
  const added = parse(read('deploy/compose/tls.yml'), { merge: true }) as Pick<
    ComposeFile,
    'services' | 'secrets'
  >;
  const answering = Object.entries(added.services).filter(([name]) => name !== 'gateway');

  it('is a Compose file by the Compose Specification', () => {
    expect(schemaErrors('compose-spec', added)).toBeNull();
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
