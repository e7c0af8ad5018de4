import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { MetricObject } from 'prom-client';
import { parse } from 'yaml';
import { createProvinceMetrics } from '../../services/province/provinceMetrics';
import type { GraphqlServer } from '../../platform/graphqlServer';
import { createRegistry, startMetricsServer } from '../../platform/metrics/metricsServer';
import { addProcessMetrics } from '../../platform/metrics/processMetrics';
import { createServiceMetrics } from '../../platform/metrics/serviceMetrics';
import { projectPath } from '../../platform/paths';
import { reasonOf } from '../../platform/provinces/outcome';
import { testTls } from '../../platform/testing/tls';
import { startStubRegister, startTestGateway } from './stubs';

interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string; runbook: string };
}

const { groups } = readYaml('deploy/monitoring/alerts.yml') as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const { panels } = readYaml('deploy/monitoring/dashboard.json') as {
  panels: { title: string; targets?: { expr: string }[] }[];
};
const expressions = [
  ...rules.map(({ expr }) => expr),
  ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
];
/** Metrics by name, with the names of their labels; of a histogram its parts. */
const shown = new Map<string, readonly string[]>();
/** Ours, as they are defined. */
let ours: { name: string; help: string; labelNames: string[] }[];

function readYaml(file: string): unknown {
  return parse(readFileSync(projectPath(file), 'utf8'));
}

/** Those that Prometheus adds itself. */
const scrapeLabels = ['job', 'instance'];

beforeAll(async () => {
  const registry = createRegistry();
  addProcessMetrics(registry, { role: 'all', folders: { data: tmpdir() }, tls: testTls('gateway') });
  createServiceMetrics(registry, 'province', () => ['a']);
  createProvinceMetrics(registry, new Map());
  const register = await startStubRegister([], []);
  const gateway = await startTestGateway({
    register: `${register.origin}/graphql`,
    endpoints: {},
    more: { metrics: registry, probeMillis: 60_000 },
  });
  const metrics = await startMetricsServer(registry, { host: '127.0.0.1', port: 0, variable: 'none' });
  const text = await (await fetch(`${metrics.origin}/metrics`)).text();
  // The library's types leave the names of the labels out.
  const known = registry.getMetricsAsArray() as (MetricObject & { labelNames: string[] })[];
  ours = known.filter(({ name }) => name.startsWith('congdoan_'));
  const labels = new Map(known.map(({ name, labelNames }) => [name, labelNames]));
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
    const own = labels.get(name) ?? [];
    if (type !== 'histogram') shown.set(name, own);
    else for (const part of ['bucket', 'sum', 'count']) shown.set(`${name}_${part}`, [...own, 'le']);
  }
  shown.set('up', []);
  await Promise.all([gateway, register, metrics].map((server: Pick<GraphqlServer, 'stop'>) => server.stop()));
});

/** The names of metrics in PromQL: what is followed by a selector, a range or an end, and is no function. */
function metricsIn(expression: string): string[] {
  const bare = expression.replace(/"[^"]*"/g, '""').replace(/\b(by|on) \([^)]*\)/g, '');
  return [...bare.matchAll(/\b([a-z]+_[a-z0-9_]+|up)\b(?!\s*\()/g)].map(([, name = '']) => name);
}

function labelsIn(expression: string): string[] {
  const selected = [...expression.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label);
  const grouped = [...expression.matchAll(/\b(?:by|on) \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(', '),
  );
  return [...selected, ...grouped];
}

describe('the Grafana dashboard and the alert rules', () => {
  it('are made of metrics that a process shows', () => {
    expect(expressions.length).toBeGreaterThan(25);
    for (const expression of expressions) {
      const names = metricsIn(expression);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !shown.has(name))).toEqual([]);
    }
  });

  it('select and group by labels that those metrics have', () => {
    for (const expression of expressions) {
      const known = [...scrapeLabels, ...metricsIn(expression).flatMap((name) => shown.get(name) ?? [])];
      expect(labelsIn(expression).filter((label) => !known.includes(label))).toEqual([]);
    }
  });

  it('leave out no metric of ours', () => {
    const used = new Set(expressions.flatMap(metricsIn));
    const named = [...shown.keys()].filter(
      (name) => name.startsWith('congdoan_') && !/_(sum|count)$/.test(name),
    );
    expect(named.filter((name) => !used.has(name))).toEqual([]);
  });

  it('lead from each alert to its section of the runbook, which is in both languages, and has no other section', () => {
    const [, ...sections] = readFileSync(projectPath('docs/runbook.md'), 'utf8').split(/^## /m);
    const headings = sections.map((section) => section.slice(0, section.indexOf('\n')));
    expect(headings.sort()).toEqual(rules.map(({ alert }) => alert).sort());
    for (const section of sections) expect(section.match(/^- /gm)).toHaveLength(2);
    for (const { alert, annotations } of rules)
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  });

  it('give each word for a failure a row in the runbook', () => {
    const runbook = readFileSync(projectPath('docs/runbook.md'), 'utf8');
    const rows = [...runbook.matchAll(/^\| `(\w+)` +\|/gm)].map(([, word]) => word);
    // These are seen by operations alone, never by a probe.
    const notProbed = ['notListed', 'queueFull', 'overBudget', 'lacksFields'];
    expect([...rows, ...notProbed].filter((word) => word !== 'why').sort()).toEqual(
      Object.keys(reasonOf).sort(),
    );
  });
});

describe('the operations guide', () => {
  it('has a row for each metric of ours, with its labels and what it means', () => {
    const guide = readFileSync(projectPath('docs/operations.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `(congdoan_\w+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
      ([, name, labels, help]) => ({ name, labels, help }),
    );
    const expected = ours.map(({ name, labelNames, help }) => ({
      name,
      labels: labelNames.map((label) => `\`${label}\``).join(', '),
      help,
    }));
    expect(rows).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)));
  });
});
