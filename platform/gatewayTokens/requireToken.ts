import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayTokenError } from '../errors';
import type { Logger } from '../logger';
import { hasTrustedCertificate } from '../tls';
import { unknownKeyChallenge, unknownKeyReason } from './unknownKey';
import type { GatewayToken, TokenVerifier } from './verifier';

export interface RequireTokenOptions {
  verifier: TokenVerifier;
  /** The routes that only the gateway may ask; the others have checks of their own, or need none. */
  paths: readonly string[];
  /** Whose token a request needs: one of these in its audience is enough. */
  audiencesOf(request: FastifyRequest): Iterable<string>;
  logger: Logger;
}

/** The token of a request that was let in. */
export type TokenOf = (request: FastifyRequest) => GatewayToken;

/** Refuses requests without a valid token of the gateway, and over TLS without its certificate, before anything of their body is read. */
export function requireGatewayToken(app: FastifyInstance, options: RequireTokenOptions): TokenOf {
  const { verifier, paths, audiencesOf, logger } = options;
  const tokens = new WeakMap<FastifyRequest, GatewayToken>();
  app.addHook('onRequest', async (request, reply) => {
    if (!paths.includes(request.routeOptions.url ?? '')) return;
    try {
      if (!hasTrustedCertificate(request)) throw new GatewayTokenError('no certificate of the gateway');
      const token = await verifier.verify(request.headers.authorization);
      const meant = [...audiencesOf(request)].some((audience) => token.audience.has(audience));
      if (!meant) throw new GatewayTokenError('audience');
      tokens.set(request, token);
    } catch (error) {
      if (!(error instanceof GatewayTokenError)) throw error;
      const { reason, mend } = error;
      logger.warn(
        { reason, from: request.ip, ...(mend && { mend }) },
        'Refused a request without a valid token',
      );
      const { message, extensions } = error;
      // What is left of the body is not read.
      return reply
        .code(401)
        .headers({
          'www-authenticate': reason === unknownKeyReason ? unknownKeyChallenge : 'Bearer',
          connection: 'close',
        })
        .send({ errors: [{ message, extensions }] });
    }
  });
  return (request) => {
    const token = tokens.get(request);
    if (!token) throw new GatewayTokenError('no token');
    return token;
  };
}
