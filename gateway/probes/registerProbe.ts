import { isRecord } from '../../domain/isRecord';
import { ErrorCode } from '../../domain/errors';
import { registerAudience } from '../../platform/gatewayTokens/claims';
import { gap, type Gap } from '../../platform/provinces/outcome';
import type { Reply } from '../../platform/provinces/reply';
import type { Probe } from './probe';
import type { Look } from './standing';

const timeoutMillis = 2_000;
const maxResponseBytes = 1024 * 1024;
/** One small read of its database. */
const body = JSON.stringify({ query: '{ clusters { id } }' });

export function createRegisterProbe(url: string, probe: Probe): () => Promise<Look> {
  return async () => {
    const target = { url, audience: [registerAudience], body, timeoutMillis, maxResponseBytes };
    const { reply, latencyMillis, certificateEndsAt } = await probe(target);
    return { gap: gapIn(reply), latencyMillis, certificateEndsAt };
  };
}

function gapIn(reply: Reply): Gap | null {
  if (reply.kind === 'gap') return reply;
  if (reply.kind === 'notModified') return gap('unusable', 'HTTP status 304');
  const [error] = reply.body.errors ?? [];
  if (error === undefined) return null;
  const { message, extensions } = isRecord(error) ? error : {};
  const isLost = isRecord(extensions) && extensions.code === ErrorCode.databaseUnavailable;
  return gap(isLost ? 'serverError' : 'unusable', String(message).slice(0, 500));
}
