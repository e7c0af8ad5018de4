import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidInputError } from '../../../domain/errors';
import { UnauthenticatedError } from '../../../platform/errors';
import { isLocal } from '../../../platform/origin';
import { createCookie } from '../../../platform/sessions/cookies';
import { isOfOwnPage } from '../../../platform/sessions/ownPage';
import { createSealed } from '../../../platform/sessions/sealed';
import type { AssertToken } from '../../../platform/tokens';

/** Clerks enter reports, heads approve them. Where the province has no token for its head, who has its token is both. */
export type DeskRole = 'CLERK' | 'HEAD' | 'BOTH';

export interface Person {
  province: string;
  /** As they say; the token was checked. */
  name: string;
  role: DeskRole;
}

export interface DeskSessions {
  /** @throws UnauthenticatedError, InvalidInputError */
  begin(request: FastifyRequest, reply: FastifyReply, province: string): Promise<Person>;
  /** @throws UnauthenticatedError if nobody has signed in for the province, or the token has ended since */
  read(request: FastifyRequest, province: string): Promise<Person>;
  end(request: FastifyRequest, reply: FastifyReply): void;
}

export interface DeskSessionsOptions {
  assertToken: AssertToken;
  /** Null if the province's head has no token of its own. */
  assertHeadToken: AssertToken;
  hasToken(province: string): boolean;
  hasHeadToken(province: string): boolean;
  /** Whether who sits at this machine is let in without a token, as long as none is configured. */
  openToThisMachine: boolean;
}

/** A working day. */
const sessionSeconds = 8 * 60 * 60;
const purpose = 'desk';
const signInSchema = z.object({ name: z.string().trim().min(1).max(100), token: z.string().max(500) });
const contentSchema = signInSchema.extend({ province: z.string() });

/**
 * Sessions are kept by the browsers, sealed with a key of this process: a restart ends them, and what is at work is in the
 * database. The token is looked at with every request, so that one that was changed or has ended lets nobody in.
 */
export function createDeskSessions(options: DeskSessionsOptions): DeskSessions {
  const key = randomBytes(32);
  const sealed = createSealed(() => key);
  const cookie = createCookie('congdoan-desk', 'strict');

  function roleOf(request: FastifyRequest, province: string, token: string): DeskRole {
    const { openToThisMachine, hasToken, hasHeadToken, assertToken, assertHeadToken } = options;
    if (openToThisMachine && !hasToken(province) && isLocal(request)) return 'BOTH';
    const authorization = `Bearer ${token}`;
    if (!hasHeadToken(province)) {
      assertToken(province, authorization);
      return 'BOTH';
    }
    try {
      assertHeadToken(province, authorization);
      return 'HEAD';
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
      assertToken(province, authorization);
      return 'CLERK';
    }
  }

  return {
    async begin(request, reply, province) {
      const { data } = signInSchema.safeParse(request.body);
      if (!data)
        throw new InvalidInputError(
          'name',
          { vi: 'tên người đăng nhập và mã', en: 'the name of who signs in, and the token' },
          null,
        );
      const role = roleOf(request, province, data.token);
      const content = { ...data, province };
      cookie.set(request, reply, await sealed.close(purpose, content, sessionSeconds), sessionSeconds);
      return { province, name: data.name, role };
    },
    async read(request, province) {
      const text = cookie.read(request);
      if (text === null || !isOfOwnPage(request)) throw new UnauthenticatedError();
      const { data } = contentSchema.safeParse(await sealed.open(purpose, text));
      if (data?.province !== province) throw new UnauthenticatedError();
      return { province, name: data.name, role: roleOf(request, province, data.token) };
    },
    end: (request, reply) => cookie.clear(request, reply),
  };
}
