import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { projectPath } from '../../platform/paths';
import { answers, createProgram, type Program } from '../operations/process';

export interface Rule {
  alert: string;
  expr: string;
  for?: string;
}

interface RulesFile {
  groups: { name: string; rules: Rule[] }[];
}

export interface Sample {
  metric: Record<string, string>;
  value: number;
}

export interface Prometheus {
  program: Program;
  rules: readonly Rule[];
  /** From now on a process that was started later is watched too. */
  watch(job: string, port: number): void;
  /** Names of the alerts that fire now. */
  firing(): Promise<Set<string>>;
  /** @throws if the expression cannot be evaluated */
  query(expression: string): Promise<Sample[]>;
}

/** A minute of the rules is a second here. */
const timesShorter = 60;
const intervalMillis = 1_000;
/** What of the rules' times stands in seconds: figures that are a day old are so after that many here. */
const dayAsNumber = { written: '> 86400', here: '> 8' };

/** Metrics ports by the job that scrapes them. */
export type Jobs = Readonly<Record<string, readonly number[]>>;

/** Prometheus itself, with the rules of deploy/monitoring in a time that passes faster. */
export function createPrometheus(folder: string, port: number, jobs: Jobs): Prometheus {
  const { groups } = parse(
    readFileSync(projectPath('deploy', 'monitoring', 'alerts.yml'), 'utf8'),
  ) as RulesFile;
  const rulesFile = join(folder, 'rules.yml');
  writeFileSync(
    rulesFile,
    stringify({ groups: groups.map(({ name, rules }) => ({ name, rules: rules.map(shorter) })) }),
  );
  const targetsFile = join(folder, 'targets.json');
  const targets = Object.entries(jobs).flatMap(([job, ports]) => ports.map((each) => targetOf(job, each)));
  writeFileSync(targetsFile, JSON.stringify(targets));
  const configFile = join(folder, 'prometheus.yml');
  writeFileSync(configFile, stringify(configOf(rulesFile, targetsFile)));
  const origin = `http://127.0.0.1:${port}`;
  const program = createProgram({
    name: 'prometheus',
    command: 'prometheus',
    words: [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${join(folder, 'series')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    logFile: join(folder, 'prometheus.log'),
    isReady: () => answers(`${origin}/-/ready`),
  });
  return {
    program,
    rules: groups.flatMap(({ rules }) => rules),
    watch(job, metricsPort) {
      targets.push(targetOf(job, metricsPort));
      writeFileSync(`${targetsFile}.new`, JSON.stringify(targets));
      renameSync(`${targetsFile}.new`, targetsFile);
    },
    async firing() {
      const { alerts } = await read<{ alerts: { state: string; labels: { alertname: string } }[] }>(
        `${origin}/api/v1/alerts`,
      );
      return new Set(alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname));
    },
    async query(expression) {
      const url = `${origin}/api/v1/query?query=${encodeURIComponent(expression)}`;
      const { result } = await read<{
        result: { metric: Record<string, string>; value: [number, string] }[];
      }>(url);
      return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
    },
  };
}

async function read<Data>(url: string): Promise<Data> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const body = (await response.json()) as { status: string; error?: string; data: Data };
  if (body.status !== 'success') throw new Error(`${decodeURIComponent(url)}: ${body.error}`);
  return body.data;
}

function targetOf(job: string, port: number): object {
  return { targets: [`127.0.0.1:${port}`], labels: { job } };
}

function configOf(rulesFile: string, targetsFile: string): object {
  const interval = `${intervalMillis}ms`;
  return {
    global: { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval },
    rule_files: [rulesFile],
    scrape_configs: [
      { job_name: 'all', file_sd_configs: [{ files: [targetsFile], refresh_interval: '1s' }] },
    ],
  };
}

const unitMillis: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function shorterDuration(duration: string): string {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  return `${Math.round((Number(count) * (unitMillis[unit] ?? NaN)) / timesShorter)}ms`;
}

function shorter(rule: Rule): Rule {
  const expr = rule.expr
    .replace(/\[(\w+)\]/g, (_whole, duration: string) => `[${shorterDuration(duration)}]`)
    .replace(dayAsNumber.written, dayAsNumber.here);
  return { ...rule, expr, ...(rule.for !== undefined && { for: shorterDuration(rule.for) }) };
}
