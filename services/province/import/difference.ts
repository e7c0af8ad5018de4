import { factLine } from '../../../domain/factFields';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import type { FactRecord, ProvinceModels } from '../data/model';
import type { CheckedImport } from './checkImport';
import type { ChangedRows } from './changedRows';
import { batchSize, inBatches } from '../data/progress';

/** What a list of the file's facts changes. */
export interface FactDifference {
  added: StoredFact[];
  changed: { before: FactRecord; after: StoredFact }[];
  unchanged: StoredFact[];
}

/** Compares the facts of the file with those of the document's version before, list by list. */
export async function* compareFacts(
  models: ProvinceModels,
  { document, facts }: CheckedImport,
  phase: 'WRITING' | 'COMPARING',
): AsyncGenerator<FactDifference> {
  if (!document) return;
  const isKnown = (await models.documents.countDocuments({ id: document.id, until: null })) > 0;
  for await (const batch of inBatches(facts(phase), batchSize)) {
    const known = isKnown ? await findFacts(models, document.id, batch) : new Map<string, FactRecord>();
    const difference: FactDifference = { added: [], changed: [], unchanged: [] };
    for (const after of batch) {
      const before = known.get(after.id);
      if (!before) difference.added.push(after);
      else if (storedLine(before) === storedLine(after)) difference.unchanged.push(after);
      else difference.changed.push({ before, after });
    }
    yield difference;
  }
}

async function findFacts(
  models: ProvinceModels,
  document: string,
  batch: readonly StoredFact[],
): Promise<Map<string, FactRecord>> {
  const rows = await models.facts
    .find({ id: { $in: batch.map(({ id }) => id) }, document, until: null })
    .lean();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The facts of the document's version before that the file has no more, list by list; `kept` of those that still stand are in
 * the file too, so that usually none has to be read.
 */
export async function* removedFacts(
  models: ProvinceModels,
  document: string,
  { ids, changed }: Pick<CheckedImport, 'ids' | 'changed'>,
  kept: number,
  before: number,
): AsyncGenerator<GoneFact[]> {
  const standing = { document, until: null, since: { $lte: before } };
  const count = changed
    ? changed.before.reduce((sum, { rows }) => sum + rows, 0)
    : await models.facts.countDocuments(standing);
  if (count === kept) return;
  for (const places of changed ? placesOf(changed) : [{}]) {
    const cursor = models.facts
      .find({ ...standing, ...places })
      .select('id unit year -_id')
      .lean()
      .cursor({ batchSize });
    let gone: GoneFact[] = [];
    for await (const fact of cursor) {
      if (!ids.has(fact.id)) gone.push(fact);
      if (gone.length < batchSize) continue;
      yield gone;
      gone = [];
    }
    if (gone.length > 0) yield gone;
  }
}

type GoneFact = Pick<FactRecord, 'id' | 'unit' | 'year'>;

/** Of the groups that were read again, each in turn: its facts are found by an index. */
function placesOf({ before }: ChangedRows): object[] {
  return before.map(({ unit, year, measure }) => ({ unit, year, measure }));
}

/** The same for facts that are stored the same. */
function storedLine(fact: StoredFact): string {
  return `${fact.adds}${factLine(fact)}`;
}
