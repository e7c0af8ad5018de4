import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError, ErrorCode } from '../../domain/errors';
import { ForbiddenError } from '../errors';
import { createCookie } from '../sessions/cookies';
import type { Sealed } from '../sessions/sealed';
import type { Identity, Provider } from './provider';

/** Why nobody was signed in, as addresses of pages say it; the page has the words. */
export type TripFailure = 'TU_CHOI' | 'HET_HAN' | 'KHONG_CO_QUYEN' | 'NHIEU_QUYEN' | 'TAM_NGUNG';

/** What a person wants who leaves for the provider. */
export interface Aim {
  /** A path of ours. */
  to: string;
  /** Whom it is to sign in for, if that was chosen before. */
  province: string | null;
}

export type Return = { identity: Identity; aim: Aim } | { failure: TripFailure; aim: Aim | null };

/** The way of a browser to the provider and back; only the browser that left comes back. */
export interface SignInTrip {
  leave(
    request: FastifyRequest,
    reply: FastifyReply,
    aim: Aim,
  ): Promise<{ url: string } | { failure: TripFailure }>;
  comeBack(request: FastifyRequest, reply: FastifyReply): Promise<Return>;
}

const purpose = 'sign in';
const leaveSeconds = 600;
const leaveSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  to: z.string(),
  province: z.string().nullable(),
});

/** @param cookieName of its own for each service: those of one host share their cookies, whatever the port */
export function createSignInTrip(provider: Provider, sealed: Sealed, cookieName: string): SignInTrip {
  // The provider's page leads back to us.
  const cookie = createCookie(cookieName, 'lax');
  return {
    async leave(request, reply, aim) {
      try {
        const { url, leave } = await provider.leave();
        const text = await sealed.close(purpose, { ...leave, ...aim }, leaveSeconds);
        cookie.set(request, reply, text, leaveSeconds);
        return { url };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
    async comeBack(request, reply) {
      const text = cookie.read(request);
      const { data } = leaveSchema.safeParse(text === null ? null : await sealed.open(purpose, text));
      cookie.clear(request, reply);
      if (!data) return { failure: 'HET_HAN', aim: null };
      const { to, province, ...leave } = data;
      const aim = { to, province };
      try {
        const identity = await provider.comeBack(request.url.split('?')[1] ?? '', leave);
        if (identity === null) return { failure: 'TU_CHOI', aim };
        return identity.caller.role === 'public' ? { failure: 'KHONG_CO_QUYEN', aim } : { identity, aim };
      } catch (error) {
        return { failure: failureOf(error), aim };
      }
    },
  };
}

/** People come and go by links, so what is wrong is for a page to say. */
function failureOf(error: unknown): TripFailure {
  if (error instanceof ForbiddenError) return 'NHIEU_QUYEN';
  if (error instanceof AppError && error.extensions.code === ErrorCode.identityUnavailable)
    return 'TAM_NGUNG';
  throw error;
}

/** A path of ours, else `otherwise`: nobody is led to another site by a link to us. */
export function ownPathOf(to: unknown, otherwise: string): string {
  const base = 'http://own.invalid';
  if (typeof to !== 'string' || !to.startsWith('/') || to.length > 2_000 || !URL.canParse(to, base))
    return otherwise;
  const { origin, pathname, search } = new URL(to, base);
  // "//elsewhere" would be another site's once more.
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}` : otherwise;
}
