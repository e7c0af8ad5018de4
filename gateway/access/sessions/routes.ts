import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InvalidInputError } from '../../../domain/errors';
import type { Caller } from '../../../domain/roles';
import { AuditUnavailableError, type AuditLog } from '../../../platform/audit';
import { signInPath } from '../../../platform/config/openId';
import { ForbiddenError, UnauthenticatedError } from '../../../platform/errors';
import type { Logger } from '../../../platform/logger';
import { networkOf } from '../../../platform/networkOf';
import type { Keyring } from '../../../platform/apiKeys/keys';
import type { Provider } from '../../../platform/openId/provider';
import { createSignInTrip, ownPathOf, type TripFailure } from '../../../platform/openId/signInTrip';
import { assertOwnPage } from '../../../platform/sessions/ownPage';
import type { Sealed } from '../../../platform/sessions/sealed';
import type { Holder, Sessions } from './sessions';

export interface SessionRoutesOptions {
  sessions: Sessions;
  sealed: Sealed;
  keys: Keyring;
  /** Null if none is configured. */
  provider: Provider | null;
  /** Who asks; throws for credentials that are not valid. */
  readCaller(request: FastifyRequest): Promise<Caller>;
  noteRefusal(request: FastifyRequest): void;
  /** Whether a session is begun over TLS alone. */
  overTlsOnly: boolean;
  audit: AuditLog;
  logger: Logger;
}

/** Who the gateway takes the reader for, and how it knows. */
export interface WhoAmI {
  role: Caller['role'];
  /** Its id, if the role stands for one. */
  province: string | null;
  by: 'NOTHING' | 'SESSION' | 'CREDENTIALS' | 'THIS_MACHINE';
  /** Of a session. */
  name: string | null;
  endsAt: string | null;
  /** Whether a session that the reader had has ended. */
  hasEnded: boolean;
  /** Whether readers can sign in with an OpenID provider. */
  hasProvider: boolean;
}

const path = '/session';
const providerPath = '/session/openid';
const pagePath = '/dang-nhap';
const bodyBytes = 1_000;
const bodySchema = z.strictObject({ key: z.string() });

/** `/session`: who is the reader, signing in by a key or a provider, signing out. */
export function addSessionRoutes(app: FastifyInstance, options: SessionRoutesOptions): void {
  app.get(path, (request, reply) => sendWhoAmI(request, reply, options));
  app.post(path, { bodyLimit: bodyBytes, config: { signsIn: true } }, async (request, reply) => {
    const { keys, noteRefusal } = options;
    assertMayBegin(request, options);
    const caller = keys.callerOf(readKey(request.body));
    if (caller === null) {
      noteRefusal(request);
      throw new UnauthenticatedError('A valid key');
    }
    await begin(
      request,
      reply,
      keys.holderOf(caller.id.replace(/^key:/, '')) ?? { caller, name: null },
      options,
    );
    return unkept(reply).code(204).send();
  });
  app.delete(path, async (request, reply) => {
    assertOwnPage(request);
    const session = await options.sessions.read(request);
    if (session) await note('SIGNED_OUT', request, session, options);
    options.sessions.end(request, reply);
    return unkept(reply).code(204).send();
  });
  addProviderRoutes(app, options);
}

async function sendWhoAmI(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, provider, readCaller }: SessionRoutesOptions,
): Promise<FastifyReply> {
  const caller = await readCaller(request);
  const session = request.headers.authorization === undefined ? await sessions.read(request) : null;
  const hasEnded = session === null && sessions.isGiven(request);
  if (hasEnded) sessions.end(request, reply);
  const answer: WhoAmI = {
    role: caller.role,
    province: 'province' in caller ? caller.province : null,
    by: knownBy(request, caller, session !== null),
    name: session?.name ?? null,
    endsAt: session?.endsAt ?? null,
    hasEnded,
    hasProvider: provider !== null,
  };
  return unkept(reply).send(answer);
}

function knownBy({ headers }: FastifyRequest, { role }: Caller, hasSession: boolean): WhoAmI['by'] {
  if (headers.authorization !== undefined) return 'CREDENTIALS';
  if (hasSession) return 'SESSION';
  return role === 'public' ? 'NOTHING' : 'THIS_MACHINE';
}

function addProviderRoutes(app: FastifyInstance, options: SessionRoutesOptions): void {
  const { provider, sealed } = options;
  if (provider === null) return;
  const trip = createSignInTrip(provider, sealed, 'congdoan-sign-in');
  const failed = (reply: FastifyReply, failure: TripFailure) =>
    unkept(reply).redirect(`${pagePath}?loi=${failure}`, 303);

  app.get<{ Querystring: { to?: unknown } }>(providerPath, async (request, reply) => {
    assertMayBegin(request, options);
    const aim = { to: ownPathOf(request.query.to, '/'), province: null };
    const left = await trip.leave(request, reply, aim);
    return 'failure' in left ? failed(reply, left.failure) : unkept(reply).redirect(left.url, 303);
  });

  app.get(signInPath, async (request, reply) => {
    const back = await trip.comeBack(request, reply);
    if ('failure' in back) return failed(reply, back.failure);
    await begin(request, reply, back.identity, options);
    return unkept(reply).redirect(back.aim.to, 303);
  });
}

function assertMayBegin(request: FastifyRequest, { overTlsOnly }: SessionRoutesOptions): void {
  assertOwnPage(request);
  if (!overTlsOnly || request.protocol === 'https') return;
  throw new ForbiddenError(
    'Chỉ đăng nhập được qua https. Signing in needs https; behind a proxy set TRUST_PROXY and X-Forwarded-Proto',
  );
}

/** The key stands in no message. */
function readKey(body: unknown): string {
  const { data } = bodySchema.safeParse(body);
  if (data) return data.key.trim();
  throw new InvalidInputError('body', '{"key": "…"}', typeof body);
}

async function begin(
  request: FastifyRequest,
  reply: FastifyReply,
  holder: Holder,
  options: SessionRoutesOptions,
): Promise<void> {
  await note('SIGNED_IN', request, holder, options);
  await options.sessions.begin(request, reply, holder);
}

/** @throws AuditUnavailableError if it must be noted and cannot be; nobody is signed in then */
async function note(
  what: 'SIGNED_IN' | 'SIGNED_OUT',
  { ip, id }: FastifyRequest,
  { caller }: Holder,
  { audit, logger }: SessionRoutesOptions,
): Promise<void> {
  try {
    const details = { role: caller.role };
    await audit.note({ who: caller.id, what, from: networkOf(ip), requestId: id, details });
  } catch (error) {
    logger.error({ err: error, requestId: id, what }, 'The audit log cannot be written');
    if (audit.mustWrite && what === 'SIGNED_IN') throw new AuditUnavailableError();
  }
}

function unkept(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('vary', 'Authorization, Cookie');
}
