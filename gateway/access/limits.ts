import { z } from 'zod';
import { parseYamlFile } from '../../platform/yamlFile';
import { roleNames, roles, type Limits, type Role } from '../../domain/roles';

export type LimitsOf = (role: Role) => Limits;

export const builtInLimits: LimitsOf = (role) => roles[role].limits;

const roleSchema = z
  .strictObject(mapOf(Object.keys(builtInLimits('public')), z.number().int().min(1)))
  .partial();
const fileSchema = z.strictObject(mapOf(roleNames, roleSchema)).partial().nullable();

/**
 * Reads the content of LIMITS_FILE: by role, the limits that differ from the built-in ones.
 *
 * @throws YamlFileError that lists every problem with its line
 */
export function parseLimits(content: string, file: string): LimitsOf {
  const given = parseYamlFile(content, file, fileSchema);
  return (role) => ({ ...builtInLimits(role), ...given?.[role] });
}

function mapOf<Value>(keys: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(keys.map((key) => [key, value]));
}
