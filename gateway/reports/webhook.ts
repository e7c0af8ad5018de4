import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../../platform/logger';
import type { ReportEvent } from './events';

export type DeliveryResult = 'delivered' | 'retried' | 'failed' | 'dropped';

export interface WebhookOptions {
  urls: readonly string[];
  /** `whsec_` and base64, as of Standard Webhooks. */
  secret: string;
  onDelivery?: ((result: DeliveryResult) => void) | undefined;
  timeoutMillis?: number;
  /** Between two tries; as many tries as these, and one. */
  pausesMillis?: readonly number[];
  logger: Logger;
}

export interface Webhook {
  /** Returns at once; receivers are told one event after the other, each receiver for itself. */
  send(events: readonly ReportEvent[]): void;
  /** Ends waiting and tries; what was not told is logged. */
  stop(): Promise<void>;
}

const mostWaiting = 500;
const usualPausesMillis = [1_000, 5_000, 30_000, 120_000, 600_000];

/** By the rules of Standard Webhooks, so that receivers can check signatures with a library. */
export function createWebhook(options: WebhookOptions): Webhook {
  const key = readWebhookSecret(options.secret);
  const receivers = options.urls.map((url) => createReceiver(url, key, options));
  return {
    send: (events) => {
      for (const receiver of receivers) receiver.send(events);
    },
    stop: async () => {
      await Promise.all(receivers.map((receiver) => receiver.stop()));
    },
  };
}

/** @throws Error that does not hold the secret */
export function readWebhookSecret(secret: string): Buffer {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret.trim()) ?? [];
  const key = Buffer.from(base64, 'base64');
  if (key.length < 24) {
    throw new Error('WEBHOOK_SECRET: expected "whsec_" and at least 24 bytes in base64');
  }
  return key;
}

function createReceiver(url: string, key: Buffer, options: WebhookOptions): Webhook {
  const { onDelivery, timeoutMillis = 10_000, pausesMillis = usualPausesMillis, logger } = options;
  // An address may hold a secret behind its host.
  const { origin } = new URL(url);
  const waiting: ReportEvent[] = [];
  const end = new AbortController();
  let running: Promise<void> | null = null;

  async function deliverAll(): Promise<void> {
    for (let event = waiting[0]; event && !end.signal.aborted; event = waiting[0]) {
      await deliver(event);
      if (!end.signal.aborted) waiting.shift();
    }
    running = null;
  }

  async function deliver(event: ReportEvent): Promise<void> {
    for (const pause of [...pausesMillis, null]) {
      const signal = AbortSignal.any([end.signal, AbortSignal.timeout(timeoutMillis)]);
      const refusal = await post(event, url, key, signal);
      if (refusal === null) return onDelivery?.('delivered');
      if (end.signal.aborted) return;
      if (!refusal.again || pause === null) {
        onDelivery?.('failed');
        logger.error({ receiver: origin, event: event.id, ...refusal.why }, 'A webhook was not delivered');
        return;
      }
      onDelivery?.('retried');
      logger.warn({ receiver: origin, event: event.id, ...refusal.why }, 'A webhook will be tried again');
      await delay(pause, undefined, { ref: false, signal: end.signal }).catch(ignoreEnd);
      if (end.signal.aborted) return;
    }
  }

  return {
    send(events) {
      const taken = events.slice(0, mostWaiting - waiting.length);
      waiting.push(...taken);
      for (const { id } of events.slice(taken.length)) {
        onDelivery?.('dropped');
        logger.error({ receiver: origin, event: id }, 'A webhook was dropped: too many wait before it');
      }
      running ??= deliverAll();
    },
    async stop() {
      end.abort();
      await running;
      for (const { id } of waiting) {
        onDelivery?.('dropped');
        logger.warn({ receiver: origin, event: id }, 'A webhook was not delivered before the end');
      }
    },
  };
}

/** Null if the receiver took it. */
async function post(
  event: ReportEvent,
  url: string,
  key: Buffer,
  signal: AbortSignal,
): Promise<{ again: boolean; why: object } | null> {
  try {
    const body = bodyOf(event);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders(key, event.id, body) },
      body,
      redirect: 'manual',
      signal,
    });
    await response.body?.cancel();
    const { ok, status } = response;
    return ok ? null : { again: status >= 500 || status === 408 || status === 429, why: { status } };
  } catch (error) {
    return { again: true, why: { err: error } };
  }
}

/** A pause that is cut short has nothing to tell. */
function ignoreEnd(error: unknown): void {
  if ((error as Error).name !== 'AbortError') throw error;
}

function bodyOf({ kind, at, ...data }: ReportEvent): string {
  return JSON.stringify({ type: `report.${kind.toLowerCase()}`, timestamp: at, data });
}

function signedHeaders(key: Buffer, id: string, body: string): Record<string, string> {
  const seconds = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
