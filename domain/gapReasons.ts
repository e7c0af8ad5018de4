/** What is known of a reason for which a province is not in a total, or for which its figures are old. */
interface GapReasonFacts {
  /** What tells of it: a report, or its year; the list of provinces; what became of the request to the province's service. */
  from: 'report' | 'list' | 'service';
  /** How long: for as long as nothing new is said; until somebody has mended it; or it may be over at the next try. */
  lasts: 'answer' | 'untilMended' | 'passing';
  /** Whether caches between us and the clients may keep an answer with such a gap. */
  mayBeShared: boolean;
  /** Whether the service is not well: its breaker counts it, and its last known figures stand in. */
  isFault: boolean;
  /** How an operation with such a gap counts in `congdoan_operation_coverage_total`. */
  metric: 'complete' | 'notReported' | 'notConnected' | 'unreachable';
  /** As the API's descriptions begin, and as pages say it. */
  vi: string;
  en: string;
}

const answer = { lasts: 'answer', mayBeShared: true, isFault: false } as const;
const failure = { from: 'service', mayBeShared: false, metric: 'unreachable' } as const;

/** The one place where a reason is described; whoever needs to tell reasons apart reads it here. */
export const gapReasons = {
  NOT_REPORTED: {
    ...answer,
    from: 'report',
    metric: 'notReported',
    vi: 'Chưa báo cáo',
    en: 'Not reported',
  },
  NOT_IN_YEAR: {
    ...answer,
    from: 'report',
    metric: 'complete',
    vi: 'Không tồn tại cuối năm',
    en: 'Did not exist at the end of the year',
  },
  NOT_CONNECTED: {
    ...answer,
    from: 'list',
    metric: 'notConnected',
    vi: 'Chưa tham gia',
    en: 'Not connected',
  },
  UNREACHABLE: {
    ...failure,
    lasts: 'passing',
    isFault: true,
    vi: 'Không kết nối được',
    en: 'Unreachable',
  },
  TIMED_OUT: { ...failure, lasts: 'passing', isFault: true, vi: 'Quá thời gian', en: 'Timed out' },
  // A service that refuses is well, and may have reason to: nothing that it said earlier is used either.
  REFUSED: { ...failure, lasts: 'untilMended', isFault: false, vi: 'Bị từ chối', en: 'Refused' },
  INVALID_ANSWER: {
    ...failure,
    lasts: 'untilMended',
    isFault: true,
    vi: 'Trả lời sai',
    en: 'Invalid answer',
  },
} as const satisfies Readonly<Record<string, GapReasonFacts>>;

export type GapReason = keyof typeof gapReasons;

type ReasonFrom<From extends GapReasonFacts['from']> = {
  [Reason in GapReason]: (typeof gapReasons)[Reason] extends { from: From } ? Reason : never;
}[GapReason];

/** Why a province that did not fail is not in the total of a year. */
export type ReportGapReason = ReasonFrom<'report'>;

/** Why there is no answer of a province at all. */
export type FailureReason = ReasonFrom<'list' | 'service'>;

export function isReportGap(reason: GapReason): reason is ReportGapReason {
  return gapReasons[reason].from === 'report';
}

/** Why a cell of a table is empty. */
export type EmptyReason = GapReason | 'SEVERAL' | 'NOT_IN_SCOPE' | 'NOT_EXPRESSIBLE' | 'NEVER_ADDED';
