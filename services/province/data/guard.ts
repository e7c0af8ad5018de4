import type { Catalogue } from '../../../domain/catalogue';
import type { Cell } from '../../../domain/cells';
import { isGuarded, programmeIn } from '../../../domain/disclosure';
import { personalMeasures, smallFilter, withheldRange } from '../../../domain/smallNumbers';
import { createDisclosures } from './disclosures';
import type { FactRecord, FiguresRecord, ProvinceModels } from './model';
import type { ReadAs } from './rows';
import { visibleAt } from './visible';

/** Knows what is not for every reader: drafts, and numbers that would tell of single persons. */
export interface Guard {
  /** The cells of a unit's figures that a reader may see, and those that are withheld. */
  shown(row: Pick<FiguresRecord, 'unit' | 'year'>, cells: readonly Cell[], as: ReadAs): Promise<ShownCells>;
  /** Whether the number of one of these facts is withheld from this reader. */
  withheldAmong(facts: readonly FactRecord[], as: ReadAs): Promise<(fact: FactRecord) => boolean>;
  /** Filter for the facts that this reader may know of. */
  readable(as: ReadAs): Promise<{ document?: { $nin: string[] } }>;
}

export interface ShownCells {
  /** Of the province as a whole a withheld number is shown as a range, since totals above need its bounds. */
  shown: readonly Cell[];
  withheld: readonly Cell[];
}

export function createGuard(province: string, models: ProvinceModels, catalogue: Catalogue): Guard {
  const disclosures = createDisclosures(models, catalogue);
  const personal = personalMeasures(catalogue);
  const isGuardedIn = (id: string) => {
    const measure = catalogue.measures.get(id);
    return measure !== undefined && isGuarded(measure);
  };

  /** The lines of these facts in which a fact counts few persons. */
  async function smallLines(facts: readonly FactRecord[], as: ReadAs): Promise<ReadonlySet<string>> {
    const filter = {
      unit: { $in: [...new Set(facts.map(({ unit }) => unit))] },
      year: { $in: [...new Set(facts.map(({ year }) => year))] },
      measure: { $in: personal },
    };
    const small: FactLine[] = await models.facts
      .find({ $and: [filter, smallFilter, visibleAt(as.revision), await readable(as)] })
      .select('unit year measure programme -_id')
      .lean();
    return new Set(small.map((fact) => lineOf(fact, catalogue)));
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
    async shown({ unit, year }, cells, as) {
      const disclosure = await disclosures.of(year, as);
      const withheld = cells.filter((cell) => disclosure?.isCellWithheld(unit, cell) === true);
      if (withheld.length === 0) return { shown: cells, withheld };
      const hidden = new Set(withheld);
      return {
        shown:
          unit === province
            ? cells.map((cell) => (hidden.has(cell) ? { ...cell, ...withheldRange(cell) } : cell))
            : cells.filter((cell) => !hidden.has(cell)),
        withheld: withheld.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
      };
    },
    async withheldAmong(facts, as) {
      const guarded = facts.filter(({ measure }) => isGuardedIn(measure));
      if (as.visibility === 'OWN' || guarded.length === 0) return () => false;
      const years = [...new Set(guarded.map(({ year }) => year))];
      const byYear = new Map(
        await Promise.all(years.map(async (year) => [year, await disclosures.of(year, as)] as const)),
      );
      const small = await smallLines(guarded, as);
      return (fact) =>
        isGuardedIn(fact.measure) &&
        (small.has(lineOf(fact, catalogue)) || byYear.get(fact.year)?.isFactWithheld(fact.unit, fact) === true);
    },
    readable,
  };
}

type FactLine = Pick<FactRecord, 'unit' | 'year' | 'measure' | 'programme'>;

/** What a fact is withheld with: others of the same unit, year and programme that tell of the same persons. */
function lineOf(fact: FactLine, catalogue: Catalogue): string {
  const domain = catalogue.measures.get(fact.measure)?.domain;
  const about = domain === 'welfare' ? domain : fact.measure;
  return JSON.stringify([fact.unit, fact.year, about, programmeIn(fact, catalogue) ?? null]);
}

function orderOf({ measure, programme }: Cell): string {
  return `${measure}|${programme ?? ''}`;
}
