import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { parseGrant, writeGrant } from '../../../domain/grants';
import type { Caller } from '../../../domain/roles';
import type { Keyring } from '../../../platform/apiKeys/keys';
import { createCookie, type CookieRequest } from '../../../platform/sessions/cookies';
import { isOfOwnPage, type PageRequest } from '../../../platform/sessions/ownPage';
import type { Sealed } from '../../../platform/sessions/sealed';

/** Who has signed in. */
export interface Holder {
  caller: Caller;
  /** As the list of keys or the provider has it; for the holder's own eyes. */
  name: string | null;
}

export interface Session extends Holder {
  /** ISO 8601. */
  endsAt: string;
}

export type SessionRequest = CookieRequest & PageRequest;

export interface Sessions {
  /** Whether a request brings a session, be it a valid one or not. */
  isGiven(request: SessionRequest): boolean;
  /** Null if there is none, it has ended, its key was revoked, or a page of another site asks. */
  read(request: SessionRequest): Promise<Session | null>;
  /** @returns when it ends, ISO 8601 */
  begin(request: SessionRequest, reply: FastifyReply, holder: Holder): Promise<string>;
  end(request: SessionRequest, reply: FastifyReply): void;
}

/** A working day. */
const sessionSeconds = 8 * 60 * 60;
const purpose = 'session';

/** Of a key its id alone is kept: a session ends with its key, and has whatever role that has now. */
const contentSchema = z.union([
  z.object({ exp: z.number(), key: z.string() }),
  z.object({ exp: z.number(), id: z.string(), grant: z.string(), name: z.string().nullable() }),
]);
type Content = z.infer<typeof contentSchema>;

const keyCaller = /^key:(.+)$/;

/** Sessions are kept by the readers' browsers, and by nobody else: every replica knows them. */
export function createSessions(sealed: Sealed, keys: Pick<Keyring, 'holderOf'>): Sessions {
  const cookie = createCookie('congdoan-session', 'strict');

  function holderIn(content: Content): Holder | null {
    if ('key' in content) return keys.holderOf(content.key);
    const grant = parseGrant(content.grant);
    return grant && { caller: { ...grant, id: content.id }, name: content.name };
  }

  return {
    isGiven: (request) => cookie.read(request) !== null,
    async read(request) {
      const text = cookie.read(request);
      if (text === null || !isOfOwnPage(request)) return null;
      const { data } = contentSchema.safeParse(await sealed.open(purpose, text));
      const holder = data && holderIn(data);
      return holder ? { ...holder, endsAt: new Date(data.exp * 1_000).toISOString() } : null;
    },
    async begin(request, reply, { caller, name }) {
      const [, key] = keyCaller.exec(caller.id) ?? [];
      const content = key === undefined ? { id: caller.id, grant: writeGrant(caller), name } : { key };
      const endsAt = new Date(Date.now() + sessionSeconds * 1_000).toISOString();
      cookie.set(request, reply, await sealed.close(purpose, content, sessionSeconds), sessionSeconds);
      return endsAt;
    },
    end: (request, reply) => cookie.clear(request, reply),
  };
}
