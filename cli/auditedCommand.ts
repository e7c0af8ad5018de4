import { userInfo } from 'node:os';
import { audited, createAuditLog, type AuditAction } from '../platform/audit';
import type { Config } from '../platform/config';

export interface AuditedCommand<Result> {
  what: AuditAction;
  details: Record<string, unknown>;
  act(): Promise<Result>;
  /** What is told of the result. */
  detailsOf?(result: Result): Record<string, unknown>;
  /** Takes what the operator must be told if the log cannot be written. */
  tell?(text: string): void;
}

/** What somebody at the command line changes, in the name of the user of this machine. */
export function auditedCommand<Result>(
  { auditFile, production }: Pick<Config, 'auditFile' | 'production'>,
  { what, details, act, detailsOf, tell = writeError }: AuditedCommand<Result>,
): Promise<Result> {
  return audited({
    audit: createAuditLog(auditFile, production),
    logger: { error: (_: unknown, message?: string) => tell(`${message ?? ''}: ${auditFile}\n`) },
    event: { who: userInfo().username, what, from: 'command line', details },
    act,
    ...(detailsOf && { detailsOf }),
  });
}

function writeError(text: string): void {
  process.stderr.write(text);
}
