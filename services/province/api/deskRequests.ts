import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { InvalidInputError } from '../../../domain/errors';
import { audited, noAuditLog, type AuditAction, type AuditLog } from '../../../platform/audit';
import type { Logger } from '../../../platform/logger';
import { ProvinceNotHeldError } from '../data/errors';
import type { Desk } from '../desk/desk';
import type { DeskSessions, Person } from '../desk/sessions';
import type { DeskProvider } from '../desk/signIn';
import type { ProvinceStore } from '../store';

export interface DeskRoutesOptions {
  stores: ReadonlyMap<string, ProvinceStore>;
  desks: ReadonlyMap<string, Desk>;
  sessions: DeskSessions;
  /** Null if nobody signs in by an OpenID provider. */
  provider: DeskProvider | null;
  /** Longest file that is taken. */
  maxBytes: number;
  audit?: AuditLog;
  logger: Logger;
}

export type Parameters = Record<string, string | undefined>;

export interface DeskAction<Result> {
  what: AuditAction;
  details?: Record<string, unknown>;
  act(): Promise<Result>;
  detailsOf?(result: Result): Record<string, unknown>;
}

/** What a request to the desk is about, and who sends it. */
export interface DeskRequests {
  /** @throws ProvinceNotHeldError */
  storeOf(request: FastifyRequest): ProvinceStore;
  deskOf(request: FastifyRequest): Desk;
  /** A route for who has signed in for its province. */
  signedIn<Answer>(
    act: (request: FastifyRequest, person: Person) => Promise<Answer>,
  ): (request: FastifyRequest) => Promise<Answer>;
  /** Does what is noted in the audit log, before and after. */
  noted<Result>(request: FastifyRequest, person: Person, action: DeskAction<Result>): Promise<Result>;
}

export function createDeskRequests({
  stores,
  desks,
  sessions,
  logger,
  audit = noAuditLog,
}: DeskRoutesOptions): DeskRequests {
  function storeOf({ params }: FastifyRequest): ProvinceStore {
    const { province = '' } = params as Parameters;
    const store = stores.get(province);
    if (!store) throw new ProvinceNotHeldError(province);
    return store;
  }

  return {
    storeOf,
    deskOf(request) {
      const { id } = storeOf(request);
      const desk = desks.get(id);
      if (!desk) throw new ProvinceNotHeldError(id);
      return desk;
    },
    signedIn: (act) => async (request) => act(request, await sessions.read(request, storeOf(request).id)),
    noted: ({ ip, id }, { province, name, principal }, { what, details, act, detailsOf }) =>
      audited({
        audit,
        logger,
        event: {
          who: principal,
          claimed: name,
          what,
          from: ip,
          requestId: id,
          details: { province, at: 'desk', ...details },
        },
        act,
        ...(detailsOf && { detailsOf }),
      }),
  };
}

/** @throws InvalidInputError that names the first place that is wrong */
export function checked<Shape>(schema: z.ZodType<Shape>, given: unknown): Shape {
  const { data, error } = schema.safeParse(given);
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  const words = { vi: 'đúng mẫu', en: issue?.message ?? 'valid' };
  throw new InvalidInputError(issue?.path.join('.') || 'body', words, given);
}
