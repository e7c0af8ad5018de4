import { Gauge, type Registry } from 'prom-client';
import type { TokenSigner } from '../../platform/gatewayTokens/signer';
import type { Redis } from '../../platform/redis';

export interface GatewayState {
  signer: Pick<TokenSigner, 'keyId'>;
  /** Null if none is configured. */
  redis: Pick<Redis, 'isWell'> | null;
}

/** Shows at every scrape by which key the gateway is known, and whether Redis is there. */
export function addStateMetrics(registry: Registry, { signer, redis }: GatewayState): void {
  const registers = [registry];
  new Gauge({
    name: 'congdoan_gateway_key_info',
    help: 'The key by which the gateway proves itself to its services, by id',
    labelNames: ['key'] as const,
    registers,
    collect() {
      this.reset();
      this.set({ key: signer.keyId() }, 1);
    },
  });
  new Gauge({
    name: 'congdoan_redis_reachable',
    help: 'Whether Redis is connected, and answered what it was asked last; no value if none is configured',
    registers,
    collect() {
      if (redis === null) this.remove();
      else this.set(redis.isWell() ? 1 : 0);
    },
  });
}
