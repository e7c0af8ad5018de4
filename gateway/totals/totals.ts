import { AppError, ErrorCode } from '../../domain/errors';
import { sourceOf, type SourceDocument } from '../../domain/facts';
import { isReportGap, type FailureReason, type GapReason } from '../../domain/gapReasons';
import type { Logger } from '../../platform/logger';
import type { Operation } from '../operation/operation';
import type { Question, QuestionCompiler } from '../provinces/question';
import type { ProvinceOutcome } from '../provinces/outcome';
import { addFigures } from './addFigures';
import type { Disbelief } from './believable';
import { isCut, printShape, type ReadFigures, type Shape } from './figuresShape';
import { asMentioned } from './mentions';
import type { Sums } from './sums';

export interface Coverage {
  expected: number;
  reported: number;
  complete: boolean;
  asOf: Date | null;
  simulated: ProvinceReference[];
  sample: boolean;
  draft: boolean;
  mentioned: { province: ProvinceReference; documents: NotedDocument[] }[];
  missing: { province: ProvinceReference; reason: GapReason }[];
  stale: { province: ProvinceReference; since: Date; reason: FailureReason }[];
  /** In the order of the scope. */
  provinces: { province: ProvinceReference; standing: Standing }[];
}

export type Standing = 'REPORTED' | 'SIMULATED' | 'MENTIONED' | 'MISSING';

export interface ProvinceReference {
  __typename: 'Province';
  id: string;
}

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
  document: NotedDocument;
}

/** A document with the fields of it that were asked for. */
export type NotedDocument = Partial<SourceDocument> & Pick<SourceDocument, 'status'>;

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
  const coverage = coverageOf(provinces, reports);
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

export function reference(id: string): ProvinceReference {
  return { __typename: 'Province', id };
}

function reportQuestion(
  { year, shape, documentFields = 'status kind' }: TotalsRequest,
  questions: QuestionCompiler,
): Question {
  const fetch = questions.compileSelection(
    '$year: Int!',
    `report(year: $year) { year figures${printShape(shape)} documents { ${documentFields} } }`,
  );
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create({ year });
}

/** What provinces reported, in their order, and why the others did not. */
interface Reports {
  all: Report[];
  gaps: Map<string, GapReason>;
}

interface Report extends EntityReport {
  province: string;
  standing: Exclude<Standing, 'MISSING'>;
  /** Milliseconds since the epoch. */
  answeredAt: number;
  staleReason: FailureReason | null;
}

/** Of an entity that follows `reportQuestion`; the question's reader has seen to that. */
interface EntityReport {
  figures: ReadFigures;
  documents: NotedDocument[];
}

function readReports(
  provinces: readonly string[],
  outcomes: readonly ProvinceOutcome[],
  { operation: { requestId }, disbelief, logger }: TotalsDependencies,
): Reports {
  const all: Report[] = [];
  const gaps = new Map<string, GapReason>();
  provinces.forEach((province, index) => {
    const outcome = outcomes[index];
    if (!outcome || outcome.kind === 'gap') {
      gaps.set(province, outcome?.reason ?? 'INVALID_ANSWER');
      return;
    }
    const [error] = outcome.errors;
    if (error) {
      logger.warn(
        { province, requestId, detail: error.message },
        'A province answered a report with an error',
      );
      gaps.set(province, 'INVALID_ANSWER');
      return;
    }
    const { entity, answeredAt, staleReason } = outcome;
    const report = entity.report as EntityReport | null;
    if (report === null) {
      gaps.set(province, 'NOT_REPORTED');
      return;
    }
    const { figures, documents } = report;
    const measure = disbelief.measureIn(figures);
    if (measure !== null) {
      logger.warn({ province, requestId, measure }, 'A province reports more than can be believed');
      gaps.set(province, 'INVALID_ANSWER');
      return;
    }
    const standing = standingOf(documents);
    all.push({
      province,
      standing,
      // Whatever the province's service makes of it.
      figures: standing === 'MENTIONED' ? asMentioned(figures) : figures,
      documents,
      answeredAt,
      staleReason,
    });
  });
  return { all, gaps };
}

/** A report that names no documents is the province's own. */
function standingOf(documents: readonly NotedDocument[]): Report['standing'] {
  const sources = new Set(documents.map(sourceOf));
  if (sources.has('SIMULATED')) return 'SIMULATED';
  return sources.has('MENTION') && !sources.has('REPORT') ? 'MENTIONED' : 'REPORTED';
}

function coverageOf(provinces: readonly string[], { all, gaps }: Reports): Coverage {
  const reportOf = new Map(all.map((report) => [report.province, report]));
  const withStanding = (standing: Standing) => all.filter((report) => report.standing === standing);
  const mentioned = withStanding('MENTIONED').map(({ province, documents }) => ({
    province: reference(province),
    documents: documents.filter((document) => sourceOf(document) === 'MENTION'),
  }));
  const simulated = withStanding('SIMULATED').map(({ province }) => reference(province));
  const missing = provinces.flatMap((province) => {
    const reason = gaps.get(province);
    return reason === undefined ? [] : [{ province: reference(province), reason }];
  });
  return {
    expected: provinces.length,
    reported: all.length - mentioned.length,
    complete: missing.length + mentioned.length === 0,
    asOf: all.length > 0 ? new Date(Math.min(...all.map(({ answeredAt }) => answeredAt))) : null,
    simulated,
    sample: simulated.length > 0,
    draft: all.some(({ documents }) => documents.some(({ status }) => status === 'DRAFT')),
    mentioned,
    missing,
    stale: all.flatMap(({ province, answeredAt, staleReason }) =>
      staleReason === null
        ? []
        : [{ province: reference(province), since: new Date(answeredAt), reason: staleReason }],
    ),
    provinces: provinces.map((province) => ({
      province: reference(province),
      standing: reportOf.get(province)?.standing ?? 'MISSING',
    })),
  };
}

function documentsOf({ all }: Reports, year: number): ReportDocument[] {
  return all.flatMap(({ province, documents }) =>
    documents.map((document) => ({ province: reference(province), year, document })),
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
