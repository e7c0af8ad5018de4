import type { FactColumn } from '../../../domain/columns';
import { placeOf } from '../../../domain/excerpt';
import { quoteValue, type ProblemList } from '../../../domain/problems';
import type { ProvinceModels } from '../data/model';
import { batchSize, inBatches } from '../data/progress';
import type { DocumentNotes } from './documentIdentity';
import type { RowFact } from './factRow';
import type { FactSection } from './importTable';
import type { PlacedFact } from './inclusions';

/** Each fact id stands once in a file. */
export async function* checkIds(
  rows: AsyncIterable<PlacedFact>,
  ids: Set<string>,
  noted: readonly { note(fact: RowFact, row: number): void }[],
  mentioned: Set<string>,
  section: FactSection,
  problems: ProblemList,
): AsyncGenerator<PlacedFact> {
  for await (const placed of rows) {
    const { row, fact } = placed;
    if (ids.has(fact.id)) {
      addProblem(
        problems,
        section,
        row,
        'id',
        `Số liệu "${fact.id}" có hai dòng. Fact "${fact.id}" stands twice`,
        fact.id,
      );
    }
    ids.add(fact.id);
    mentioned.add(fact.unit);
    for (const notes of noted) notes.note(fact, row);
    yield placed;
  }
}

/** A number that does not stand where it is said to in the document's text has no sentence to show. */
export async function* checkPlaces(
  rows: AsyncIterable<PlacedFact>,
  text: string | undefined,
  section: FactSection,
  warnings: ProblemList,
): AsyncGenerator<PlacedFact> {
  for await (const placed of rows) {
    const { row, fact } = placed;
    if (text !== undefined && fact.offset !== undefined && placeOf(text, fact) === null) {
      const message =
        `Ở vị trí ${fact.offset} của văn bản không có "${fact.printed}", nên không chỉ ra được câu chứa số này. ` +
        `The text has no "${fact.printed}" at position ${fact.offset}, so that the number's sentence cannot be shown`;
      addProblem(warnings, section, row, 'offset', message, fact.offset);
    }
    yield placed;
  }
}

export async function* noting(rows: AsyncIterable<PlacedFact>, documents: DocumentNotes) {
  for await (const batch of inBatches(rows, batchSize)) {
    await documents.note(batch.map(({ fact }) => fact));
    yield* batch;
  }
  await documents.note([]);
}

/**
 * Fact ids are unique in a province, so that `includedIn` and links mean one fact.
 *
 * @returns the documents in which some of them stand
 */
export async function checkForeignIds(
  models: ProvinceModels,
  rows: AsyncIterable<PlacedFact>,
  document: string,
  section: FactSection,
  problems: ProblemList,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const others = await models.documents.countDocuments({ until: null, id: { $ne: document } });
  for await (const batch of inBatches(rows, batchSize)) {
    if (others === 0) continue;
    const foreign = await models.facts
      .find({ id: { $in: batch.map(({ fact }) => fact.id) }, until: null, document: { $ne: document } })
      .select('id document -_id')
      .lean();
    for (const { id, document: other } of foreign) {
      found.add(other);
      const row = batch.find(({ fact }) => fact.id === id)?.row ?? 0;
      addProblem(
        problems,
        section,
        row,
        'id',
        `Số liệu "${id}" đã có trong tài liệu "${other}". Fact "${id}" stands in document "${other}" already`,
        id,
      );
    }
  }
  return found;
}

export function addProblem(
  problems: ProblemList,
  section: FactSection,
  row: number,
  column: FactColumn | null,
  message: string,
  value: unknown,
): void {
  problems.add({
    place: section.placeOf(row, column ?? undefined),
    row,
    ...(column !== null && { column }),
    ...(value != null && { value: quoteValue(value) }),
    message,
  });
}
