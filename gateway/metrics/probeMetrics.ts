import { Gauge, type Registry } from 'prom-client';
import type { Probes, Standing } from '../probes';

/** Shows at every scrape how the register and each province stand. What left the list is shown no more. */
export function addProbeMetrics(registry: Registry, probes: Shown): void {
  const registers = [registry];
  const ofProvinces = (name: string, help: string, read: (standing: Standing) => number | null) =>
    new Gauge({
      name: `congdoan_province_${name}`,
      help,
      labelNames: ['province'] as const,
      registers,
      collect() {
        this.reset();
        for (const [province, standing] of probes.provinces()) {
          const value = read(standing);
          if (value !== null) this.set({ province }, value);
        }
      },
    });
  const ofRegister = (name: string, help: string, read: (standing: Standing) => number | null) =>
    new Gauge({
      name: `congdoan_register_${name}`,
      help,
      registers,
      collect() {
        const standing = probes.service('register');
        const value = standing && read(standing);
        // Without a value it would show 0, which is one.
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  for (const [name, { help, read }] of Object.entries(shown)) {
    ofProvinces(name, `${help}, as the gateway's probe found a province last`, read);
    ofRegister(name, `${help}, as the gateway's probe found the register last`, read);
  }
  addFailures(registers, probes);
  addStates(registers, probes);
}

const seconds = (millis: number | null) => (millis === null ? null : millis / 1_000);

const shown = {
  reachable: {
    help: 'Whether it answered at all, be it with a refusal',
    read: ({ isReachable }: Standing) => (isReachable ? 1 : 0),
  },
  latency_seconds: {
    help: 'How long it took to answer, with a new connection; until it was given up if it did not',
    read: ({ latencyMillis }: Standing) => seconds(latencyMillis),
  },
  last_answer_at_seconds: {
    help: 'When it gave its last usable answer, seconds since the epoch; no value if it has given none',
    read: ({ answeredAt }: Standing) => seconds(answeredAt),
  },
  peer_certificate_ends_at_seconds: {
    help: 'When its certificate ends, seconds since the epoch; no value without TLS',
    read: ({ certificateEndsAt }: Standing) => seconds(certificateEndsAt),
  },
} as const;

type Shown = Pick<Probes, 'provinces' | 'service'>;

function addFailures(registers: Registry[], probes: Shown): void {
  new Gauge({
    name: 'congdoan_province_failure',
    help: 'Why the last answer of a province to the probe is of no use; no value if it is',
    labelNames: ['province', 'why'] as const,
    registers,
    collect() {
      this.reset();
      for (const [province, { failure }] of probes.provinces())
        if (failure) this.set({ province, why: failure.seen }, 1);
    },
  });
  new Gauge({
    name: 'congdoan_register_failure',
    help: 'Why the last answer of the register to the probe is of no use; no value if it is',
    labelNames: ['why'] as const,
    registers,
    collect() {
      this.reset();
      const failure = probes.service('register')?.failure;
      if (failure) this.set({ why: failure.seen }, 1);
    },
  });
}

function addStates(registers: Registry[], probes: Shown): void {
  new Gauge({
    name: 'congdoan_identity_provider_usable',
    help: 'Whether the keys of the OpenID provider could be read last; no value if none is configured',
    registers,
    collect() {
      const standing = probes.service('identityProvider');
      if (standing === null) this.remove();
      else this.set(standing.failure === null ? 1 : 0);
    },
  });
  new Gauge({
    name: 'congdoan_province_contract',
    help: 'Whether the service of a province has all fields of the contract: current, older, or unknown if it does not say',
    labelNames: ['province', 'contract'] as const,
    registers,
    collect() {
      this.reset();
      for (const [province, { contract }] of probes.provinces()) this.set({ province, contract }, 1);
    },
  });
}
