import { AppError, ErrorCode } from '../../domain/errors';
import { isReportGap } from '../../domain/gapReasons';
import type { Logger } from '../../platform/logger';
import type { Operation } from '../operation/operation';
import type { Question, QuestionCompiler } from '../../platform/provinces/question/question';
import { addFigures } from './addFigures';
import type { Disbelief } from '../../domain/reports/believable';
import { coverageOf, reference, type Coverage, type ProvinceReference } from './coverage';
import { isCut, printShape, type Shape } from './figuresShape';
import { readReports, type NotedDocument, type Reports } from './reports';
import type { Sums } from './sums';

/** Figures added up, as far as they were asked for. They are shared. */
export type SummedFigures = Readonly<Record<string, unknown>>;

/** The sum over some provinces for one year. */
export interface TotalsRow {
  year: number;
  figures: SummedFigures;
  coverage: Coverage;
  /** Of the reports in the sum, with the fields that were asked for; null if only their status was. */
  documents: ReportDocument[] | null;
}

export interface ReportDocument {
  province: ProvinceReference;
  year: number;
  /** Of the province's data, as the caller sees it. */
  revision: string | null;
  document: NotedDocument;
}

export interface TotalsRequest {
  provinces: readonly string[];
  /** Those of `provinces` that did not exist at the end of the year; they are not asked. */
  absent: ReadonlySet<string>;
  year: number;
  /** The part of `Figures` to add up. */
  shape: Shape;
  /** Whether a gap is an error. */
  complete: boolean;
  /** Fields of the reports' documents, `status` and `kind` among them; these alone if none are given. */
  documentFields?: string;
  /** Whether it is asked which units below reported. */
  withUnits?: boolean;
}

export interface TotalsDependencies {
  operation: Operation;
  questions: QuestionCompiler;
  rankOf(id: string): number;
  sums: Sums<SummedFigures>;
  disbelief: Disbelief;
  logger: Logger;
}

/** @throws AppError of code INCOMPLETE that lists the gaps, if none is allowed */
export async function addUpProvinces(
  request: TotalsRequest,
  dependencies: TotalsDependencies,
): Promise<TotalsRow> {
  const { year, shape, complete, absent, documentFields } = request;
  const provinces = [...new Set(request.provinces)];
  const there = absent.size === 0 ? provinces : provinces.filter((province) => !absent.has(province));
  const question = reportQuestion(request, dependencies.questions);
  const outcomes = await dependencies.operation.ask(there, question);
  const reports = readReports(there, outcomes, dependencies);
  for (const province of provinces) if (absent.has(province)) reports.gaps.set(province, 'NOT_IN_YEAR');
  for (const [province, reason] of reports.gaps) {
    if (isReportGap(reason)) dependencies.operation.noteMissing(province, year, reason);
  }
  for (const { province, standing } of reports.all) {
    if (standing === 'MENTIONED') dependencies.operation.noteUnreported(province, year, 'mentioned');
    if (standing === 'SIMULATED') dependencies.operation.noteUnreported(province, year, 'simulated');
  }
  const coverage = coverageOf(provinces, reports, await dueDateOf(year, dependencies));
  if (complete && !coverage.complete) throw incomplete(year, coverage);
  const reported = reports.all.map(({ figures }) => figures);
  const options = { expected: provinces.length, rankOf: dependencies.rankOf };
  const addUp = () => addFigures(shape, reported, options);
  // Sums are known again by the question, which does not tell how a list is cut.
  const figures = isCut(shape)
    ? addUp()
    : dependencies.sums.of(`${question.key}|${provinces.join()}`, reported, addUp);
  return {
    year,
    figures,
    coverage,
    documents: documentFields === undefined ? null : documentsOf(reports, year),
  };
}

function reportQuestion(
  { year, shape, documentFields, withUnits = false }: TotalsRequest,
  questions: QuestionCompiler,
): Question {
  // Only who asks for the sources wants to know.
  const revision = documentFields === undefined ? '' : 'revision ';
  const documents = `documents { ${documentFields ?? statusFields} }`;
  const fetch = questions.compileSelection(
    '$year: Int!',
    `report(year: $year) { year ${revision}updatedAt receivedAt figures${printShape(shape)} ${documents}${withUnits ? unitsSelection : ''} }`,
  );
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create({ year });
}

/** What standings and times need to know of documents. */
const statusFields = 'status kind publishedOn';
const unitsSelection = ' coverage { measure expected reported missing }';

/** Null while the register has never answered. */
async function dueDateOf(year: number, { operation }: TotalsDependencies): Promise<string | null> {
  const directory = await operation.readDirectory().catch(() => null);
  return directory?.dueDates.get(year) ?? null;
}

function documentsOf({ all }: Reports, year: number): ReportDocument[] {
  return all.flatMap(({ province, revision, documents }) =>
    documents.map((document) => ({
      province: reference(province),
      year,
      revision: typeof revision === 'string' ? revision : null,
      document,
    })),
  );
}

function incomplete(year: number, { missing, mentioned, expected, reported }: Coverage): AppError {
  const gaps = missing.map(({ province, reason }) => ({ province: province.id, reason }));
  const named = mentioned.map(({ province }) => province.id);
  const list = [
    ...gaps.map(({ province, reason }) => `${province} (${reason})`),
    ...named.map((province) => `${province} (MENTIONED)`),
  ].join(', ');
  return new AppError(
    ErrorCode.incomplete,
    `Totals of ${year} are incomplete: ${reported} of ${expected} provinces; missing ${list}`,
    { year, missing: gaps, ...(named.length > 0 && { mentioned: named }) },
  );
}
