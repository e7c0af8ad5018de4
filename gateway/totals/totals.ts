import { AppError, ErrorCode } from '../../services/shared/errors';
import type { Logger } from '../../services/shared/logger';
import type { Operation } from '../operation';
import { isRecord } from '../http';
import type { Question } from '../shards/question';
import type { ShardGapReason, ShardOutcome } from '../shards/shardRequest';
import { addFigures, readFigures, UnusableFiguresError, type ReadFigures } from './addFigures';
import { printShape, type Shape } from './figuresShape';

export type GapReason = 'NOT_REPORTED' | ShardGapReason;

export interface Coverage {
  expected: number;
  reported: number;
  complete: boolean;
  asOf: Date | null;
  sample: boolean;
  draft: boolean;
  missing: { province: { __typename: 'Province'; id: string }; reason: GapReason }[];
}

/** The sum over some provinces for one year; `figures` follows the shape that was asked for. */
export interface TotalsRow {
  year: number;
  figures: Record<string, unknown>;
  coverage: Coverage;
}

export interface TotalsRequest {
  provinces: readonly string[];
  year: number;
  /** The part of `Figures` to add up. */
  shape: Shape;
  /** Whether a gap is an error. */
  complete: boolean;
}

export interface TotalsDependencies {
  operation: Operation;
  rankOf(id: string): number;
  logger: Logger;
}

type Report =
  | { kind: 'reported'; figures: ReadFigures; statuses: string[]; answeredAt: Date }
  | { kind: 'gap'; reason: GapReason };

/** @throws AppError of code INCOMPLETE that lists the gaps, where none is allowed */
export async function addUpProvinces(
  request: TotalsRequest,
  dependencies: TotalsDependencies,
): Promise<TotalsRow> {
  const { year, shape, complete } = request;
  const provinces = [...new Set(request.provinces)];
  const question = reportQuestion(year, shape);
  const reports = await Promise.all(
    provinces.map(async (province) => ({
      province,
      report: readReport(
        await dependencies.operation.ask(province, question),
        shape,
        province,
        dependencies.logger,
      ),
    })),
  );
  const coverage = coverageOf(reports);
  if (complete && !coverage.complete) throw incomplete(year, coverage);
  const reported = reports.flatMap(({ report }) => (report.kind === 'reported' ? [report.figures] : []));
  const options = { expected: provinces.length, rankOf: dependencies.rankOf };
  return { year, figures: addFigures(shape, reported, options), coverage };
}

function reportQuestion(year: number, shape: Shape): Question {
  const figures = printShape(shape);
  return {
    key: `report|${year}|${figures}`,
    write: (slot) => ({
      variableDefinitions: `$v${slot}_year: Int!`,
      variables: { [`v${slot}_year`]: year },
      selection: `... on Province { report(year: $v${slot}_year) { figures${figures} documents { status } } }`,
      fragments: '',
    }),
  };
}

function readReport(outcome: ShardOutcome, shape: Shape, province: string, logger: Logger): Report {
  if (outcome.kind === 'gap') return { kind: 'gap', reason: outcome.reason };
  const { entity, errors, answeredAt } = outcome;
  try {
    const [error] = errors;
    if (error) throw new UnusableFiguresError(error.message);
    if (entity.report === null) return { kind: 'gap', reason: 'NOT_REPORTED' };
    if (!isRecord(entity.report)) throw new UnusableFiguresError('Expected a report or null');
    const figures = readFigures(shape, entity.report.figures);
    return { kind: 'reported', figures, statuses: readStatuses(entity.report.documents), answeredAt };
  } catch (error) {
    if (!(error instanceof UnusableFiguresError)) throw error;
    logger.warn({ province, detail: error.message }, 'A province gave figures that cannot be used');
    return { kind: 'gap', reason: 'INVALID_ANSWER' };
  }
}

function readStatuses(documents: unknown): string[] {
  if (!Array.isArray(documents)) throw new UnusableFiguresError('Expected a list of documents');
  return (documents as unknown[]).map((document) => (isRecord(document) ? String(document.status) : ''));
}

function coverageOf(reports: readonly { province: string; report: Report }[]): Coverage {
  const missing: Coverage['missing'] = [];
  const statuses = new Set<string>();
  let asOf: Date | null = null;
  for (const { province, report } of reports) {
    if (report.kind === 'gap') {
      missing.push({ province: { __typename: 'Province', id: province }, reason: report.reason });
      continue;
    }
    for (const status of report.statuses) statuses.add(status);
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
