import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig } from '../../platform/config';
import { projectPath } from '../../platform/paths';
import { clusterFive, compose, secretFile, type ComposeFile } from './composeFiles';
import { schemaErrors } from './deploymentSchemas';
import { configVariables, defaults, matches, read } from './projectFiles';

const readCompose = (name: string) => parse(read(`deploy/compose/${name}`), { merge: true }) as ComposeFile;

describe('deploy/compose/backup.yml', () => {
  const backup = readCompose('backup.yml');

  it('is a Compose file by the Compose Specification', () => {
    expect(schemaErrors('compose-spec', backup)).toBeNull();
  });

  it('backs up and drills every province, by commands and options that the program has', () => {
    const names = clusterFive.flatMap((id) => [`backup-${id}`, `drill-${id}`]);
    expect(Object.keys(backup.services).sort()).toEqual([...names, 'mongo-drill'].sort());
    const program = read('cli/maintenance.ts');
    for (const name of names) {
      const { command = [], environment = {}, secrets = [], networks } = backup.services[name]!;
      const [script = ''] = command;
      for (const word of matches(script, /congdoan\.js ([a-z-]+)/g))
        expect(program).toContain(`new Command('${word}')`);
      for (const option of matches(script, / (--[a-z-]+)/g)) expect(program).toContain(`${option} <`);
      const used = matches(script, /\$\$([A-Z_]+)/g);
      const strange = Object.keys(environment).filter(
        (variable) => !configVariables().includes(variable) && !used.includes(variable),
      );
      expect([name, strange]).toEqual([name, []]);
      expect(loadConfig(environment).production).toBe(true);
      const id = name.replace(/^(backup|drill)-/, '');
      // The drill gets neither the password of the province's database nor its network.
      expect(networks).toEqual(name.startsWith('backup-') ? [`database-${id}`] : ['drill']);
      expect(JSON.stringify(secrets).includes('mongodb-uri')).toBe(name.startsWith('backup-'));
    }
    expect(backup.secrets['backup-key']?.file).toBe(secretFile('backup-key'));
  });
});

describe('deploy/compose/proxy.yml', () => {
  const proxy = readCompose('proxy.yml');

  it('is a Compose file by the Compose Specification', () => {
    expect(schemaErrors('compose-spec', proxy)).toBeNull();
  });

  it('asks the gateway at its port, by a configuration with the files that it is given', () => {
    const conf = read('deploy/nginx/proxy.conf');
    expect(conf).toContain(`proxy_pass http://gateway:${defaults.gatewayPort};`);
    const files = matches(conf, /ssl_certificate(?:_key)? (\S+);/g);
    expect(files).toEqual(['/run/secrets/web.crt', '/run/secrets/web.key']);
    expect(Object.keys(proxy.secrets).map((name) => `/run/secrets/${name}`)).toEqual(files);
    expect(compose.services.gateway?.environment).toHaveProperty('TRUST_PROXY');
    const [address] = matches(read('deploy/compose/proxy.yml'), /ipv4_address: ([\d.]+)/g);
    expect(loadConfig({ TRUST_PROXY: address }).trustProxy).toEqual([address]);
    expect(read('deploy/compose/proxy.yml')).toContain(`TRUST_PROXY=${address} docker compose`);
  });
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
if (!hasPromtool) process.stderr.write('promtool is not installed; the test that needs it is skipped\n');

describe('deploy/monitoring', () => {
  it('reads the metrics of every role at its port', () => {
    const { scrape_configs: jobs } = parse(read('deploy/monitoring/prometheus.yml')) as {
      scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[];
    };
    const targets = jobs.flatMap((job) => job.static_configs.flatMap((group) => group.targets));
    const roles = Object.entries(compose.services).filter(([, entry]) => entry.environment?.METRICS_PORT);
    const served = roles.filter(([name]) => !name.startsWith('seeds-'));
    expect(targets.sort()).toEqual(
      served.map(([name, entry]) => `${name}:${entry.environment?.METRICS_PORT}`).sort(),
    );
    const asked = matches(read('deploy/monitoring/alerts.yml'), /job=~?"(congdoan-[^"]*)"/g);
    for (const pattern of asked)
      expect(jobs.some(({ job_name }) => new RegExp(`^${pattern}$`).test(job_name))).toBe(true);
  });

  (hasPromtool ? it : it.skip).each(['prometheus.yml', 'prometheus-kubernetes.yml'])(
    '%s is taken by Prometheus, with its rules',
    (name) => {
      // Debian's Prometheus is built without Kubernetes.
      const content = read(`deploy/monitoring/${name}`)
        .replace('kubernetes_sd_configs: [{ role: pod }]', "static_configs: [{ targets: ['pod:4003'] }]")
        .replace('alerts.yml', projectPath('deploy', 'monitoring', 'alerts.yml'));
      const folder = mkdtempSync(join(tmpdir(), 'promtool-'));
      try {
        writeFileSync(join(folder, name), content);
        const { status, stderr } = spawnSync('promtool', ['check', 'config', join(folder, name)], {
          encoding: 'utf8',
        });
        expect([status, stderr]).toEqual([0, '']);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
