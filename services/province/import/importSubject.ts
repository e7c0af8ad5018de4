import type { Catalogue } from '../../../domain/catalogue';
import type { ProblemList } from '../../../domain/problems';
import { createBreathe } from '../../../platform/breathe';
import type { ProvinceModels } from '../data/model';
import { createRowCounter } from '../data/progress';
import { toUnit } from '../data/publishedUnits';
import { beyondCeiling } from '../../../domain/reports/factChecks';
import { asideWarnings } from './asideWarnings';
import type { CeilingNotes } from './ceilingNotes';
import type { ImportRequest } from './importRequest';
import { checkUnits, type CheckedUnits } from './checkUnits';
import { replacementProblems, type DocumentDecision, type NamedBy } from './documentIdentity';
import { readDocument, type ReportDocument } from './documentInput';
import type { SaidOfAll } from './documentWords';
import { createFactReader, type FactReader } from './factRow';
import type { FactRawRow, FactSection } from './importTable';
import type { PlacedFact } from './inclusions';
import { addProblem } from './rowChecks';
import { unitDateProblems } from './unitDates';

/** What the file is about, before its facts are read. */
export interface ImportSubject {
  units: CheckedUnits;
  read: ReportDocument;
  /** The same; null if the file holds units only. */
  document: ReportDocument | null;
  /** Id of the document that it takes the place of. */
  replaces: string | undefined;
  saidOfAll: SaidOfAll;
  named: NamedBy;
}

export interface SubjectOptions {
  models: ProvinceModels;
  catalogue: Catalogue;
  request: ImportRequest;
  /** The document that it turned out to be. */
  decided?: DocumentDecision | undefined;
}

export async function readSubject(
  { models, catalogue, request, decided }: SubjectOptions,
  { problems, warnings }: Readonly<Record<'problems' | 'warnings', ProblemList>>,
): Promise<ImportSubject> {
  const { table, province, federation, documentOptions = {}, documentChoice = {} } = request;
  warnings.add(...asideWarnings(table.asides));
  const known = await models.units.find({ until: null }).lean();
  const units = await checkUnits(table.units, known.map(toUnit), federation, { problems, warnings });
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
  // There may be more of them than a call takes arguments.
  for (const problem of await unitDateProblems(models, catalogue, dated)) problems.add(problem);
  return {
    units,
    read,
    document: isReport ? read : null,
    replaces,
    saidOfAll: said.saidOfAll,
    named: isChosen ? 'CHOICE' : isSaid ? 'FILE' : 'NAME',
  };
}

interface RowsToRead {
  rows: AsyncIterable<FactRawRow>;
  section: FactSection;
  ceilings: CeilingNotes;
}

/** Reads rows of the file, in its order; what is wrong with one goes to the list. */
export async function* readFactRows(
  catalogue: Catalogue,
  { table, province, onProgress }: ImportRequest,
  subject: ImportSubject,
  { rows, section, ceilings }: RowsToRead,
  list: ProblemList,
): AsyncGenerator<PlacedFact> {
  const reader = createSubjectReader(catalogue, province, subject);
  const count = createRowCounter('CHECKING', table, onProgress);
  const breathe = createBreathe();
  for await (const raw of rows) {
    count();
    const pause = breathe();
    if (pause) await pause;
    const result = reader.read(raw);
    if ('fact' in result) {
      const { fact, standsAlone, beyond } = result;
      if (!beyond || (await ceilings.allows(fact, beyond))) yield { row: raw.row, fact, standsAlone };
      else addProblem(list, section, raw.row, 'value', beyondCeiling(beyond, fact), raw.cells.value);
      continue;
    }
    for (const { column, message } of result.problems) {
      const value = column === null ? undefined : raw.cells[column];
      addProblem(list, section, raw.row, column, message, value);
    }
  }
}

/** Reads rows of the file that the subject was found in. */
export function createSubjectReader(
  catalogue: Catalogue,
  province: string,
  { units, read, replaces, saidOfAll }: ImportSubject,
): FactReader {
  return createFactReader({ catalogue, units: units.index, province, document: read, replaces, saidOfAll });
}
