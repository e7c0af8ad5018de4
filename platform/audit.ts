import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Words for what was done; published ones never change. */
export type AuditAction =
  | 'IMPORT'
  | 'UNDO'
  | 'KEY_CREATED'
  | 'KEY_REVOKED'
  | 'TOKEN_REFUSED'
  | 'TOKENS_REFUSED'
  | 'ANSWERS_PURGED'
  | 'DRAFTS_READ'
  | 'TABLE_EXPORTED';

export interface AuditEvent {
  /** A key's id, a province's token, a user of this machine; never the secret itself. */
  who: string;
  what: AuditAction;
  /** An address, or `command line`. */
  from: string;
  /** The request, as the logs name it. */
  requestId?: string;
  details?: Record<string, unknown>;
}

/** Who did what, when and from where; lines are added and never changed. */
export interface AuditLog {
  /** Resolves when the line is written, and rejects where it cannot be. */
  note(event: AuditEvent): Promise<void>;
}

/** One JSON object a line. The file may be shared by several processes: each line is one write at its end. */
export function createAuditLog(file: string): AuditLog {
  return {
    async note({ who, what, from, requestId, details }) {
      const line = { at: new Date().toISOString(), who, what, from, requestId, details };
      await mkdir(dirname(file), { recursive: true });
      await appendFile(file, `${JSON.stringify(line)}\n`, { flag: 'a', mode: 0o600 });
    },
  };
}

/** For tests and for callers that keep none. */
export const noAuditLog: AuditLog = { note: () => Promise.resolve() };
