import type { Caller } from '../../domain/roles';

/** What a key or token lets its holder do. */
export type Grant = { role: 'public' | 'analyst' | 'operator' } | { role: 'province'; province: string };

/** What a grant may be, for messages. */
export const grantForms = 'public, analyst, operator or province:<id>';

/** Reads a grant as keys and tokens write it, such as `analyst` or `province:cao-bang`; null where it is none. */
export function parseGrant(text: string): Grant | null {
  if (text === 'public' || text === 'analyst' || text === 'operator') return { role: text };
  const [, province] = /^province:([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(text) ?? [];
  return province === undefined ? null : { role: 'province', province };
}

export function callerOf(grant: Grant, id: string): Caller {
  return { ...grant, id };
}
