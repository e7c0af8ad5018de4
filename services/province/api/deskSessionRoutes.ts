import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noteWrongCredentials } from '../../../platform/addressLimits';
import { noAuditLog } from '../../../platform/audit';
import { RateLimitedError, UnauthenticatedError } from '../../../platform/errors';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { createRefusals } from '../../../platform/refusals';
import { assertOwnPage } from '../../../platform/sessions/ownPage';
import { federationName } from '../import/provinceNames';
import { createDeskRequests, type DeskRoutesOptions } from './deskRequests';

/** Signing in at the desk of a province, and out again. */
export function addDeskSessionRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { stores, sessions, logger, audit = noAuditLog } = options;
  const { storeOf, noted } = createDeskRequests(options);
  const catalogue = loadCatalogue();
  const refusals = createRefusals({ audit, logger });
  app.addHook('onClose', () => refusals.stop());

  function refused(request: FastifyRequest, error: UnauthenticatedError): Error {
    const { ip, id, routeOptions } = request;
    noteWrongCredentials(request);
    const wait = refusals.note({ from: ip, route: routeOptions.url ?? '', requestId: id });
    return wait === null
      ? error
      : new RateLimitedError(
          { vi: 'Thử quá nhiều mã không hợp lệ', en: 'Too many tokens that are not valid' },
          wait,
        );
  }

  app.get('/desk/provinces', () => [...stores.keys()].map((id) => ({ id, name: federationName(id) ?? id })));
  app.get('/:province/desk/vocabulary', () => ({
    measures: [...catalogue.measures.values()].map(({ id, name, nameEn, unit, domain, additive }) => ({
      ...{ id, name, nameEn, unit, domain, additive },
    })),
    programmes: [...catalogue.programmes.values()].map(({ id, name, nameEn }) => ({ id, name, nameEn })),
  }));
  app.post('/:province/desk/session', { config: { signsIn: true } }, async (request, reply) => {
    assertOwnPage(request);
    const { id } = storeOf(request);
    try {
      const person = await sessions.begin(request, reply, id);
      return await noted(request, person, { what: 'SIGNED_IN', act: () => Promise.resolve(person) });
    } catch (error) {
      throw error instanceof UnauthenticatedError ? refused(request, error) : error;
    }
  });
  // Nobody having signed in is an answer to who has.
  app.get('/:province/desk/session', async (request) => {
    try {
      return { person: await sessions.read(request, storeOf(request).id) };
    } catch (error) {
      if (error instanceof UnauthenticatedError) return { person: null };
      throw error;
    }
  });
  app.delete('/:province/desk/session', (request, reply) => {
    assertOwnPage(request);
    sessions.end(request, reply);
    return {};
  });
}
