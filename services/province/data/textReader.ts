import type { Catalogue } from '../../../domain/catalogue';
import { isGuarded } from '../../../domain/disclosure';
import type { SourceDocument } from '../../../domain/facts';
import type { Guard } from './guard';
import type { ProvinceModels } from './model';
import type { ReadAs } from './rows';
import { visibleAt } from './visible';

export interface TextReader {
  /** Without their texts. */
  documents(ids: readonly string[], revision: number): Promise<(SourceDocument & { unit: string })[]>;
  /**
   * What is written in a document; null if it is not kept, or not for this reader: of a text in which a number stands
   * that is withheld from them, others see nothing.
   */
  documentText(id: string, as: ReadAs): Promise<string | null>;
}

/** More guarded numbers than a text of its size holds; they are looked at all at once. */
const mostGuarded = 2_000;

export function createTextReader(
  { documents, facts }: ProvinceModels,
  catalogue: Catalogue,
  guard: Guard,
): TextReader {
  const guarded = [...catalogue.measures.values()].filter(isGuarded).map(({ id }) => id);

  async function isShown(document: string, as: ReadAs): Promise<boolean> {
    if (as.visibility === 'OWN') return true;
    const rows = await facts
      .find({ document, measure: { $in: guarded }, ...visibleAt(as.revision) })
      .limit(mostGuarded)
      .lean();
    if (rows.length === mostGuarded) return false;
    const isWithheld = await guard.withheldAmong(rows, as);
    return !rows.some(isWithheld);
  }

  return {
    documents: (ids, revision) =>
      documents
        .find({ id: { $in: [...ids] }, ...visibleAt(revision) })
        .select('-text')
        .lean()
        .exec(),
    async documentText(id, as) {
      const row = await documents
        .findOne({ id, ...visibleAt(as.revision) })
        .select('text status -_id')
        .lean();
      if (row?.text === undefined || (row.status === 'DRAFT' && as.visibility === 'PUBLISHED')) return null;
      return (await isShown(id, as)) ? row.text : null;
    },
  };
}
