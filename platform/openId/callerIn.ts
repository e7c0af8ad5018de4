import type { JWTPayload } from 'jose';
import { grantForms, parseGrant } from '../../domain/grants';
import type { Caller, Grant } from '../../domain/roles';
import { ForbiddenError } from '../errors';

/** @throws ForbiddenError if it grants more than one role */
export function callerIn(payload: JWTPayload, roleClaim: string): Caller {
  return { ...grantIn(payload, roleClaim), id: `token:${String(payload.sub).slice(0, 255)}` };
}

/** The one role that a token grants beside `public`; a claim may hold other values that are none of ours. */
function grantIn(payload: JWTPayload, claim: string): Grant {
  const grants = [...new Set(valuesIn(payload, claim))].map(parseGrant).filter((grant) => grant !== null);
  const [grant, another] = grants.filter(({ role }) => role !== 'public');
  if (another) {
    throw new ForbiddenError(`Claim "${claim}" must hold one of ${grantForms}, got ${grants.length} of them`);
  }
  return grant ?? { role: 'public' };
}

/** What a claim says, be it ours or not. */
export function valuesIn(payload: JWTPayload, claim: string): string[] {
  return [claimOf(payload, claim)].flat().filter((value) => typeof value === 'string');
}

/** A claim by its name, or by a path such as `realm_access.roles`. */
function claimOf(payload: JWTPayload, claim: string): unknown {
  if (Object.hasOwn(payload, claim)) return payload[claim];
  return claim
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      payload,
    );
}
