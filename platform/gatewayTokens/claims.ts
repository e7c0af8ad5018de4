import { z } from 'zod';
import { grantOf } from '../../domain/grants';
import { contractRoles, rightsOf, type Caller } from '../../domain/roles';

/** Who signs, in every token. */
export const issuer = 'congdoan-gateway';
/** The register's audience; a province's is its id. */
export const registerAudience = 'register';
/** Seconds from signing to expiry; a token that claims more is refused. */
export const lifetimeSeconds = 60;
/** Seconds that two machines' clocks may differ. */
export const clockToleranceSeconds = 30;

const callerClaims = z.object({
  sub: z.string(),
  role: z.enum(contractRoles),
  province: z.string().optional(),
});

/** Who asks, as a token says it. */
export function writeCaller({ id: _, ...grant }: Caller): Record<string, string> {
  return { ...grant, role: rightsOf(grant).askedAs };
}

/** @throws if a token does not say who asks */
export function readCaller(claims: unknown): Caller {
  const { sub: id, role, province } = callerClaims.parse(claims);
  const grant = grantOf(role, province);
  if (!grant) throw new Error(`Role "${role}" must stand for one province or for none`);
  return { ...grant, id };
}
