import { sourceOf, type FactSource, type SourceDocument } from '../../domain/facts';
import type { FailureReason, GapReason } from '../../domain/gapReasons';
import type { UnitCoverage } from '../../domain/reports/unitCoverage';
import type { Logger } from '../../platform/logger';
import type { Operation } from '../operation/operation';
import type { ProvinceOutcome } from '../../platform/provinces/outcome';
import type { Disbelief } from '../../domain/reports/believable';
import type { ReadFigures } from './figuresShape';
import { asMentioned } from './mentions';

/** How a province stands behind a total. */
export type Standing = 'REPORTED' | 'SIMULATED' | 'MENTIONED' | 'MISSING';

/** A document with the fields of it that were asked for. */
export type NotedDocument = Partial<SourceDocument> & Pick<SourceDocument, 'status'>;

/** What provinces reported, in their order, and why the others did not. */
export interface Reports {
  all: Report[];
  gaps: Map<string, GapReason>;
}

export interface Report extends EntityReport {
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
  revision?: unknown;
  updatedAt?: unknown;
  receivedAt?: unknown;
  coverage?: UnitCoverage[] | null;
}

interface ReportTools {
  operation: Pick<Operation, 'requestId'>;
  disbelief: Disbelief;
  logger: Logger;
}

export function readReports(
  provinces: readonly string[],
  outcomes: readonly ProvinceOutcome[],
  { operation: { requestId }, disbelief, logger }: ReportTools,
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
    const { figures, documents, revision, updatedAt, receivedAt, coverage } = report;
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
      revision,
      updatedAt,
      receivedAt,
      coverage,
      answeredAt,
      staleReason,
    });
  });
  return { all, gaps };
}

/** A report that names no documents is the province's own. */
function standingOf(documents: readonly NotedDocument[]): Report['standing'] {
  const isAny = (source: FactSource) => documents.some((document) => sourceOf(document) === source);
  if (isAny('SIMULATED')) return 'SIMULATED';
  return isAny('MENTION') && !isAny('REPORT') ? 'MENTIONED' : 'REPORTED';
}
