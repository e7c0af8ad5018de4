import type { Unit } from '../../../domain/facts';
import type { ProvinceModels, UnitRecord } from '../data/model';
import { draftUnitFilter, publishedUnit, toUnit } from '../data/publishedUnits';
import type { CheckedImport } from './checkImport';

/** A unit as it is to be stored. */
export type StoredUnit = Unit & Pick<UnitRecord, 'published'>;

export interface UnitDifference {
  added: StoredUnit[];
  changed: { before: UnitRecord; after: StoredUnit }[];
}

/**
 * What a file does to the units. Those that it does not name stay as they are, except that what is no draft publishes the
 * units that it is about. What a draft brings or changes is not for readers who see no drafts.
 */
export async function compareUnits(
  models: ProvinceModels,
  { document, units, mentioned }: CheckedImport,
): Promise<UnitDifference> {
  const isDraft = document?.status === 'DRAFT';
  const ids = units.units.map(({ id }) => id);
  const known = await models.units.find({ id: { $in: ids }, until: null }).lean();
  const knownOf = new Map(known.map((unit) => [unit.id, unit]));
  const difference: UnitDifference = { added: [], changed: [] };
  for (const unit of units.units) {
    const before = knownOf.get(unit.id);
    const after = isDraft ? ofDraft(unit, before) : unit;
    if (!before) difference.added.push(after);
    else if (storedLine(before) !== storedLine(after)) difference.changed.push({ before, after });
  }
  if (!isDraft) difference.changed.push(...(await newlyPublished(models, ids, mentioned, units.all)));
  return difference;
}

/** Whether readers who see no drafts see a change. */
export function isPublicChange({ added, changed }: UnitDifference): boolean {
  return (
    added.some(({ published }) => published === undefined) ||
    changed.some(({ before, after }) => publishedLine(before) !== publishedLine(after))
  );
}

/** Whether sums of earlier numbers may change, for any reader: units stand elsewhere, or others are expected to report. */
export function sumsOtherwise({ added, changed }: UnitDifference): boolean {
  const line = (unit: Unit | null) =>
    unit && JSON.stringify([unit.parent, unit.level, unit.validFrom ?? null, unit.validTo ?? null]);
  return (
    added.length > 0 ||
    changed.some(
      ({ before, after }) =>
        line(before) !== line(after) || line(publishedUnit(before)) !== line(publishedUnit(after)),
    )
  );
}

function ofDraft(unit: Unit, before: UnitRecord | undefined): StoredUnit {
  const published = before ? publishedUnit(before) : null;
  if (published && unitLine(published) === unitLine(unit)) return unit;
  return { ...unit, published: published && toUnit(published) };
}

/** Units that only drafts have brought, and that a document which is none is about, with those above them. */
async function newlyPublished(
  models: ProvinceModels,
  listed: readonly string[],
  mentioned: ReadonlySet<string>,
  all: ReadonlyMap<string, Unit>,
): Promise<UnitDifference['changed']> {
  const hidden = await models.units.find({ until: null, ...draftUnitFilter }).lean();
  if (hidden.length === 0) return [];
  const shown = new Set<string>();
  for (const start of [...listed, ...mentioned]) {
    for (let id: string | null = start; id !== null && !shown.has(id); id = all.get(id)?.parent ?? null) {
      shown.add(id);
    }
  }
  return hidden.flatMap((before) =>
    shown.has(before.id) && !listed.includes(before.id) ? [{ before, after: toUnit(before) }] : [],
  );
}

function storedLine(unit: StoredUnit): string {
  const { published } = unit;
  return `${unitLine(unit)}${published === undefined ? '' : JSON.stringify(published && unitLine(published))}`;
}

function publishedLine(unit: StoredUnit): string | null {
  const published = publishedUnit(unit);
  return published && unitLine(published);
}

function unitLine({ name, level, parent, validFrom, validTo, aliases }: Unit): string {
  return JSON.stringify([name, level, parent, validFrom ?? null, validTo ?? null, aliases ?? []]);
}
