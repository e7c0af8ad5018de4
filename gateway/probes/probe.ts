import type { Caller } from '../../domain/roles';
import type { TokenSigner } from '../../platform/gatewayTokens/signer';
import { monotonicMillis } from '../../platform/monotonic';
import type { Reply } from '../../platform/provinces/reply';
import type { Tls } from '../../platform/tls';
import { createTransport } from '../provinces/transport';

export interface ProbeTarget {
  url: string;
  audience: readonly string[];
  body: string | Buffer;
  timeoutMillis: number;
  maxResponseBytes: number;
}

export interface Probed {
  reply: Reply;
  latencyMillis: number;
  certificateEndsAt: number | null;
}

/**
 * Asks a service as a new client would: over a connection of its own, past breaker and queue, which tell of what was
 * before. Never throws.
 */
export type Probe = (target: ProbeTarget) => Promise<Probed>;

/** It sees no more than anybody. */
const prober: Caller = { role: 'public', id: 'probe' };

export function createProbe(signer: Pick<TokenSigner, 'sign'>, tls: Tls | undefined): Probe {
  return async ({ url, audience, body, timeoutMillis, maxResponseBytes }) => {
    let certificateEndsAt: number | null = null;
    // Made anew each time: a session that is taken up again shows no certificate.
    const transport = createTransport(url, {
      connections: 1,
      connectTimeoutMillis: timeoutMillis,
      tls,
      onCertificate: (endsAt) => (certificateEndsAt = endsAt),
    });
    const token = signer.sign(audience, prober);
    const startedAt = monotonicMillis();
    const reply = await transport.postAfresh(
      { body, token, requestId: null },
      { timeoutMillis, maxResponseBytes },
    );
    return { reply, latencyMillis: monotonicMillis() - startedAt, certificateEndsAt };
  };
}
