import { randomUUID } from 'node:crypto';
import { sameFigures } from '../sameFigures';
import { deriveBoth } from '../deriveFigures';
import { groupFacts } from '../groupFacts';
import { readReportingDocuments, readUnits } from '../reportingDocuments';
import { readRevision } from '../state';
import { visibleAt } from '../visible';
import type { MigrationContext } from './migration';

/** What figures have only if there is something to say. */
const derivedParts = ['published', 'coverage'] as const;

/**
 * Derives the figures of these years again, which a program before derived otherwise. The facts are as they were, so this
 * makes no revision; answers of before are told apart by the database's origin.
 */
export async function rederive({ models, catalogue }: MigrationContext, years: readonly number[]): Promise<void> {
  if (years.length === 0) return;
  const revision = await readRevision(models);
  const [units, documents] = await Promise.all([
    readUnits(models, revision),
    readReportingDocuments(models, revision),
  ]);
  let changed = 0;
  for (const year of years) {
    const before = await models.figures.find({ year, until: null }).lean();
    const beforeOf = new Map(before.map((row) => [row.unit, row]));
    const groups = await groupFacts(models, { year, ...visibleAt(revision) });
    for (const { unit, ...figures } of deriveBoth(groups, { year, units, documents, catalogue })) {
      const known = beforeOf.get(unit);
      if (!known || sameFigures(figures, known)) continue;
      const $set = { ...figures, updatedAt: new Date() };
      const gone = derivedParts.filter((name) => name in known && !(name in figures));
      const change = { $set, ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((name) => [name, ''])) }) };
      await models.figures.collection.updateOne({ year, unit, until: null }, change);
      changed += 1;
    }
  }
  if (changed > 0) await models.state.updateOne({ _id: 'state' }, { $set: { origin: randomUUID() } });
}
