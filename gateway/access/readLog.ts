import type { Caller } from '../../domain/roles';
import type { AuditAction, AuditLog } from '../../platform/audit';
import { createBoundedCache } from '../../platform/boundedCache';
import type { Logger } from '../../platform/logger';

type ReadAction = Extract<AuditAction, 'DRAFTS_READ' | 'FILES_EXPORTED'>;

/** Notes who reads what is not public: the first time in a minute at once, and at its end how often. */
export interface ReadLog {
  note(what: ReadAction, caller: Caller, from: string, requestId: string): void;
  /** Writes what was only counted so far. */
  stop(): Promise<void>;
}

const windowMillis = 60_000;

interface Counted {
  what: ReadAction;
  who: string;
  from: string;
  count: number;
}

export function createReadLog(audit: AuditLog, logger: Logger): ReadLog {
  const counts = createBoundedCache<Counted>('reads', { bytesOf: () => 200 });
  let timer: NodeJS.Timeout | null = null;
  const write = (event: Parameters<AuditLog['note']>[0]) =>
    audit
      .note(event)
      .catch((error: unknown) => logger.error({ err: error }, 'The audit log cannot be written'));

  async function close(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const again = [...counts.values()].filter(({ count }) => count > 1);
    counts.clear();
    for (const { what, who, from, count } of again)
      await write({ who, what, from, details: { more: count - 1 } });
  }

  return {
    note(what, caller, from, requestId) {
      const key = `${what} ${caller.id}`;
      const known = counts.get(key);
      if (known) {
        known.count += 1;
        return;
      }
      counts.set(key, { what, who: caller.id, from, count: 1 });
      timer ??= setTimeout(() => void close(), windowMillis).unref();
      void write({ who: caller.id, what, from, requestId });
    },
    stop: close,
  };
}
