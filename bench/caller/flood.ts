import { Client } from 'undici';
import type { Attack } from './attacks';

export interface Flood {
  sent: number;
  /** How often each status was answered; `-` if the connection was closed instead. */
  statuses: ReadonlyMap<string, number>;
}

const connections = 64;
/** Long enough that an answer which is meant to come does. */
const answerMillis = 15_000;

/** One caller sends what an attack says, over all its connections, as fast as it is answered. */
export async function flood(
  origin: string,
  localAddress: string,
  attack: Attack,
  millis: number,
): Promise<Flood> {
  const until = performance.now() + millis;
  const statuses = new Map<string, number>();
  let sent = 0;
  const note = (status: string) => statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const open = () =>
    new Client(origin, {
      localAddress,
      headersTimeout: answerMillis,
      bodyTimeout: answerMillis,
      pipelining: 1,
    });

  async function sendAll(): Promise<void> {
    let client = open();
    while (performance.now() < until) {
      sent += 1;
      const { method, path, headers = {}, body } = attack.attempt(sent);
      try {
        const hangUp = attack.hangsUp ? AbortSignal.timeout(20) : undefined;
        const signal = AbortSignal.any([
          AbortSignal.timeout(Math.max(1, Math.ceil(until - performance.now()))),
          ...(hangUp ? [hangUp] : []),
        ]);
        const response = await client.request({ method, path, headers, body: body ?? null, signal });
        await response.body.dump({ limit: 64 * 1024 * 1024 });
        note(String(response.statusCode));
      } catch {
        note('-');
        void client.destroy().catch(() => undefined);
        client = open();
      }
      if (attack.reconnects) {
        await client.destroy();
        client = open();
      }
    }
    await client.destroy();
  }

  await Promise.all(Array.from({ length: connections }, sendAll));
  return { sent, statuses };
}
