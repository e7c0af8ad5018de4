import { AppError, ErrorCode } from '../../domain/errors';
import { sourceOf, type SourceDocument } from '../../domain/facts';
import { isReportGap, type FailureReason, type GapReason } from '../../domain/gapReasons';
import type { UnitCoverage } from '../../domain/reports/unitCoverage';
import { dayInVietnam, isCorrectedAfter, timelinessOf, type Timeliness } from '../../domain/timeliness';
import type { Logger } from '../../platform/logger';
import type { Operation } from '../operation/operation';
import type { Question, QuestionCompiler } from '../provinces/question/question';
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
  /** The days on which the first and the last of the reports were made, YYYY-MM-DD. */
  madeFrom: string | null;
  madeTo: string | null;
  /** The last day on which a report is on time; null if it is not known, or of several years. */
  dueOn: string | null;
  onTime: number;
  simulated: ProvinceReference[];
  sample: boolean;
  draft: boolean;
  mentioned: { province: ProvinceReference; documents: NotedDocument[] }[];
  missing: { province: ProvinceReference; reason: GapReason }[];
  stale: { province: ProvinceReference; since: Date; reason: FailureReason }[];
  /** In the order of the scope. */
  provinces: ProvinceStanding[];
}

/** How a province stands behind a total, and when its report was made, came in, changed and was asked for. */
export interface ProvinceStanding {
  province: ProvinceReference;
  standing: Standing;
  madeOn: string | null;
  receivedAt: Date | null;
  changedAt: Date | null;
  askedAt: Date | null;
  timeliness: Timeliness | null;
  correctedAfterDue: boolean;
  /** Null if it is not known, or was not asked for. */
  unitCoverage: UnitCoverage[] | null;
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
  /** Of the province's data, as the caller sees it. */
  revision: string | null;
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

export function reference(id: string): ProvinceReference {
  return { __typename: 'Province', id };
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
  revision?: unknown;
  updatedAt?: unknown;
  receivedAt?: unknown;
  coverage?: UnitCoverage[] | null;
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
  const sources = new Set(documents.map(sourceOf));
  if (sources.has('SIMULATED')) return 'SIMULATED';
  return sources.has('MENTION') && !sources.has('REPORT') ? 'MENTIONED' : 'REPORTED';
}

/** Null while the register has never answered. */
async function dueDateOf(year: number, { operation }: TotalsDependencies): Promise<string | null> {
  const directory = await operation.readDirectory().catch(() => null);
  return directory?.dueDates.get(year) ?? null;
}

function coverageOf(provinces: readonly string[], { all, gaps }: Reports, dueOn: string | null): Coverage {
  const standings = standingsOf(provinces, { all, gaps }, dueOn);
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
  const days = standings.flatMap(({ madeOn }) => madeOn ?? []).sort();
  return {
    expected: provinces.length,
    reported: all.length - mentioned.length,
    complete: missing.length + mentioned.length === 0,
    asOf: all.length > 0 ? new Date(Math.min(...all.map(({ answeredAt }) => answeredAt))) : null,
    madeFrom: days[0] ?? null,
    madeTo: days.at(-1) ?? null,
    dueOn,
    onTime: standings.filter(({ timeliness }) => timeliness === 'ON_TIME').length,
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
    provinces: standings,
  };
}

function standingsOf(
  provinces: readonly string[],
  { all, gaps }: Reports,
  dueOn: string | null,
): ProvinceStanding[] {
  const now = new Date();
  const reportOf = new Map(all.map((report) => [report.province, report]));
  return provinces.map((province): ProvinceStanding => {
    const report = reportOf.get(province);
    const isReported = report?.standing === 'REPORTED';
    const times = isReported ? timesOf(report) : noTimes;
    // Whoever fails, is not connected or is only simulated may have reported: nobody can say that it is late.
    const isKnown = isReported || report?.standing === 'MENTIONED' || gaps.get(province) === 'NOT_REPORTED';
    return {
      province: reference(province),
      standing: report?.standing ?? 'MISSING',
      ...times,
      askedAt: report ? new Date(report.answeredAt) : null,
      timeliness: isKnown ? timelinessOf({ isReported, ...times }, dueOn, now) : null,
      correctedAfterDue: isReported && isCorrectedAfter(dueOn, times),
      unitCoverage: report?.coverage ?? null,
    };
  });
}

type Times = Pick<ProvinceStanding, 'madeOn' | 'receivedAt' | 'changedAt'>;
const noTimes: Times = { madeOn: null, receivedAt: null, changedAt: null };

/** By report, which many cells of a table stand on. */
const knownTimes = new WeakMap<ReadFigures, Times>();

/** A report was made on the day of its latest document; if none says, on the day it came in. */
function timesOf({ figures, documents, updatedAt, receivedAt }: Report): Times {
  const before = knownTimes.get(figures);
  if (before) return before;
  const received = momentOf(receivedAt);
  const published = documents.flatMap(({ publishedOn }) => publishedOn ?? []).sort();
  const times = {
    madeOn: published.at(-1) ?? (received && dayInVietnam(received)),
    receivedAt: received,
    changedAt: momentOf(updatedAt),
  };
  knownTimes.set(figures, times);
  return times;
}

function momentOf(value: unknown): Date | null {
  const moment = typeof value === 'string' || value instanceof Date ? new Date(value) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
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
