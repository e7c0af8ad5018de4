import type { EndpointClient } from '../../gateway/provinces/endpoint';
import { isRecord } from '../../domain/isRecord';
import type { Caller } from '../../domain/roles';
import type { TokenSigner } from '../../platform/gatewayTokens/signer';
import type { EndpointSettings } from '../../platform/provinces/provincesFile';
import type { Reply } from '../../platform/provinces/reply';
import type { Tls } from '../../platform/tls';

/** One service as it answers now; what it did not say is null. */
export interface ServiceStatus {
  /** `gateway`, `register`, `redis`, or a province's id. */
  name: string;
  url: string;
  reachable: boolean;
  latencyMillis: number;
  /** Why there is no usable answer. */
  problem: string | null;
}

/** What a service is asked with. */
export interface Tools {
  signer: TokenSigner;
  tls: Tls | undefined;
  keyId: string;
}

const anybody: Caller = { role: 'public', id: 'anybody' };

export function settingsOf(given: Partial<EndpointSettings>): EndpointSettings {
  const never = { breakerFailures: 1_000, breakerWindowMillis: 1_000, breakerOpenMillis: 10 };
  return {
    ...never,
    timeoutMillis: 5_000,
    connections: 2,
    concurrency: 2,
    queue: 2,
    maxResponseBytes: 4 * 1024 * 1024,
    ...given,
  };
}

/** Asks as anybody may. */
export async function post(client: EndpointClient, { signer }: Tools, audience: string, question: object) {
  const token = signer.sign([audience], anybody);
  const body = JSON.stringify(question);
  const startedAt = performance.now();
  const reply = await client.send({ body, token, requestId: null });
  return { reply, latencyMillis: Math.round(performance.now() - startedAt) };
}

/** Also one that refuses was reached. */
export function isReached(reply: Reply): boolean {
  return reply.kind !== 'gap' || reply.reason === 'REFUSED' || reply.reason === 'INVALID_ANSWER';
}

/** Why a reply does not answer with the field; null if it does. */
export function problemOf(reply: Reply, field: string): string | null {
  if (reply.kind === 'gap') return `${reply.reason}: ${reply.detail}`;
  if (reply.kind === 'notModified') return 'INVALID_ANSWER: HTTP status 304';
  if (reply.body.data?.[field] != null) return null;
  const [error] = reply.body.errors ?? [];
  return isRecord(error) && typeof error.message === 'string' ? error.message : 'no data';
}
