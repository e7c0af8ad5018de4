import { factLine } from '../../../domain/factFields';
import type { ReportDocument } from './documentInput';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import type { FactRecord, ProvinceModels } from '../data/model';
import type { CheckedImport } from './checkImport';
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
  { ids, kept }: { ids: ReadonlySet<string>; kept: number },
  before: number,
): AsyncGenerator<Pick<FactRecord, 'id' | 'unit' | 'year'>[]> {
  const standing = { document, until: null, since: { $lte: before } };
  if ((await models.facts.countDocuments(standing)) === kept) return;
  const cursor = models.facts.find(standing).select('id unit year -_id').lean().cursor({ batchSize });
  let gone: Pick<FactRecord, 'id' | 'unit' | 'year'>[] = [];
  for await (const fact of cursor) {
    if (!ids.has(fact.id)) gone.push(fact);
    if (gone.length < batchSize) continue;
    yield gone;
    gone = [];
  }
  if (gone.length > 0) yield gone;
}

export function sameDocument(a: ReportDocument | null, b: ReportDocument): boolean {
  return a !== null && documentLine(a) === documentLine(withKnownText(b, a));
}

/** A file that brings no text leaves the one that is known: corrected numbers are still those of the document. */
export function withKnownText(document: ReportDocument, before: ReportDocument | null): ReportDocument {
  const text = document.text ?? before?.text;
  return text === undefined ? document : { ...document, text };
}

/** Whether the document's facts count for another unit, or for other readers. */
export function countsOtherwise(a: ReportDocument, b: ReportDocument): boolean {
  return a.unit !== b.unit || a.status !== b.status || a.period !== b.period || a.kind !== b.kind;
}

/** The same for facts that are stored the same. */
function storedLine(fact: StoredFact): string {
  return `${fact.adds}${factLine(fact)}`;
}

function documentLine({
  file,
  title,
  url,
  sha256,
  publisher,
  publishedOn,
  eventOn,
  status,
  kind,
  unit,
  period,
  text,
}: ReportDocument): string {
  const fields = [
    file,
    title,
    url,
    sha256,
    publisher,
    publishedOn,
    eventOn,
    status,
    unit,
    period,
    text,
    kind,
  ];
  return JSON.stringify(fields.map((field) => field ?? null));
}
