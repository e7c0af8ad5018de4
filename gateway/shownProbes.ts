import type { Registry } from 'prom-client';
import type { OpenIdConfig } from '../platform/config/openId';
import type { StatusPage } from '../platform/metrics/statusPage';
import type { Tls } from '../platform/tls';
import { addProbeMetrics } from './metrics/probeMetrics';
import { createProbes, type Probes, type ProbesOptions } from './probes';

export interface ShownProbesOptions {
  registerUrl: string;
  tls?: Tls | undefined;
  access?: { openId: OpenIdConfig | null };
  probeMillis?: number;
  metrics?: Registry | null;
  status?: StatusPage;
}

/** The probes of a gateway, shown in its metrics and on its status page; null if nobody is to look. */
export function createShownProbes(
  { registerUrl, tls, access, probeMillis, metrics, status }: ShownProbesOptions,
  running: Pick<ProbesOptions, 'endpoints' | 'signer' | 'logger'>,
): Probes | null {
  if (probeMillis === undefined) return null;
  const identityUrl = access?.openId?.jwksUrl ?? null;
  const probes = createProbes({ ...running, registerUrl, identityUrl, tls, intervalMillis: probeMillis });
  if (metrics) addProbeMetrics(metrics, probes);
  status?.add('register', () => probes.service('register'));
  status?.add('identityProvider', () => probes.service('identityProvider'));
  status?.add('provinces', () => Object.fromEntries(probes.provinces()));
  return probes;
}
