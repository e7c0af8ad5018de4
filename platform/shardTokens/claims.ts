import { z } from 'zod';
import type { Caller } from '../../domain/roles';

/** Who signs, in every token. */
export const issuer = 'congdoan-gateway';
export const algorithm = 'EdDSA';
/** The register's audience; a province's is its id. */
export const registerAudience = 'register';
/** Seconds from signing to expiry; a token that claims more is refused. */
export const lifetimeSeconds = 60;
/** Seconds that two machines' clocks may differ. */
export const clockToleranceSeconds = 30;

const provinceRole = z.object({ role: z.literal('province'), sub: z.string(), province: z.string() });
const otherRole = z.object({ role: z.enum(['public', 'analyst', 'operator']), sub: z.string() });
export const callerClaims = z.union([provinceRole, otherRole]);

/** Who asks, as a token says it. */
export function writeCaller(caller: Caller): Record<string, string> {
  return { role: caller.role, ...(caller.role === 'province' && { province: caller.province }) };
}

/** @throws where a token does not say who asks */
export function readCaller(claims: unknown): Caller {
  const { sub: id, ...caller } = callerClaims.parse(claims);
  return { ...caller, id };
}
