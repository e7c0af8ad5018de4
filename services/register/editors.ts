import type { FastifyRequest } from 'fastify';
import { parseEditor, type Editor } from '../../domain/editors';
import { noteWrongCredentials } from '../../platform/addressLimits';
import { noAuditLog, type AuditLog } from '../../platform/audit';
import { watchKeysOf } from '../../platform/apiKeys/watchKeys';
import { RateLimitedError, UnauthenticatedError } from '../../platform/errors';
import type { Logger } from '../../platform/logger';
import { createRefusals } from '../../platform/refusals';

export interface EditorsOptions {
  /** API keys, hashed; watched. Those of operators and clusters may change what the register says of clusters. */
  keysFile: string;
  audit?: AuditLog;
  watchMillis?: number | undefined;
  logger: Logger;
}

/** Whom a key stands for. */
export type KnownEditor = Editor & { id: string };

export interface Editors {
  /** Null if it is not valid; nobody is told. */
  find(key: string): KnownEditor | null;
  /** Who holds this key. @throws UnauthenticatedError, RateLimitedError */
  holderOf(key: string, request: FastifyRequest): KnownEditor;
  /** Whether there is any key by which it may be changed. */
  hasAny(): boolean;
  stop(): Promise<void>;
}

export function createEditors({
  keysFile,
  audit = noAuditLog,
  watchMillis = 1_000,
  logger,
}: EditorsOptions): Editors {
  const watched = watchKeysOf(keysFile, parseEditor, { watchMillis, logger });
  const refusals = createRefusals({ audit, logger });
  const find = (key: string) => watched.keys.callerOf(key);
  return {
    find,
    holderOf(key, request) {
      const holder = find(key);
      if (holder) return holder;
      noteWrongCredentials(request);
      const { ip, id, routeOptions } = request;
      const wait = refusals.note({ from: ip, route: routeOptions.url ?? '', requestId: id });
      if (wait === null)
        throw new UnauthenticatedError(
          'Cần khóa của người vận hành hoặc của cụm. A valid key of the operator or of the cluster',
        );
      throw new RateLimitedError(
        { vi: 'Thử quá nhiều khóa không hợp lệ', en: 'Too many keys that are not valid' },
        wait,
      );
    },
    hasAny: () => watched.keys.size > 0,
    async stop() {
      watched.stop();
      await refusals.stop();
    },
  };
}

/** The key of a request's head; empty if there is none. */
export function keyIn({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const [, key = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return key;
}
