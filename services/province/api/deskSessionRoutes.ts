import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noAuditLog } from '../../../platform/audit';
import { RateLimitedError, UnauthenticatedError } from '../../../platform/errors';
import { createRefusals } from '../../../platform/refusals';
import { assertOwnPage } from '../../../platform/sessions/ownPage';
import { federationName } from '../import/provinceNames';
import { createDeskRequests, type DeskRoutesOptions } from './deskRequests';

/** Signing in at the desk of a province, and out again. */
export function addDeskSessionRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { stores, sessions, logger, audit = noAuditLog } = options;
  const { storeOf, signedIn, noted } = createDeskRequests(options);
  const refusals = createRefusals({ audit, logger });
  app.addHook('onClose', () => refusals.stop());

  function refused({ ip, id, routeOptions }: FastifyRequest, error: UnauthenticatedError): Error {
    const wait = refusals.note({ from: ip, route: routeOptions.url ?? '', requestId: id });
    return wait === null
      ? error
      : new RateLimitedError('Thử quá nhiều lần. Too many tokens that are not valid', wait);
  }

  app.get('/desk/provinces', () => [...stores.keys()].map((id) => ({ id, name: federationName(id) ?? id })));
  app.post('/:province/desk/session', async (request, reply) => {
    assertOwnPage(request);
    const { id } = storeOf(request);
    try {
      const person = await sessions.begin(request, reply, id);
      return await noted(request, person, { what: 'SIGNED_IN', act: () => Promise.resolve(person) });
    } catch (error) {
      throw error instanceof UnauthenticatedError ? refused(request, error) : error;
    }
  });
  app.get(
    '/:province/desk/session',
    signedIn((_request, person) => Promise.resolve(person)),
  );
  app.delete('/:province/desk/session', (request, reply) => {
    assertOwnPage(request);
    sessions.end(request, reply);
    return {};
  });
}
