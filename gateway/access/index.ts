import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../services/shared/caller';
import type { OpenIdConfig } from '../../services/shared/config';
import type { Logger } from '../../services/shared/logger';
import { watchContent } from '../../services/shared/watchFile';
import { createAuthenticate } from './authenticate';
import { createKeyring, parseKeys, type Keyring } from './keys';
import { defaultLimits, parseLimits, type LimitsOf } from './limits';
import { createOpenId } from './openId';

export interface AccessOptions {
  /** API keys; watched. Null where there are none. */
  keysFile: string | null;
  openId: OpenIdConfig | null;
  limitsFile: string | null;
  /** Whether a request of this machine without credentials is an analyst's. */
  trustLocal: boolean;
  watchMillis: number;
  logger: Logger;
}

/** Who may ask, and how much. */
export interface Access {
  /**
   * For `onRequest` of a route: lets a request in by its head.
   *
   * @throws UnauthenticatedError where its credentials are not valid
   */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Who sends a request that was let in. */
  callerOf(request: FastifyRequest): Caller;
  limitsOf: LimitsOf;
  stop(): void;
}

export function createAccess(options: AccessOptions): Access {
  const { keysFile, openId, limitsFile, trustLocal, logger } = options;
  const { keys, stop } = keysFile === null ? noKeys() : watchKeys(keysFile, options);
  const authenticate = createAuthenticate({
    keys,
    openId: openId && createOpenId(openId, logger),
    trustLocal,
  });
  const callers = new WeakMap<FastifyRequest, Caller>();
  return {
    async admit(request) {
      callers.set(request, await authenticate(request));
    },
    callerOf(request) {
      const caller = callers.get(request);
      if (!caller) throw new Error('The route lets requests in that "admit" has not seen');
      return caller;
    },
    limitsOf:
      limitsFile === null
        ? (role) => defaultLimits[role]
        : parseLimits(readFileSync(limitsFile, 'utf8'), limitsFile),
    stop,
  };
}

function noKeys() {
  return { keys: createKeyring([]), stop: () => undefined };
}

/** A file that is not there has no keys yet. */
function watchKeys(file: string, { watchMillis, logger }: AccessOptions): { keys: Keyring; stop(): void } {
  const content = readIfThere(file);
  const keys = createKeyring(content === '' ? [] : parseKeys(content, file));
  const watch = watchContent(
    file,
    content,
    watchMillis,
    (changed) => {
      keys.replace(parseKeys(changed, file));
      logger.info({ file, keys: keys.size }, 'Took a new list of keys');
    },
    (error) => logger.error({ err: error }, 'Refused a list of keys; the current one stays'),
  );
  return { keys, stop: () => watch.stop() };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
