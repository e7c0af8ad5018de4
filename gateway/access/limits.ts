import { z } from 'zod';
import type { Role } from '../../domain/roles';
import { parseYamlFile } from '../provinces/yamlFile';

/** What one caller of a role may ask for. */
export interface Limits {
  /** Requests of one key, token or, without one, address. */
  requestsPerMinute: number;
  /** Sum of the costs of these requests' operations. */
  costPerMinute: number;
  /** Of one operation. */
  cost: number;
  /** Fields within fields. */
  depth: number;
  /** Fields that are asked for under another name, or once more in the same place. */
  aliases: number;
  /** Words and signs of the operation's text. */
  tokens: number;
  directives: number;
  /** Of a request. */
  bodyBytes: number;
}

export type LimitsOf = (role: Role) => Limits;

/** Saved operations were measured when they were saved: what bounds them is there to bound their variables. */
const saved: Limits = {
  requestsPerMinute: 600,
  costPerMinute: 2_000_000,
  cost: 150_000,
  depth: 20,
  aliases: 50,
  tokens: 5_000,
  directives: 50,
  bodyBytes: 16 * 1024,
};

const adHoc: Limits = {
  requestsPerMinute: 600,
  costPerMinute: 4_000_000,
  cost: 200_000,
  depth: 20,
  aliases: 50,
  // Validation compares pairs of fields: a text twice as long may take it four times as long.
  tokens: 2_000,
  directives: 50,
  bodyBytes: 256 * 1024,
};

/** The one table of limits; LIMITS_FILE may override any of it. */
export const defaultLimits: Readonly<Record<Role, Limits>> = {
  public: saved,
  operator: saved,
  analyst: adHoc,
  province: adHoc,
};

const limit = z.number().int().min(1);
const roleSchema = z
  .strictObject({
    requestsPerMinute: limit,
    costPerMinute: limit,
    cost: limit,
    depth: limit,
    aliases: limit,
    tokens: limit,
    directives: limit,
    bodyBytes: limit,
  } satisfies Record<keyof Limits, typeof limit>)
  .partial();
const fileSchema = z
  .strictObject({ public: roleSchema, operator: roleSchema, analyst: roleSchema, province: roleSchema })
  .partial()
  .nullable();

/**
 * Reads the content of LIMITS_FILE: by role, the limits that differ from the built-in ones.
 *
 * @throws YamlFileError that lists every problem with its line
 */
export function parseLimits(content: string, file: string): LimitsOf {
  const given = parseYamlFile(content, file, fileSchema);
  return (role) => ({ ...defaultLimits[role], ...given?.[role] });
}
