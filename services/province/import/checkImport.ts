import type { Catalogue } from '../../../domain/catalogue';
import { createFinding, type Rule, type RuleFinding } from '../../../domain/rules';
import { addsOf } from '../../../domain/cover';
import type { Fact } from '../../../domain/facts';
import { createBoxNotes } from './boxNotes';
import { createCaseNotes } from './caseNotes';
import { createCeilingNotes } from './ceilingNotes';
import type { CheckedUnits } from './checkUnits';
import { createDocumentNotes, withdrawalProblems, type DocumentChoice } from './documentIdentity';
import type { ReportDocument } from './documentInput';
import type { RowFact } from './factRow';
import { createFactSpool, type FactSpool } from './factSpool';
import { readFactRows, readSubject, type ImportSubject, type SubjectOptions } from './importSubject';
import type { ImportRequest } from './importRequest';
import type { ImportFileTable } from './importTable';
import { createInclusionNotes, noInclusions, type Inclusions, type PartsQuestion } from './inclusions';
import { alikeFindings, createItemNotes } from './itemNotes';
import { isBeside, type RowGroup } from './knownRows/rowGroups';
import type { ChangedRows } from './changedRows';
import { openRowMemory, type PackedRows, type RowMemory } from './rowMemory';
import {
  ImportError,
  createProblemList,
  type ImportProblem,
  type ProblemList,
} from '../../../domain/problems';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import type { ProvinceModels } from '../data/model';
import type { RowsRead } from '../data/revise';
import { createRowCounter } from '../data/progress';
import { addProblem, checkForeignIds, checkIds, checkPlaces, noting } from './rowChecks';
import { createTitleNotes, type TitleNotes } from './titleNotes';
import { createYearNotes } from './yearNotes';

/** A file that may be imported: all of it was checked, none of its facts are in memory. */
export interface CheckedImport {
  table: ImportFileTable;
  units: CheckedUnits;
  /** Null if the file holds units only. */
  document: ReportDocument | null;
  /** Ids of all its facts that `facts` goes through. */
  ids: ReadonlySet<string>;
  /** If some rows are known to be as they were, which are not: `facts` goes through these alone. Null if all were read. */
  changed: ChangedRows | null;
  /** The units that its facts are about, and that whose report it is. */
  mentioned: ReadonlySet<string>;
  /** What is imported, but not without saying so. */
  warnings: readonly ImportProblem[];
  /** What the rules say of its rows. */
  findings: (rules: readonly Rule[]) => RuleFinding[];
  /** Goes through the facts again. */
  facts: (phase: 'WRITING' | 'COMPARING') => AsyncGenerator<StoredFact>;
  /** What is to be kept of the rows with the document; null if nothing. */
  packRows: () => Promise<PackedRows | null>;
  close(): Promise<void>;
}

/** Checks a file and uses it; what was kept of its facts is gone afterwards. @throws ImportError with every problem of the file */
export async function withCheckedImport<Result>(
  models: ProvinceModels,
  catalogue: Catalogue,
  request: ImportRequest,
  use: (checked: CheckedImport) => Promise<Result>,
): Promise<Result> {
  const checked = await checkImport({ models, catalogue, request, readsAll: false });
  return use(checked).finally(() => checked.close());
}

interface CheckOptions extends SubjectOptions {
  /** Whether rows are read that are known, too. */
  readsAll: boolean;
}

async function checkImport(options: CheckOptions): Promise<CheckedImport> {
  const spool = createFactSpool();
  try {
    const checked = await checkWith(spool, options);
    if (!('again' in checked)) return checked;
    await spool.close();
    return await checkImport({ ...options, ...checked.again });
  } catch (error) {
    await spool.close();
    throw error;
  }
}

/** How it has to be read again: as another document, or all of it. */
interface Again {
  again: Pick<CheckOptions, 'decided'> | Pick<CheckOptions, 'readsAll'>;
}

async function checkWith(spool: FactSpool, options: CheckOptions): Promise<CheckedImport | Again> {
  const { models, catalogue, request, readsAll } = options;
  const { table, province } = request;
  const lists = { problems: createProblemList(table.name), warnings: createProblemList(table.name) };
  const subject = await readSubject(options, lists);
  const sources = { models, catalogue, table, province, subject };
  const titles = createTitleNotes(table, catalogue, province);
  const boxes = createBoxNotes(table, catalogue, province);
  // A number in a title is set beside all rows.
  const memory = titles.haveNumbers ? null : await openRowMemory(sources, request.rowMemory, readsAll);
  const isPart = memory !== null && memory.changed !== null;
  const all: Again = { again: { readsAll: true } };
  try {
    const checked = await checkRows(spool, options, { subject, titles, boxes, memory }, lists);
    // What is refused or asked is said of all rows.
    return isPart && ('again' in checked || !memory.isSure()) ? all : checked;
  } catch (error) {
    if (isPart && error instanceof ImportError) return all;
    throw error;
  }
}

interface RowSources {
  subject: ImportSubject;
  titles: TitleNotes;
  boxes: ReturnType<typeof createBoxNotes>;
  memory: RowMemory | null;
}

async function checkRows(
  spool: FactSpool,
  { models, catalogue, request }: CheckOptions,
  { subject, titles, boxes, memory }: RowSources,
  { problems, warnings }: Readonly<Record<'problems' | 'warnings', ProblemList>>,
): Promise<CheckedImport | Again> {
  const { table, documentChoice = {} } = request;
  const { units, read, document, named } = subject;
  const notes = createRowNotes(catalogue, [titles, boxes], memory);
  const { changed, unread, items, cases, years } = notes;
  const ceilings = createCeilingNotes(models, read.id);
  const ids = new Set<string>();
  const mentioned = new Set([...(document ? [document.unit] : []), ...unread.map(({ unit }) => unit)]);
  let inclusions: Inclusions = noInclusions;
  let isAlone = true;
  if (table.facts) {
    const section = table.facts;
    const source = { rows: changed?.rows() ?? section.rows(), section, ceilings };
    const rows = spool.keep(readFactRows(catalogue, request, subject, source, problems));
    const checked = checkIds(rows, ids, notes.all, mentioned, section, problems);
    const documents = createDocumentNotes(models, read, unread);
    const placed = checkPlaces(checked, read.text, section, warnings);
    const foreign = await checkForeignIds(models, noting(placed, documents), read.id, section, problems);
    isAlone = documents.isAlone();
    const decision = await documents.decide(named, choiceOf(documentChoice, problems), foreign);
    if (decision.id !== read.id) return { again: { decided: decision } };
    for (const message of decision.problems) problems.add({ place: 'file', message });
    years.check(table, problems, warnings);
    if (problems.count === 0) titles.tell(warnings);
    inclusions = await notes.inclusions.resolve(() => spool.facts(), units.all);
    for (const { row, column, message, value } of inclusions.problems) {
      addProblem(problems, section, row, column, message, value);
    }
  }
  if (document) problems.add(...(await withdrawalProblems(models, document)));
  problems.throwIfAny();
  const questions = [...inclusions.questions, ...(await cases.questions(models, read.id))];
  const alike = items.alike();
  const told = [...questions, ...alike.map(({ fact }) => fact), ...ceilings.rows()];
  return {
    table,
    units,
    document,
    ids,
    mentioned,
    changed,
    warnings: warnings.problems,
    findings: (rules) => [
      ...partsFindings(rules, questions),
      ...alikeFindings(rules, alike),
      ...titles.findings(rules),
      ...boxes.findings(rules),
      ...ceilings.findings(rules),
    ],
    facts: (phase) => storedFacts(spool, phase, { catalogue, request, read, inclusions }),
    packRows: async () => (memory && isAlone ? memory.pack(told) : null),
    close: () => spool.close(),
  };
}

/** A file whose rows are refused is not empty. */
function choiceOf(choice: DocumentChoice, problems: ProblemList): DocumentChoice {
  return problems.count > 0 ? { ...choice, empty: true } : choice;
}

/** What is noted of rows while they are read, beside what is known of those that are not. */
function createRowNotes(
  catalogue: Catalogue,
  others: readonly { note(fact: RowFact): void }[],
  memory: RowMemory | null,
) {
  const changed = memory?.changed ?? null;
  const unread = changed?.unread ?? [];
  const items = createItemNotes(sumOf(unread, ({ rows, totals }) => rows - totals));
  const cases = createCaseNotes({
    cases: sumOf(unread, (group) => group.cases),
    groups: unread.filter(isBeside).length,
  });
  const years = createYearNotes();
  for (const group of unread) years.note(group);
  const inclusions = createInclusionNotes(catalogue);
  const all = [inclusions, items, years, cases, ...others, ...(memory ? [memory] : [])];
  return { changed, unread, items, cases, years, inclusions, all };
}

/** How many rows were read, if not all were. */
export function rowsRead({ changed }: Pick<CheckedImport, 'changed'>): { rows?: RowsRead } {
  return changed ? { rows: { read: changed.count, known: sumOf(changed.unread, ({ rows }) => rows) } } : {};
}

function sumOf(groups: readonly RowGroup[], countOf: (group: RowGroup) => number): number {
  return groups.reduce((sum, group) => sum + countOf(group), 0);
}

interface StoredFactOptions {
  catalogue: Catalogue;
  request: ImportRequest;
  read: ReportDocument;
  inclusions: Inclusions;
}

/** The facts that were kept, as they are stored. */
async function* storedFacts(
  spool: FactSpool,
  phase: 'WRITING' | 'COMPARING',
  { catalogue, request: { table, onProgress }, read, inclusions }: StoredFactOptions,
): AsyncGenerator<StoredFact> {
  let done = 0;
  const count = createRowCounter(phase, { totalBytes: spool.count, readBytes: () => done }, onProgress);
  for await (const { fact } of spool.facts()) {
    done += 1;
    count();
    const withDocument: Fact = { ...fact, document: read.id, ...inclusions.of(fact) };
    yield { ...withDocument, adds: addsOf(withDocument, inclusions.containers, catalogue) };
  }
  await table.assertUnchanged();
}

function partsFindings(rules: readonly Rule[], questions: readonly PartsQuestion[]): RuleFinding[] {
  const rule = rules.find(({ compare }) => compare === 'PARTS');
  if (!rule) return [];
  return questions.map(({ unit, year, ...said }) => createFinding(rule, unit, year, said));
}
