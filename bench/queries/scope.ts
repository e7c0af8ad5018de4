import { isObjectType, type GraphQLCompositeType } from 'graphql';

/** What stands under each name of one place of the answer, through all fragments. */
export type Scope = Map<string, Place>;

interface Place {
  asked: Asked[];
  below: Scope;
}

/** A field as it is asked for. */
export interface Asked {
  parent: GraphQLCompositeType;
  /** With its arguments. */
  text: string;
  /** Its type, as in the schema. */
  shape: string;
  isLeaf: boolean;
}

/** The place of a field: under the wanted name, or one like it if that means something else already. */
export function placeFor(wanted: string, asked: Asked, scope: Scope): { key: string; below: Scope } {
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? wanted : `${wanted}${number}`;
    const place: Place = scope.get(key) ?? { asked: [], below: new Map() };
    if (!place.asked.every((other) => mayBeMerged(asked, other))) continue;
    place.asked.push(asked);
    scope.set(key, place);
    return { key, below: place.below };
  }
}

/** Objects of two types are never in one place, so their fields may differ there if they look the same. */
function mayBeMerged(one: Asked, other: Asked): boolean {
  if (one.shape !== other.shape) return false;
  if (one.text === other.text) return true;
  const areExclusive = one.parent !== other.parent && isObjectType(one.parent) && isObjectType(other.parent);
  return areExclusive && one.isLeaf;
}
