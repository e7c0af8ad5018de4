import { LRUCache } from 'lru-cache';
import type { Catalogue } from '../../../domain/catalogue';
import { addUp, createCover } from '../../../domain/cover';
import { createDisclosure, isGuarded, programmeIn, type Disclosure } from '../../../domain/disclosure';
import type { DisclosedUnit, OwnSum } from '../../../domain/disclosureTable';
import type { Unit } from '../../../domain/facts';
import { groupBy } from '../../../domain/groupBy';
import type { FiguresRecord, ProvinceModels } from './model';
import { publishedPlaces } from './publishedUnits';
import { withSources } from './deriveFigures';
import { groupFacts, type FactGroup } from './groupFacts';
import { publishedFigures } from './publishedFigures';
import { readReportingDocuments, readUnits } from './reportingDocuments';
import type { ReadAs } from './rows';
import { visibleAt } from './visible';

/** What of a year's figures is not for a reader; null for the province itself, which sees all. */
export interface Disclosures {
  of(year: number, as: ReadAs): Promise<Disclosure | null>;
}

/** A year is asked for again and again, and is the same for as long as its revision. */
const mostYears = 60;

export function createDisclosures(models: ProvinceModels, catalogue: Catalogue): Disclosures {
  const known = new LRUCache<string, Promise<Disclosure>>({ max: mostYears });
  const guarded = [...catalogue.measures.values()].filter(isGuarded).map(({ id }) => id);

  async function derive(year: number, { revision, visibility }: ReadAs): Promise<Disclosure> {
    const [rows, units, groups, documents] = await Promise.all([
      models.figures.collection.find<FiguresRecord>({ year, ...visibleAt(revision) }).toArray(),
      readUnits(models, revision),
      groupFacts(models, { year, measure: { $in: guarded }, ...visibleAt(revision) }),
      readReportingDocuments(models, revision),
    ]);
    const unitsOf = (figures: UnitCells[], facts: FactGroup[], placed: readonly Place[]) => {
      const parentOf = new Map(placed.map(({ id, parent }) => [id, parent]));
      return disclosedUnits(figures, parentOf, ownSums(withSources(facts, documents), catalogue));
    };
    const published = unitsOf(
      rows.map(publishedOf),
      groups.filter(({ document }) => documents.get(document)?.draft !== true),
      publishedPlaces(units),
    );
    const disclosure = createDisclosure(published, catalogue);
    if (visibility === 'PUBLISHED') return disclosure;
    const alsoShown = { units: published, withheld: disclosure.withheld };
    return createDisclosure(unitsOf(rows, groups, units), catalogue, alsoShown);
  }

  return {
    of(year, as) {
      if (as.visibility === 'OWN') return Promise.resolve(null);
      const key = `${year}|${as.revision}|${as.visibility}`;
      const before = known.get(key);
      if (before) return before;
      const disclosure = derive(year, as);
      known.set(key, disclosure);
      disclosure.catch(() => known.delete(key));
      return disclosure;
    },
  };
}

type UnitCells = Pick<FiguresRecord, 'unit' | 'cells'>;
type Place = Pick<Unit, 'id' | 'parent'>;

function publishedOf(row: FiguresRecord): UnitCells {
  return { unit: row.unit, cells: publishedFigures(row)?.cells ?? [] };
}

/** By unit: what its own facts put into its figures. */
function ownSums(
  { rows: groups, reporters }: ReturnType<typeof withSources>,
  catalogue: Catalogue,
): Map<string, OwnSum[]> {
  const byUnit = groupBy(groups, ({ unit }) => unit);
  return new Map(
    [...byUnit].map(([unit, own]) => [
      unit,
      [...groupBy(own, ({ measure }) => measure).values()].flatMap((ofMeasure) => {
        const rows = createCover([{ id: unit, parent: null }], ofMeasure, 'ALL', reporters)(unit);
        const byProgramme = groupBy(rows, (row) => programmeIn(row, catalogue));
        return [...byProgramme].flatMap(([programme, alike]) =>
          addUp(alike, catalogue).filter((cell) => (cell.programme ?? undefined) === programme),
        );
      }),
    ]),
  );
}

function disclosedUnits(
  rows: readonly UnitCells[],
  parentOf: ReadonlyMap<string, string | null>,
  ownOf: ReadonlyMap<string, readonly OwnSum[]>,
): DisclosedUnit[] {
  const shown = rows.filter(({ cells }) => cells.length > 0);
  const withFigures = new Set(shown.map(({ unit }) => unit));
  return shown.map(({ unit, cells }) => {
    let above = parentOf.get(unit) ?? null;
    while (above !== null && !withFigures.has(above)) above = parentOf.get(above) ?? null;
    return { unit, above, cells, own: ownOf.get(unit) ?? [] };
  });
}
