import type { Caller } from '../../domain/roles';
import { UnauthenticatedError } from '../../platform/errors';
import { keyPrefix, type Keyring } from '../../platform/apiKeys/keys';
import type { OpenId } from './openId';
import { networkOf } from '../../platform/networkOf';
import { isLocal, type RequestHead } from '../../platform/origin';

/**
 * Tells who asks, from the request's head alone.
 *
 * @throws UnauthenticatedError if credentials are given and not valid
 */
export type Authenticate = (request: RequestHead) => Promise<Caller>;

export interface AuthenticateOptions {
  keys: Keyring;
  /** Null if no provider is configured: then no token is valid. */
  openId: OpenId | null;
  /** Who has signed in; null if nobody has. */
  readSession: (request: RequestHead) => Promise<{ caller: Caller } | null>;
  /** Whether a request of this machine without credentials is an analyst's; never in production. */
  trustLocal: boolean;
}

/** A caller of this machine while developing; has no rate. */
export const localCaller: Caller = { role: 'analyst', id: 'local' };

export function createAuthenticate({
  keys,
  openId,
  readSession,
  trustLocal,
}: AuthenticateOptions): Authenticate {
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const session = await readSession(request);
      if (session) return session.caller;
      if (trustLocal && isLocal(request)) return localCaller;
      return { role: 'public', id: `address:${networkOf(request.ip)}` };
    }
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const caller = token.startsWith(keyPrefix) ? keys.callerOf(token) : await openId?.callerOf(token);
    if (!caller) throw new UnauthenticatedError('A valid key or token');
    return caller;
  };
}
