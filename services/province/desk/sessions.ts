import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidInputError } from '../../../domain/errors';
import { lineSchema } from '../../../domain/lineOfText';
import { UnauthenticatedError } from '../../../platform/errors';
import { isLocal } from '../../../platform/origin';
import { createCookie } from '../../../platform/sessions/cookies';
import { isOfOwnPage } from '../../../platform/sessions/ownPage';
import type { Sealed } from '../../../platform/sessions/sealed';
import type { AssertToken } from '../../../platform/tokens';

/** Clerks enter reports, heads approve them. If the province does not tell its head apart, one person is both. */
export type DeskRole = 'CLERK' | 'HEAD' | 'BOTH';

export interface Person {
  province: string;
  /** As they, or the OpenID provider, say. */
  name: string;
  role: DeskRole;
  /** Who was authenticated, as the audit log names it: the token of the province, or of the provider. */
  principal: string;
}

export interface DeskSessions {
  /** Who signs in by a name and the token. @throws UnauthenticatedError, InvalidInputError */
  readToken(request: FastifyRequest, province: string): Holder;
  /** Whom the request would work as. @throws UnauthenticatedError if the token is wrong or has ended */
  personOf(request: FastifyRequest, holder: Holder): Person;
  begin(request: FastifyRequest, reply: FastifyReply, holder: Holder): Promise<void>;
  /** @throws UnauthenticatedError if nobody has signed in for the province, or the token has ended since */
  read(request: FastifyRequest, province: string): Promise<Person>;
  end(request: FastifyRequest, reply: FastifyReply): void;
}

export interface DeskSessionsOptions {
  sealed: Sealed;
  assertToken: AssertToken;
  /** Null if the province's head has no token of its own. */
  assertHeadToken: AssertToken;
  hasToken(province: string): boolean;
  hasHeadToken(province: string): boolean;
  /** Whether the OpenID provider says who is a head. */
  hasHeadValue: boolean;
  /** Whether who sits at this machine is let in without a token, as long as none is configured. */
  openToThisMachine: boolean;
}

/** A working day. */
const sessionSeconds = 8 * 60 * 60;
const purpose = 'desk';
const signInSchema = z.object({ name: lineSchema(100), token: z.string().max(500) });
const holderSchema = z.union([
  signInSchema.extend({ province: z.string() }),
  z.object({
    province: z.string(),
    name: z.string(),
    /** As the OpenID provider knows the person. */
    id: z.string(),
    isHead: z.boolean(),
  }),
]);

/** What a session holds: the token, or what the OpenID provider said, which stays until the session ends. */
export type Holder = z.infer<typeof holderSchema>;

/**
 * Sessions are kept by the browsers, sealed with a key of this process: a restart ends them, and what is at work is in the
 * database. The token is looked at with every request, so that one that was changed or has ended lets nobody in.
 */
export function createDeskSessions(options: DeskSessionsOptions): DeskSessions {
  const { sealed } = options;
  const cookie = createCookie('congdoan-desk', 'strict');

  function personOf(request: FastifyRequest, holder: Holder): Person {
    const { province, name } = holder;
    if ('token' in holder) {
      const role = roleByToken(request, province, holder.token, options);
      return { province, name, role, principal: `token of ${province}` };
    }
    const role = holder.isHead ? 'HEAD' : roleOfStaff(province, options);
    return { province, name, role, principal: holder.id };
  }

  return {
    personOf,
    readToken(request, province) {
      const { data } = signInSchema.safeParse(request.body);
      if (data) return { ...data, province };
      throw new InvalidInputError(
        'name',
        { vi: 'tên người đăng nhập và mã', en: 'the name of who signs in, and the token' },
        null,
      );
    },
    async begin(request, reply, holder) {
      cookie.set(request, reply, await sealed.close(purpose, holder, sessionSeconds), sessionSeconds);
    },
    async read(request, province) {
      const text = cookie.read(request);
      if (text === null || !isOfOwnPage(request)) throw new UnauthenticatedError();
      const { data } = holderSchema.safeParse(await sealed.open(purpose, text));
      if (data?.province !== province) throw new UnauthenticatedError();
      return personOf(request, data);
    },
    end: (request, reply) => cookie.clear(request, reply),
  };
}

function roleByToken(
  request: FastifyRequest,
  province: string,
  token: string,
  options: DeskSessionsOptions,
): DeskRole {
  const { openToThisMachine, hasToken, hasHeadToken, assertToken, assertHeadToken } = options;
  if (openToThisMachine && !hasToken(province) && isLocal(request)) return 'BOTH';
  const authorization = `Bearer ${token}`;
  if (hasHeadToken(province)) {
    try {
      assertHeadToken(province, authorization);
      return 'HEAD';
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
    }
  }
  assertToken(province, authorization);
  return roleOfStaff(province, options);
}

/** Of who is not said to be a head: both only if nobody is told apart as one, neither by a token nor by the provider. */
function roleOfStaff(province: string, { hasHeadToken, hasHeadValue }: DeskSessionsOptions): DeskRole {
  return hasHeadToken(province) || hasHeadValue ? 'CLERK' : 'BOTH';
}
