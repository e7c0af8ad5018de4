import type { Quantity } from '../../domain/quantity';
import { rateBetween, type Rate } from '../../domain/rates';

/** The measures that rates are made of, by their domain. */
export const ratedMeasures = { membership: ['members', 'newMembers'], welfare: ['spent'] } as const;

export interface Rates {
  newMembersPerThousand: Rate | null;
  spentPerMember: Rate | null;
}

/** Of figures that hold the rated measures. */
export function ratesOf(figures: Readonly<Record<string, unknown>> | null): Rates | null {
  if (!figures) return null;
  // The figures are made from the SDL, which has these measures; their type knows no fields.
  const { membership, welfare } = figures as unknown as RatedFigures;
  const { members, newMembers } = membership;
  return {
    newMembersPerThousand: rateBetween(newMembers, members, { per: 1000, digits: 2 }),
    spentPerMember: rateBetween(welfare.spent, members, { per: 1, digits: 0 }),
  };
}

/** What the shape of a question that asks for rates has, which the type of a sum of any shape cannot say. */
interface RatedFigures {
  membership: Record<'members' | 'newMembers', Quantity | null>;
  welfare: Record<'spent', Quantity | null>;
}
