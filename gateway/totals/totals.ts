import { AppError, ErrorCode } from '../../services/shared/errors';
import type { SourceDocument } from '../../services/shared/facts';
import type { Logger } from '../../services/shared/logger';
import type { Operation, ReportGapReason } from '../operation';
import type { Question, QuestionCompiler } from '../shards/question';
import type { ShardGapReason, ShardOutcome } from '../shards/shardRequest';
import { addFigures } from './addFigures';
import { isCut, printShape, type ReadFigures, type Shape } from './figuresShape';
import type { Sums } from './sums';

export type GapReason = ReportGapReason | ShardGapReason;

export interface Coverage {
  expected: number;
  reported: number;
  complete: boolean;
  asOf: Date | null;
  sample: boolean;
  draft: boolean;
  missing: { province: ProvinceReference; reason: GapReason }[];
  stale: { province: ProvinceReference; since: Date; reason: ShardGapReason }[];
}

export interface ProvinceReference {
  __typename: 'Province';
  id: string;
}

/** The sum over some provinces for one year; `figures` follows the shape that was asked for, and is shared. */
export interface TotalsRow {
  year: number;
  figures: Readonly<Record<string, unknown>>;
  coverage: Coverage;
  /** Of the reports in the sum; with the fields that were asked for. */
  documents: ReportDocument[];
}

export interface ReportDocument {
  province: ProvinceReference;
  year: number;
  document: Partial<SourceDocument> & Pick<SourceDocument, 'status'>;
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
  /** Fields of the reports' documents, `status` among them; that alone where none are given. */
  documentFields?: string;
}

export interface TotalsDependencies {
  operation: Operation;
  questions: QuestionCompiler;
  rankOf(id: string): number;
  sums: Sums<Record<string, unknown>>;
  logger: Logger;
}

type Report =
  | {
      kind: 'reported';
      figures: ReadFigures;
      documents: ReportDocument['document'][];
      answeredAt: Date;
      staleReason: ShardGapReason | null;
    }
  | { kind: 'gap'; reason: GapReason };

const notInYear: Report = { kind: 'gap', reason: 'NOT_IN_YEAR' };

/** @throws AppError of code INCOMPLETE that lists the gaps, where none is allowed */
export async function addUpProvinces(
  request: TotalsRequest,
  dependencies: TotalsDependencies,
): Promise<TotalsRow> {
  const { year, shape, complete } = request;
  const provinces = [...new Set(request.provinces)];
  const question = reportQuestion(request, dependencies.questions);
  const reports = await Promise.all(
    provinces.map(async (province) => ({
      province,
      report: request.absent.has(province)
        ? notInYear
        : readReport(await dependencies.operation.ask(province, question), province, dependencies),
    })),
  );
  for (const { province, report } of reports) {
    if (report.kind === 'gap' && isReportGap(report.reason)) {
      dependencies.operation.noteMissing(province, year, report.reason);
    }
  }
  const coverage = coverageOf(reports);
  if (complete && !coverage.complete) throw incomplete(year, coverage);
  const reported = reports.flatMap(({ report }) => (report.kind === 'reported' ? [report.figures] : []));
  const options = { expected: provinces.length, rankOf: dependencies.rankOf };
  const documents = reports.flatMap(({ province, report }) =>
    report.kind === 'gap'
      ? []
      : report.documents.map((document) => ({ province: reference(province), year, document })),
  );
  const addUp = () => addFigures(shape, reported, options);
  // Sums are known again by the question, which does not tell how a list is cut.
  const figures = isCut(shape)
    ? addUp()
    : dependencies.sums.of(`${question.key}|${provinces.join()}`, reported, addUp);
  return { year, figures, coverage, documents };
}

export function reference(id: string): ProvinceReference {
  return { __typename: 'Province', id };
}

function isReportGap(reason: GapReason): reason is ReportGapReason {
  return reason === 'NOT_REPORTED' || reason === 'NOT_IN_YEAR';
}

function reportQuestion(
  { year, shape, documentFields = 'status' }: TotalsRequest,
  questions: QuestionCompiler,
): Question {
  const fetch = questions.compileSelection(
    '$year: Int!',
    `report(year: $year) { figures${printShape(shape)} documents { ${documentFields} } }`,
  );
  if (fetch.kind === 'refused') throw new Error(fetch.message);
  return fetch.create({ year });
}

/** An entity that follows `reportQuestion`; the question's reader has seen to that. */
interface ReportEntity {
  report: { figures: ReadFigures; documents: ReportDocument['document'][] } | null;
}

function readReport(
  outcome: ShardOutcome,
  province: string,
  { operation: { requestId }, logger }: TotalsDependencies,
): Report {
  if (outcome.kind === 'gap') return { kind: 'gap', reason: outcome.reason };
  const [error] = outcome.errors;
  if (error) {
    logger.warn({ province, requestId, detail: error.message }, 'A province answered a report with an error');
    return { kind: 'gap', reason: 'INVALID_ANSWER' };
  }
  const { report } = outcome.entity as unknown as ReportEntity;
  if (report === null) return { kind: 'gap', reason: 'NOT_REPORTED' };
  const { answeredAt, staleReason } = outcome;
  const { figures, documents } = report;
  return { kind: 'reported', figures, documents, answeredAt, staleReason };
}

function coverageOf(reports: readonly { province: string; report: Report }[]): Coverage {
  const missing: Coverage['missing'] = [];
  const stale: Coverage['stale'] = [];
  const statuses = new Set<string>();
  let asOf: Date | null = null;
  for (const { province, report } of reports) {
    if (report.kind === 'gap') {
      missing.push({ province: reference(province), reason: report.reason });
      continue;
    }
    if (report.staleReason !== null) {
      stale.push({ province: reference(province), since: report.answeredAt, reason: report.staleReason });
    }
    for (const { status } of report.documents) statuses.add(status);
    if (asOf === null || report.answeredAt < asOf) asOf = report.answeredAt;
  }
  return {
    expected: reports.length,
    reported: reports.length - missing.length,
    complete: missing.length === 0,
    asOf,
    sample: statuses.has('SAMPLE'),
    draft: statuses.has('DRAFT'),
    missing,
    stale,
  };
}

function incomplete(year: number, { missing, expected, reported }: Coverage): AppError {
  const gaps = missing.map(({ province, reason }) => ({ province: province.id, reason }));
  const list = gaps.map(({ province, reason }) => `${province} (${reason})`).join(', ');
  return new AppError(
    ErrorCode.incomplete,
    `Totals of ${year} are incomplete: ${reported} of ${expected} provinces; missing ${list}`,
    { year, missing: gaps },
  );
}
