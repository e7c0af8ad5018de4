import type { FastifyRequest } from 'fastify';
import { audited, noAuditLog, type AuditAction, type AuditLog } from '../../../platform/audit';
import type { Logger } from '../../../platform/logger';
import type { ChangeResult } from '../editing/editing';
import type { KnownEditor } from '../editors';

export interface Change {
  what: AuditAction;
  editor: KnownEditor;
  by: string;
  details: Record<string, unknown>;
}

/** Notes who is going to change what, and what became of it. */
export function auditedChange(
  { ip, id }: FastifyRequest,
  { audit = noAuditLog, logger }: { audit?: AuditLog | undefined; logger: Logger },
  { what, editor, by, details }: Change,
  act: () => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const of = editor.role === 'cluster' ? { cluster: editor.cluster } : { register: true };
  return audited({
    audit,
    logger,
    event: { who: editor.id, claimed: by, what, from: ip, requestId: id, details: { ...of, ...details } },
    act,
    detailsOf: ({ revision, changed }) => ({ revision, changed }),
  });
}
