import { Counter, type Registry } from 'prom-client';

/** What a process turned away or failed to note, counted from its start. */
const counts = {
  addressRefused: {
    name: 'congdoan_requests_refused_by_address_total',
    help: 'Requests that were refused before anything else, since their address sent too many',
  },
  connectionsRefused: {
    name: 'congdoan_connections_refused_total',
    help: 'Connections that were closed at once, since there were too many, or too many of one address',
  },
  auditFailures: {
    name: 'congdoan_audit_failures_total',
    help: 'Lines that the audit log could not take',
  },
} as const;

type Counted = keyof typeof counts;

const values: Record<Counted, number> = { addressRefused: 0, connectionsRefused: 0, auditFailures: 0 };

export function countSafety(what: Counted): void {
  values[what] += 1;
}

/** Shows them; the counting itself needs no registry. */
export function addSafetyCounts(registry: Registry): void {
  for (const [what, { name, help }] of Object.entries(counts)) {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(values[what as Counted]);
      },
    });
  }
}
