import { AppError, ErrorCode } from '../domain/errors';
import { isDatabaseLost } from './databaseLost';
import { appendToChain } from './auditChain';
import type { Logger } from './logger';
import { countSafety } from './safetyCounts';

/** Words for what was done; published ones never change. */
export type AuditAction =
  | 'IMPORT'
  | 'UNDO'
  | 'BACKUP'
  | 'RESTORE'
  | 'RETENTION'
  | 'REPAIR'
  | 'KEY_CREATED'
  | 'KEY_REVOKED'
  | 'TOKEN_REFUSED'
  | 'TOKENS_REFUSED'
  | 'ANSWERS_PURGED'
  | 'SIGNED_IN'
  | 'WORK_BEGUN'
  | 'WORK_SUBMITTED'
  | 'WORK_RETURNED'
  | 'WORK_REMOVED'
  | 'SIGNED_OUT'
  | 'DRAFTS_READ'
  | 'FILES_EXPORTED';

/** What became of an action. An intent without an end was cut off, or its end could not be written. */
export type AuditOutcome = 'INTENDED' | 'DONE' | 'FAILED';

export interface AuditEvent {
  /** Who was authenticated, and nothing else: a key's id, a province's token, a user of this machine; never the secret itself. */
  who: string;
  /** Who it is as the caller says; nobody has checked it. */
  claimed?: string | undefined;
  what: AuditAction;
  outcome?: AuditOutcome;
  /** An address, or `command line`. */
  from: string;
  /** The request, as the logs name it. */
  requestId?: string;
  details?: Record<string, unknown>;
}

/** Who did what, when and from where; lines are added and never changed. */
export interface AuditLog {
  /** Resolves when the line is written, and rejects if it cannot be. */
  note(event: AuditEvent): Promise<void>;
  /** Whether what cannot be noted must not be done. */
  readonly mustWrite?: boolean;
}

/** One JSON object a line, each with the hash of the line before. The file may be shared by several processes. */
export function createAuditLog(file: string, mustWrite = false): AuditLog {
  return {
    mustWrite,
    async note({ who, claimed, what, outcome, from, requestId, details }) {
      const event = { at: new Date().toISOString(), who, claimed, what, outcome, from, requestId, details };
      try {
        await appendToChain(file, event);
      } catch (error) {
        countSafety('auditFailures');
        throw error;
      }
    },
  };
}

/** For tests and for callers that keep none. */
export const noAuditLog: AuditLog = { note: () => Promise.resolve() };

/** The audit log cannot be written, so nothing was done. */
export class AuditUnavailableError extends AppError {
  constructor() {
    super(
      ErrorCode.auditUnavailable,
      'Không ghi được nhật ký kiểm tra nên không làm gì. The audit log cannot be written, so nothing was done',
    );
  }
}

export interface AuditedAction<Result> {
  audit: AuditLog;
  logger: Pick<Logger, 'error'>;
  event: Omit<AuditEvent, 'outcome'>;
  act(): Promise<Result>;
  /** What is told of the result. */
  detailsOf?(result: Result): Record<string, unknown>;
}

/**
 * Notes that something is going to be done, does it, and notes what became of it.
 *
 * @throws AuditUnavailableError if the intent cannot be noted and must be; nothing is done then
 */
export async function audited<Result>(action: AuditedAction<Result>): Promise<Result> {
  const { event, act, detailsOf } = action;
  const isNoted = await noted(action, { ...event, outcome: 'INTENDED' });
  if (!isNoted && action.audit.mustWrite) throw new AuditUnavailableError();
  try {
    const result = await act();
    const details = { ...event.details, ...detailsOf?.(result) };
    await noted(action, { ...event, outcome: 'DONE', details });
    return result;
  } catch (error) {
    const code: unknown = codeOf(error);
    await noted(action, { ...event, outcome: 'FAILED', details: { ...event.details, code } });
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  if (error instanceof AppError) return error.extensions.code;
  return isDatabaseLost(error) ? ErrorCode.databaseUnavailable : ErrorCode.internal;
}

/** What was done is done: that its end cannot be noted is for the operator, and an intent without an end stays. */
async function noted<Result>({ audit, logger }: AuditedAction<Result>, event: AuditEvent): Promise<boolean> {
  try {
    await audit.note(event);
    return true;
  } catch (error) {
    logger.error(
      { err: error, requestId: event.requestId, what: event.what },
      'The audit log cannot be written',
    );
    return false;
  }
}
