import type { Catalogue } from '../../../domain/catalogue';
import { classify } from '../../../domain/cover';
import type { SourceDocument } from '../../../domain/facts';
import type { StoredFact, UnplacedFile } from '../../../domain/reports/reportFiles';
import { seasonKey, type RegisterContent } from './content';
import type { DueDate, OwnedFact, Province, RegisterRows } from './model';

/** What comes with the program, and is the same for every register of this version. */
export interface RegisterBase {
  provinces: readonly Province[];
  dueDates: readonly DueDate[];
  unplaced: readonly UnplacedFile[];
}

/** All that the register shows: of the program, and of what was entered. */
export function rowsOf(base: RegisterBase, content: RegisterContent, catalogue: Catalogue): RegisterRows {
  const documents = new Map<string, SourceDocument>();
  for (const { document } of [...content.published, ...base.unplaced]) documents.set(document.id, document);
  return {
    provinces: [...base.provinces],
    dueDates: [...base.dueDates],
    clusters: content.clusters.map(({ id, name }) => ({ id, name })),
    seasons: content.clusters.flatMap(({ id: cluster, seasons }) =>
      seasons.map((season) => {
        const id = seasonKey(cluster, season.year);
        return { id, cluster, ...season, documents: documentsOf(id, content) };
      }),
    ),
    unplaced: base.unplaced.map(({ unplaced, units, document }) => ({
      ...unplaced,
      units,
      document: document.id,
    })),
    documents: [...documents.values()],
    facts: [
      ...content.published.flatMap(({ season, facts }) => ownedFacts(season, facts, catalogue)),
      ...base.unplaced.flatMap(({ unplaced, facts }) => ownedFacts(unplaced.id, facts, catalogue)),
    ],
  };
}

function documentsOf(season: string, { published }: RegisterContent): string[] {
  return published.filter((report) => report.season === season).map(({ document }) => document.id);
}

/** Where a fact counts is reckoned anew: a later version of the program may know better than the one that took it in. */
function ownedFacts(owner: string, facts: readonly StoredFact[], catalogue: Catalogue): OwnedFact[] {
  const adds = classify(facts, catalogue);
  return facts.map((fact) => ({ ...fact, owner, adds: adds.get(fact.id) ?? 'NEVER' }));
}
