import type { AuditLog } from './audit';
import { createBoundedCache } from './boundedCache';
import type { Logger } from './logger';
import { countSafety } from './safetyCounts';

export interface Refusal {
  /** Address or network that the wrong credentials came from. */
  from: string;
  /** The route that they were for. */
  route: string;
  requestId: string;
}

/** Counts wrong credentials, and writes of them in the audit log only so much that nobody can fill the disk. */
export interface Refusals {
  /** Seconds for which that place is to be refused as one that asks too often; null while it is not. */
  note(refusal: Refusal): number | null;
  /** Writes what was only counted so far. */
  stop(): Promise<void>;
}

export interface RefusalsOptions {
  audit: AuditLog;
  logger: Logger;
  /** Wrong credentials that one place may send in a minute and be told so. */
  mostPerMinute?: number;
}

const windowMillis = 60_000;
/** Lines of their own in a minute: each place's first refusal. All others are one line together, with their number. */
const mostLines = 100;

export function createRefusals({ audit, logger, mostPerMinute = 30 }: RefusalsOptions): Refusals {
  const counts = createBoundedCache<number>('refusals', { ttlMillis: windowMillis, noUpdateTTL: true });
  let current: { lines: number; counted: number; timer: NodeJS.Timeout } | null = null;

  const write = (event: Parameters<AuditLog['note']>[0]) =>
    audit
      .note(event)
      .catch((error: unknown) => logger.error({ err: error }, 'The audit log cannot be written'));

  function openWindow() {
    const timer = setTimeout(() => void closeWindow(), windowMillis).unref();
    return { lines: 0, counted: 0, timer };
  }

  async function closeWindow(): Promise<void> {
    const closed = current;
    current = null;
    if (!closed) return;
    clearTimeout(closed.timer);
    const { counted } = closed;
    if (counted === 0) return;
    await write({
      who: 'unknown',
      what: 'TOKENS_REFUSED',
      from: 'several requests',
      details: { count: counted },
    });
  }

  return {
    note({ from, route, requestId }) {
      countSafety('credentialsRefused');
      const count = (counts.get(from) ?? 0) + 1;
      counts.set(from, count);
      current ??= openWindow();
      if (count === 1 && current.lines < mostLines) {
        current.lines += 1;
        void write({ who: 'unknown', what: 'TOKEN_REFUSED', from, requestId, details: { route } });
      } else {
        current.counted += 1;
      }
      return count > mostPerMinute ? Math.max(1, Math.ceil(counts.getRemainingTTL(from) / 1_000)) : null;
    },
    stop: closeWindow,
  };
}
