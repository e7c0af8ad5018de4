import type { Catalogue } from '../../../domain/catalogue';
import type { FactRecord, ProvinceModels } from './model';
import type { ReadAs } from './rows';
import { smallFilter, welfareCounts } from '../../../domain/smallNumbers';
import { visibleAt } from './visible';

/** Knows what is not for every reader: drafts, and numbers so small that they point at persons. */
export interface Guard {
  /** Which measures of a unit, one of these, are withheld from this reader where they are small. */
  countsGuardedIn(units: readonly string[], as: ReadAs): Promise<(unit: string) => readonly string[]>;
  /** Whether the number of one of these facts is withheld from this reader. */
  withheldAmong(facts: readonly FactRecord[], as: ReadAs): Promise<(fact: FactRecord) => boolean>;
  /** Filter for the facts that this reader may know of. */
  readable(as: ReadAs): Promise<{ document?: { $nin: string[] } }>;
}

export function createGuard(province: string, models: ProvinceModels, catalogue: Catalogue): Guard {
  const counts = welfareCounts(catalogue);

  /** The units among these whose small numbers this reader may not see. */
  async function grassrootsAmong(units: readonly string[], { revision, visibility }: ReadAs) {
    const others = [...new Set(units)].filter((unit) => unit !== province);
    if (visibility === 'OWN' || others.length === 0) return new Set<string>();
    const rows = await models.units
      .find({ id: { $in: others }, level: 'GRASSROOTS', ...visibleAt(revision) })
      .select('id -_id')
      .lean();
    return new Set(rows.map((row) => row.id));
  }

  async function withheldAmong(
    facts: readonly FactRecord[],
    as: ReadAs,
  ): Promise<(fact: FactRecord) => boolean> {
    const people = facts.filter((fact) => counts.includes(fact.measure));
    const units = await grassrootsAmong(
      people.map((fact) => fact.unit),
      as,
    );
    if (units.size === 0) return () => false;
    const filter = { unit: { $in: [...units] }, measure: { $in: counts } };
    const small = await models.facts
      .find({ $and: [filter, smallFilter, visibleAt(as.revision), await readable(as)] })
      .select('unit year measure -_id')
      .lean();
    const sums = new Set(small.map(sumOf));
    return (fact) => sums.has(sumOf(fact));
  }

  async function readable({ revision, visibility }: ReadAs): Promise<{ document?: { $nin: string[] } }> {
    if (visibility !== 'PUBLISHED') return {};
    const drafts = await models.documents
      .find({ status: 'DRAFT', ...visibleAt(revision) })
      .select('id -_id')
      .lean();
    return drafts.length === 0 ? {} : { document: { $nin: drafts.map((draft) => draft.id) } };
  }

  return {
    async countsGuardedIn(units, as) {
      const guarded = await grassrootsAmong(units, as);
      return (unit) => (guarded.has(unit) ? counts : []);
    },
    withheldAmong,
    readable,
  };
}

/** What the number of a fact is withheld with: those of the same sum, of which it could be what is left. */
function sumOf({ unit, year, measure }: Pick<FactRecord, 'unit' | 'year' | 'measure'>): string {
  return `${unit}|${year}|${measure}`;
}
