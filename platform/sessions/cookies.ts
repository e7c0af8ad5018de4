import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type CookieRequest = Pick<FastifyRequest, 'headers' | 'protocol'>;

/** A cookie that scripts cannot read and other sites cannot send. */
export interface OwnCookie {
  read(request: CookieRequest): string | null;
  set(request: CookieRequest, reply: FastifyReply, value: string, seconds: number): void;
  clear(request: CookieRequest, reply: FastifyReply): void;
}

/**
 * Over TLS its name begins with `__Host-`: browsers take it from this very host alone, with `Secure`.
 *
 * @param sameSite `lax` if a page of another site leads back to us, and the cookie must be there then
 */
export function createCookie(name: string, sameSite: 'strict' | 'lax'): OwnCookie {
  const nameFor = ({ protocol }: CookieRequest) => (protocol === 'https' ? `__Host-${name}` : name);
  const write = (request: CookieRequest, reply: FastifyReply, value: string, maxAge: number) =>
    void reply.header(
      'set-cookie',
      stringifySetCookie({
        name: nameFor(request),
        value,
        httpOnly: true,
        secure: request.protocol === 'https',
        sameSite,
        path: '/',
        maxAge,
      }),
    );
  return {
    read(request) {
      const { cookie } = request.headers;
      return cookie === undefined ? null : (parseCookie(cookie)[nameFor(request)] ?? null);
    },
    set: write,
    clear: (request, reply) => write(request, reply, '', 0),
  };
}
