import { Counter, type Registry } from 'prom-client';
import { getOrCreate } from '../domain/getOrCreate';

/** What a process turned away or failed to note, counted from its start. */
const counts = {
  addressRefused: {
    name: 'congdoan_requests_refused_by_address_total',
    help: 'Requests that were refused before anything else, since their address sent too many',
    labelNames: [],
  },
  connectionsRefused: {
    name: 'congdoan_connections_refused_total',
    help: 'Connections that were closed at once, since there were too many, or too many of one address',
    labelNames: [],
  },
  rateLimited: {
    name: 'congdoan_rate_limited_total',
    help: "Requests that were refused since their caller's minute was used up, by which share of it and by role",
    labelNames: ['share', 'role'],
  },
  credentialsRefused: {
    name: 'congdoan_credentials_refused_total',
    help: 'Keys and tokens of callers that were not valid',
    labelNames: [],
  },
  gatewayTokensRefused: {
    name: 'congdoan_gateway_tokens_refused_total',
    help: 'Requests that a service refused, since they did not prove that they come from the gateway',
    labelNames: [],
  },
  auditFailures: {
    name: 'congdoan_audit_failures_total',
    help: 'Lines that the audit log could not take',
    labelNames: [],
  },
  redisFailures: {
    name: 'congdoan_redis_failures_total',
    help: 'Commands and connections that Redis failed, was too late for or was away for',
    labelNames: [],
  },
} as const;

type Counted = keyof typeof counts;
type Labels = Readonly<Record<string, string>>;

/** By what is counted, and by the values of its labels. */
const values = new Map<Counted, Map<string, { labels: Labels; count: number }>>();

/** @param labels those that the table names */
export function countSafety(what: Counted, labels: Labels = {}): void {
  const byLabels = getOrCreate(values, what, () => new Map<string, { labels: Labels; count: number }>());
  getOrCreate(byLabels, JSON.stringify(labels), () => ({ labels, count: 0 })).count += 1;
}

/** Shows them; the counting itself needs no registry. */
export function addSafetyCounts(registry: Registry): void {
  for (const [what, { name, help, labelNames }] of Object.entries(counts)) {
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const { labels, count } of values.get(what as Counted)?.values() ?? []) this.inc(labels, count);
      },
    });
  }
}
