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
  type NamedBy,
} from './documentIdentity';
import type { AskPeers } from './askPeers';
import { readDocument, type DocumentOptions, type ReportDocument } from './documentInput';
import type { SaidOfAll } from './documentWords';
import { createFactReader } from './factRow';
import { createFactSpool, type FactSpool } from './factSpool';
import { createCaseNotes } from './caseNotes';
import { createItemNotes } from './itemNotes';
import { createInclusionNotes, noInclusions, type Inclusions, type PartsQuestion } from './inclusions';
import type { ImportFileTable } from './importTable';
import { createProblemList, type ImportProblem, type ProblemList } from '../../../domain/problems';
import type { StoredFact } from '../../../domain/reports/reportFiles';
import { createTitleNotes } from './titleNotes';
import { createYearNotes } from './yearNotes';
import { createBreathe } from '../../../platform/breathe';
import type { ProvinceModels } from '../data/model';
import { checkUnits, type CheckedUnits } from './checkUnits';
import { toUnit } from '../data/publishedUnits';
import { unitDateProblems } from './unitDates';
import { createRowCounter, type OnProgress } from '../data/progress';
import { addProblem, checkForeignIds, checkIds, checkPlaces, noting } from './rowChecks';

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
  /** Asks for other provinces' numbers; if it is not given, the import is held against the province's own alone. */
  askPeers?: AskPeers | undefined;
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
  /** Goes through the facts again. */
  facts: (phase: 'WRITING' | 'COMPARING') => AsyncGenerator<StoredFact>;
  close(): Promise<void>;
}

/** Checks a file and uses it; what was kept of its facts is gone afterwards. @throws ImportError with every problem of the file */
export async function withCheckedImport<Result>(
  models: ProvinceModels,
  catalogue: Catalogue,
  request: ImportRequest,
  use: (checked: CheckedImport) => Promise<Result>,
): Promise<Result> {
  const checked = await checkImport(models, catalogue, request);
  return use(checked).finally(() => checked.close());
}

async function checkImport(
  models: ProvinceModels,
  catalogue: Catalogue,
  request: ImportRequest,
  /** The document that it turned out to be. */
  decided?: DocumentDecision,
): Promise<CheckedImport> {
  const spool = createFactSpool();
  try {
    const checked = await checkWith(spool, { models, catalogue, request, decided });
    if (!('id' in checked)) return checked;
    await spool.close();
    return await checkImport(models, catalogue, request, checked);
  } catch (error) {
    await spool.close();
    throw error;
  }
}

interface CheckOptions {
  models: ProvinceModels;
  catalogue: Catalogue;
  request: ImportRequest;
  decided: DocumentDecision | undefined;
}

/** Or the decision that it is another document, as which it has to be read again. */
async function checkWith(
  spool: FactSpool,
  { models, catalogue, request, decided }: CheckOptions,
): Promise<CheckedImport | DocumentDecision> {
  const { table, documentChoice = {} } = request;
  const problems = createProblemList(table.name);
  const warnings = createProblemList(table.name);
  const subject = await readSubject({ models, catalogue, request, decided }, { problems, warnings });
  const { units, read, document, named } = subject;
  const rowFacts = createFactRows(catalogue, request, subject);
  const ids = new Set<string>();
  const items = createItemNotes();
  const yearNotes = createYearNotes();
  const cases = createCaseNotes();
  const titles = createTitleNotes(table, catalogue, request.province);
  const mentioned = new Set(document ? [document.unit] : []);
  let inclusions: Inclusions = noInclusions;
  if (table.facts) {
    const section = table.facts;
    const noted = createInclusionNotes(catalogue);
    const checked = checkIds(
      spool.keep(rowFacts(problems)),
      ids,
      [noted, items, yearNotes, cases, titles],
      mentioned,
      section,
      problems,
    );
    const documents = createDocumentNotes(models, read);
    const placed = checkPlaces(checked, read.text, section, warnings);
    const foreign = await checkForeignIds(models, noting(placed, documents), read.id, section, problems);
    const decision = await documents.decide(named, choiceOf(documentChoice, problems), foreign);
    if (decision.id !== read.id) return decision;
    for (const message of decision.problems) problems.add({ place: 'file', message });
    yearNotes.check(table, problems, warnings);
    if (problems.count === 0) titles.tell(warnings);
    inclusions = await noted.resolve(() => spool.facts(), units.all);
    for (const { row, column, message, value } of inclusions.problems) {
      addProblem(problems, section, row, column, message, value);
    }
  }
  if (document) problems.add(...(await withdrawalProblems(models, document)));
  problems.throwIfAny();
  const questions = [...inclusions.questions, ...(await cases.questions(models, read.id))];
  return {
    table,
    units,
    document,
    ids,
    mentioned,
    warnings: warnings.problems,
    findings: (rules) => [
      ...partsFindings(rules, questions),
      ...items.findings(rules),
      ...titles.findings(rules),
    ],
    facts: (phase) => storedFacts(spool, phase, { catalogue, request, read, inclusions }),
    close: () => spool.close(),
  };
}

/** A file whose rows are refused is not empty. */
function choiceOf(choice: DocumentChoice, problems: ProblemList): DocumentChoice {
  return problems.count > 0 ? { ...choice, empty: true } : choice;
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

/** What the file is about, before its facts are read. */
interface ImportSubject {
  units: CheckedUnits;
  read: ReportDocument;
  /** The same; null if the file holds units only. */
  document: ReportDocument | null;
  /** Id of the document that it takes the place of. */
  replaces: string | undefined;
  saidOfAll: SaidOfAll;
  named: NamedBy;
}

async function readSubject(
  { models, catalogue, request, decided }: CheckOptions,
  { problems, warnings }: Readonly<Record<'problems' | 'warnings', ProblemList>>,
): Promise<ImportSubject> {
  const { table, province, federation, documentOptions = {}, documentChoice = {} } = request;
  const known = await models.units.find({ until: null }).lean();
  const units = await checkUnits(table.units, known.map(toUnit), federation, problems);
  const said = await readDocument(table, documentOptions, province, units.index, problems, warnings);
  const replaces = documentChoice.replaces ?? said.replaces;
  const read = { ...said.document, id: decided?.id ?? replaces ?? said.document.id };
  const isChosen = decided !== undefined || documentOptions.id !== undefined || replaces !== undefined;
  // A workbook has the id that its template was made with.
  const isSaid = table.document?.cells.id !== undefined && table.sheets.length === 0;
  warnings.add(...(decided?.warnings ?? []));
  for (const message of await replacementProblems(models, replaces)) {
    problems.add({ place: 'file', message });
  }
  const isReport = table.facts !== null || table.document?.cells.id !== undefined;
  const dated = { units: units.units, known: known.map(toUnit), document: isReport ? read.id : null };
  problems.add(...(await unitDateProblems(models, catalogue, dated)));
  return {
    units,
    read,
    document: isReport ? read : null,
    replaces,
    saidOfAll: said.saidOfAll,
    named: isChosen ? 'CHOICE' : isSaid ? 'FILE' : 'NAME',
  };
}

/** Reads the facts of the file; what is wrong with a row goes to the list. */
function createFactRows(
  catalogue: Catalogue,
  { table, province, onProgress }: ImportRequest,
  { units, read, replaces, saidOfAll }: ImportSubject,
) {
  return async function* (list: ProblemList) {
    const section = table.facts;
    if (!section) return;
    const options = { catalogue, units: units.index, province, document: read, replaces, saidOfAll };
    const reader = createFactReader(options);
    const count = createRowCounter('CHECKING', table, onProgress);
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
  };
}

function partsFindings(rules: readonly Rule[], questions: readonly PartsQuestion[]): RuleFinding[] {
  const rule = rules.find(({ compare }) => compare === 'PARTS');
  if (!rule) return [];
  return questions.map(({ unit, year, ...said }) => createFinding(rule, unit, year, said));
}
