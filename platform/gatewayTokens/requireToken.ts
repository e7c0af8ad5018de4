import type { TLSSocket } from 'node:tls';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayTokenError } from '../errors';
import type { Logger } from '../logger';
import { countSafety } from '../safetyCounts';
import { certificateProblem, clientCertificateCode } from '../certificateProblem';
import { certificateChallenge } from './certificateChallenge';
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
      assertCertificate(request);
      const token = await verifier.verify(request.headers.authorization);
      const meant = [...audiencesOf(request)].some((audience) => token.audience.has(audience));
      if (!meant) throw new GatewayTokenError('audience');
      tokens.set(request, token);
    } catch (error) {
      if (!(error instanceof GatewayTokenError)) throw error;
      countSafety('gatewayTokensRefused');
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
          'www-authenticate': challengeOf(error),
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

/** A certificate that is not believed: the gateway is told why, since it is its own. */
class CertificateError extends GatewayTokenError {
  constructor(readonly code: string) {
    super(`certificate of the gateway ${certificateProblem(code) ?? `is not believed (${code})`}`);
  }
}

/** @throws CertificateError if the connection came over TLS without a certificate of a believed authority */
function assertCertificate({ raw }: FastifyRequest): void {
  // The types of Fastify leave TLS out; without it the fields are not there.
  const code = clientCertificateCode(raw.socket as Partial<TLSSocket>);
  if (code !== null) throw new CertificateError(code);
}

function challengeOf(error: GatewayTokenError): string {
  if (error instanceof CertificateError) return certificateChallenge(error.code);
  return error.reason === unknownKeyReason ? unknownKeyChallenge : 'Bearer';
}
