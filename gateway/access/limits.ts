import type { Role } from '../../services/shared/caller';

/** What one caller of a role may ask for. */
export interface Limits {
  /** Of one operation. */
  cost: number;
  /** Fields within fields. */
  depth: number;
  /** Fields that are asked for under another name, or once more in the same place. */
  aliases: number;
  /** Words and signs of the operation's text. */
  tokens: number;
  directives: number;
}

const limits: Limits = { cost: 50_000, depth: 20, aliases: 50, tokens: 5_000, directives: 50 };

/** The one table of limits. */
export const defaultLimits: Readonly<Record<Role, Limits>> = {
  public: limits,
  operator: limits,
  analyst: limits,
  province: limits,
};
