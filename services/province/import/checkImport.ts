import type { Catalogue } from '../../../domain/catalogue';
import { createFinding, type Rule, type RuleAnswers, type RuleFinding } from '../../../domain/rules';
import { addsOf } from '../../../domain/cover';
import type { Fact, Unit } from '../../../domain/facts';
import {
  createDocumentNotes,
  replacementProblems,
  withdrawalProblems,
  type DocumentChoice,
  type DocumentDecision,
  type DocumentNotes,
} from './documentIdentity';
import { readDocument, type DocumentOptions, type ReportDocument } from './documentInput';
import { createFactReader, type RowFact } from './factRow';
import { createItemNotes } from './itemNotes';
import { createInclusionNotes, noInclusions, type Inclusions, type PlacedFact } from './inclusions';
import type { FactSection, ImportFileTable } from './importTable';
import {
  createProblemList,
  quoteValue,
  type ImportProblem,
  type ProblemList,
} from '../../../domain/problems';
import type { FactColumn } from '../../../domain/columns';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import { createBreathe } from '../../../platform/breathe';
import type { ProvinceModels } from '../data/model';
import { checkUnits, type CheckedUnits } from './checkUnits';
import { toUnit } from '../data/publishedUnits';
import { placeOf } from '../../../domain/excerpt';
import { batchSize, createRowCounter, inBatches, type OnProgress } from '../data/progress';

export interface ImportRequest {
  table: ImportFileTable;
  province: string;
  /** The provincial federation, for a province that has no units yet. */
  federation: Unit;
  documentOptions?: DocumentOptions | undefined;
  /** What is said of other documents of the same unit and year. */
  documentChoice?: DocumentChoice | undefined;
  /** What whoever imports says of the rules' findings; if it is not given, these are noted and not asked. */
  answers?: RuleAnswers | undefined;
  onProgress?: OnProgress | undefined;
}

/** A file that may be imported: all of it was read and checked, none of its facts are in memory. */
export interface CheckedImport {
  table: ImportFileTable;
  units: CheckedUnits;
  /** Null if the file holds units only. */
  document: ReportDocument | null;
  /** Ids of all its facts. */
  ids: ReadonlySet<string>;
  /** The units that its facts are about, and that whose report it is. */
  mentioned: ReadonlySet<string>;
  /** What is imported, but not without saying so. */
  warnings: readonly ImportProblem[];
  /** What the rules say of its rows. */
  findings: (rules: readonly Rule[]) => RuleFinding[];
  /** Reads the facts again. */
  facts: (phase: 'WRITING' | 'COMPARING') => AsyncGenerator<StoredFact>;
}

/** @throws ImportError with every problem of the file */
export async function checkImport(
  models: ProvinceModels,
  catalogue: Catalogue,
  request: ImportRequest,
  /** The document that it turned out to be. */
  decided?: DocumentDecision,
): Promise<CheckedImport> {
  const { table, province, federation, documentOptions = {}, documentChoice = {}, onProgress } = request;
  const problems = createProblemList(table.name);
  const known = await models.units.find({ until: null }).lean();
  const units = await checkUnits(table.units, known.map(toUnit), federation, problems);
  const warnings = createProblemList(table.name);
  const said = await readDocument(table, documentOptions, province, units.index, problems, warnings);
  const replaces = documentChoice.replaces ?? said.replaces;
  const read = { ...said.document, id: decided?.id ?? replaces ?? said.document.id };
  const isChosen = decided !== undefined || documentOptions.id !== undefined || replaces !== undefined;
  // A workbook has the id that its template was made with.
  const isSaid = table.document?.cells.id !== undefined && table.sheets.length === 0;
  const named = isChosen ? 'CHOICE' : isSaid ? 'FILE' : 'NAME';
  const isReport = table.facts !== null || table.document?.cells.id !== undefined;
  const document = isReport ? read : null;

  async function* rowFacts(phase: 'CHECKING' | 'WRITING' | 'COMPARING', list: ProblemList) {
    const section = table.facts;
    if (!section) return;
    const options = { catalogue, units: units.index, province, document: read, replaces };
    const reader = createFactReader(options);
    const count = createRowCounter(phase, table, onProgress);
    const breathe = createBreathe();
    for await (const raw of section.rows()) {
      count();
      const pause = breathe();
      if (pause) await pause;
      const result = reader.read(raw);
      if ('fact' in result) {
        yield { row: raw.row, ...result };
        continue;
      }
      for (const { column, message } of result.problems) {
        const value = column === null ? undefined : raw.cells[column];
        addProblem(list, section, raw.row, column, message, value);
      }
    }
  }

  const ids = new Set<string>();
  const items = createItemNotes();
  const mentioned = new Set(document ? [document.unit] : []);
  warnings.add(...(decided?.warnings ?? []));
  for (const message of await replacementProblems(models, replaces)) {
    problems.add({ place: 'file', message });
  }
  let inclusions: Inclusions = noInclusions;
  if (table.facts) {
    const section = table.facts;
    const noted = createInclusionNotes(catalogue);
    const checked = checkIds(
      rowFacts('CHECKING', problems),
      ids,
      [noted, items],
      mentioned,
      section,
      problems,
    );
    const documents = createDocumentNotes(models, read);
    const placed = checkPlaces(checked, read.text, section, warnings);
    const foreign = await checkForeignIds(models, noting(placed, documents), read.id, section, problems);
    const decision = await documents.decide(named, documentChoice, foreign);
    if (decision.id !== read.id) return checkImport(models, catalogue, request, decision);
    for (const message of decision.problems) problems.add({ place: 'file', message });
    inclusions = await noted.resolve(() => rowFacts('CHECKING', createProblemList(table.name)), units.all);
    for (const { row, column, message, value } of inclusions.problems) {
      addProblem(problems, section, row, column, message, value);
    }
  }
  if (document) problems.add(...(await withdrawalProblems(models, document)));
  problems.throwIfAny();
  return {
    table,
    units,
    document,
    ids,
    mentioned,
    warnings: warnings.problems,
    findings: (rules) => [...partsFindings(rules, inclusions), ...items.findings(rules)],
    async *facts(phase) {
      const unexpected = createProblemList(table.name);
      for await (const { fact } of rowFacts(phase, unexpected)) {
        const withDocument: Fact = { ...fact, document: read.id, ...inclusions.of(fact) };
        yield { ...withDocument, adds: addsOf(withDocument, inclusions.containers, catalogue) };
      }
      unexpected.throwIfAny();
      await table.assertUnchanged();
    },
  };
}

function partsFindings(rules: readonly Rule[], { questions }: Inclusions): RuleFinding[] {
  const rule = rules.find(({ compare }) => compare === 'PARTS');
  if (!rule) return [];
  return questions.map(({ unit, year, ...said }) => createFinding(rule, unit, year, said));
}

async function* checkIds(
  rows: AsyncIterable<PlacedFact>,
  ids: Set<string>,
  noted: readonly { note(fact: RowFact): void }[],
  mentioned: Set<string>,
  section: FactSection,
  problems: ProblemList,
): AsyncGenerator<PlacedFact> {
  for await (const placed of rows) {
    const { row, fact } = placed;
    if (ids.has(fact.id)) {
      addProblem(problems, section, row, 'id', `Fact "${fact.id}" stands twice`, fact.id);
    }
    ids.add(fact.id);
    mentioned.add(fact.unit);
    for (const notes of noted) notes.note(fact);
    yield placed;
  }
}

/** A number that does not stand where it is said to in the document's text has no sentence to show. */
async function* checkPlaces(
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

async function* noting(rows: AsyncIterable<PlacedFact>, documents: DocumentNotes) {
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
async function checkForeignIds(
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
      addProblem(problems, section, row, 'id', `Fact "${id}" stands in document "${other}" already`, id);
    }
  }
  return found;
}

function addProblem(
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
