import type { FastifyInstance, FastifyReply } from 'fastify';
import { deskSignInPath } from '../../../platform/config/openId';
import { ForbiddenError } from '../../../platform/errors';
import { ownPathOf, type Aim } from '../../../platform/openId/signInTrip';
import { assertOwnPage } from '../../../platform/sessions/ownPage';
import type { DeskSignInFailure } from '../desk/signIn';
import { createDeskRequests, type DeskRoutesOptions } from './deskRequests';

const pagePath = '/ban-lam-viec';

/** To the OpenID provider for one province, and back; what is wrong is said by the desk's page. */
export function addDeskProviderRoutes(app: FastifyInstance, options: DeskRoutesOptions): void {
  const { provider, sessions } = options;
  const { storeOf, noted } = createDeskRequests(options);
  if (provider === null) return;

  app.get<{ Querystring: { to?: unknown } }>('/:province/desk/openid', async (request, reply) => {
    assertOwnPage(request);
    if (provider.overTlsOnly && request.protocol !== 'https') throw new ForbiddenError(needsTls);
    const { id } = storeOf(request);
    const aim = { to: ownPathOf(request.query.to, pageOf(id)), province: id };
    const left = await provider.trip.leave(request, reply, aim);
    return 'failure' in left ? failed(reply, left.failure, aim) : led(reply, left.url);
  });

  app.get(deskSignInPath, async (request, reply) => {
    const back = await provider.trip.comeBack(request, reply);
    if ('failure' in back) return failed(reply, back.failure, back.aim);
    const { identity, aim } = back;
    const holder = aim.province === null ? null : provider.holderOf(identity, aim.province);
    if (holder === null) return failed(reply, 'TINH_KHAC', aim);
    const person = sessions.personOf(request, holder);
    const act = () => sessions.begin(request, reply, holder);
    await noted(request, person, { what: 'SIGNED_IN', act });
    return led(reply, aim.to);
  });
}

const needsTls =
  'Chỉ đăng nhập được qua https. Signing in needs https; behind a proxy set TRUST_PROXY and X-Forwarded-Proto';

function failed(reply: FastifyReply, failure: DeskSignInFailure, aim: Aim | null): FastifyReply {
  const separator = aim?.province ? '&' : '?';
  return led(reply, `${aim?.province ? pageOf(aim.province) : pagePath}${separator}loi=${failure}`);
}

function pageOf(province: string): string {
  return `${pagePath}?tinh=${encodeURIComponent(province)}`;
}

function led(reply: FastifyReply, place: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(place, 303);
}
