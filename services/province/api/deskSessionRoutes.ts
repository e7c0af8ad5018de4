import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noteWrongCredentials } from '../../../platform/addressLimits';
import { noAuditLog } from '../../../platform/audit';
import { RateLimitedError, UnauthenticatedError } from '../../../platform/errors';
import { loadCatalogue } from '../../../platform/loadCatalogue';
import { createRefusals } from '../../../platform/refusals';
import { assertOwnPage } from '../../../platform/sessions/ownPage';
import type { Person } from '../desk/sessions';
import { federationName } from '../import/provinceNames';
import { createDeskRequests, type DeskRoutesOptions } from './deskRequests';
import { addDeskProviderRoutes } from './deskProviderRoutes';

/** Signing in at the desk of a province, and out again. */
export function addDeskSessionRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { sessions, logger, audit = noAuditLog } = options;
  const { storeOf, noted } = createDeskRequests(options);
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

  /** Nobody having signed in is an answer to who has. */
  async function personIn(request: FastifyRequest): Promise<Person | null> {
    try {
      return await sessions.read(request, storeOf(request).id);
    } catch (error) {
      if (error instanceof UnauthenticatedError) return null;
      throw error;
    }
  }

  app.post('/:province/desk/session', { config: { signsIn: true } }, async (request, reply) => {
    assertOwnPage(request);
    const { id } = storeOf(request);
    try {
      const holder = sessions.readToken(request, id);
      const person = sessions.personOf(request, holder);
      const act = () => sessions.begin(request, reply, holder);
      await noted(request, person, { what: 'SIGNED_IN', act });
      return shown(person);
    } catch (error) {
      throw error instanceof UnauthenticatedError ? refused(request, error) : error;
    }
  });
  app.get('/:province/desk/session', async (request) => {
    const person = await personIn(request);
    return { person: person && shown(person) };
  });
  app.delete('/:province/desk/session', async (request, reply) => {
    assertOwnPage(request);
    const person = await personIn(request);
    // Also if it cannot be noted: who leaves is out.
    sessions.end(request, reply);
    if (person) await noted(request, person, { what: 'SIGNED_OUT', act: () => Promise.resolve() });
    return {};
  });
  addChoiceRoutes(app, options);
  addDeskProviderRoutes(app, options);
}

/** What there is to choose from, before and after somebody has signed in. */
function addChoiceRoutes(app: FastifyInstance, { stores, provider }: DeskRoutesOptions): void {
  const catalogue = loadCatalogue();
  app.get('/desk/sign-in', () => ({
    provinces: [...stores.keys()].map((id) => ({ id, name: federationName(id) ?? id })),
    hasProvider: provider !== null,
  }));
  app.get<{ Params: { province: string } }>('/:province/desk/vocabulary', ({ params: { province } }) => ({
    federation: federationName(province) ?? province,
    measures: [...catalogue.measures.values()].map(({ id, name, nameEn, unit, domain, additive }) => ({
      ...{ id, name, nameEn, unit, domain, additive },
    })),
    programmes: [...catalogue.programmes.values()].map(({ id, name, nameEn }) => ({ id, name, nameEn })),
  }));
}

/** What the page shows of who has signed in. */
function shown({ province, name, role }: Person): Omit<Person, 'principal'> {
  return { province, name, role };
}
