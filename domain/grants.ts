import { isProvinceRole, roleNames, type Grant, type Role } from './roles';

const forms = roleNames.map((role) => (isProvinceRole(role) ? `${role}:<id>` : role));

/** What a grant may be, for messages. */
export const grantForms = `${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}`;

/** Reads a grant as keys and tokens write it, such as `analyst` or `province:cao-bang`; null if it is none. */
export function parseGrant(text: string): Grant | null {
  const [, name, , province] = /^([a-z]+)(:([a-z0-9]+(?:-[a-z0-9]+)*))?$/.exec(text) ?? [];
  const role = roleNames.find((known) => known === name);
  return role === undefined ? null : grantOf(role, province);
}

/** Null if the role stands for a province and none is given, or the other way round. */
export function grantOf(role: Role, province: string | undefined): Grant | null {
  if (isProvinceRole(role)) return province === undefined ? null : { role, province };
  return province === undefined ? { role } : null;
}

/** As `parseGrant` reads it: two callers with the same see the same. */
export function writeGrant(grant: Grant): string {
  return 'province' in grant ? `${grant.role}:${grant.province}` : grant.role;
}
