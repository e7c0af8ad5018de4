import { isDeepStrictEqual } from 'node:util';
import type { Unit } from '../../../domain/facts';
import type { ExpectedUnit } from '../../../domain/reports/unitCoverage';
import type { UnitRecord } from './model';

/** What readers who see no drafts see of a unit; null if only a draft has brought it. */
export function publishedUnit(row: Unit & Pick<UnitRecord, 'published'>): Unit | null {
  return row.published === undefined ? row : row.published;
}

/** What the figures need to know of a unit. */
export type PlacedUnit = ExpectedUnit & { published?: ExpectedUnit | null | undefined };

/** The units, if readers who see no drafts see them. */
export function publishedPlaces(units: readonly PlacedUnit[]): ExpectedUnit[] {
  return units.flatMap((unit) => (unit.published === undefined ? unit : (unit.published ?? [])));
}

/** Filter for the units that readers who see no drafts see, below `parent` if it is given. */
export function publishedUnitFilter(parent: string | null) {
  const [asItIs, asPublished] =
    parent === null ? [{}, { published: { $ne: null } }] : [{ parent }, { 'published.parent': parent }];
  return { $or: [{ published: { $exists: false }, ...asItIs }, asPublished] };
}

/** Filter for the units that only drafts have brought. */
export const draftUnitFilter = { published: { $exists: true, $eq: null } };

/** Whether readers who see no drafts see the same units in both. */
export function samePublishedUnits(a: readonly UnitRecord[], b: readonly UnitRecord[]): boolean {
  return isDeepStrictEqual(publishedById(a), publishedById(b));
}

function publishedById(rows: readonly UnitRecord[]): Map<string, unknown> {
  const units = rows.flatMap((row) => publishedUnit(row) ?? []);
  return new Map(
    units.map(({ id, name, level, parent, validFrom = null, validTo = null }) => [
      id,
      [name, level, parent, validFrom, validTo],
    ]),
  );
}

export function toUnit({ id, name, level, parent, validFrom, validTo, aliases }: Unit): Unit {
  return { id, name, level, parent, validFrom, validTo, aliases };
}
