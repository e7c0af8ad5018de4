import type { Coverage, Reason } from './answer';
import type { ProvinceName } from './examples';
import { formatNumber, formatTime, type Language, type Text } from './language';

/** What became of the provinces that an operation asked, in words. */
export interface CoverageWords {
  complete: boolean;
  summary: string;
  /** One for each reason: who is missing, or answered from older figures, and why. */
  gaps: { kind: 'missing' | 'stale'; reason: string; provinces: string[] }[];
}

const reasonTexts: Readonly<Record<Reason, Text>> = {
  NOT_REPORTED: { vi: 'chưa có báo cáo của năm', en: 'no report of the year yet' },
  NOT_IN_YEAR: {
    vi: 'không tồn tại vào ngày 31 tháng 12 của năm',
    en: 'did not exist on 31 December of the year',
  },
  NOT_CONNECTED: { vi: 'chưa kết nối với cổng chung', en: 'not connected to the gateway yet' },
  UNREACHABLE: { vi: 'không liên lạc được', en: 'could not be reached' },
  TIMED_OUT: { vi: 'không trả lời kịp', en: 'did not answer in time' },
  REFUSED: { vi: 'từ chối trả lời', en: 'refused to answer' },
  INVALID_ANSWER: { vi: 'trả lời không dùng được', en: 'gave an answer that cannot be used' },
};

export function wordCoverage(
  coverage: Coverage,
  language: Language,
  provinces: readonly ProvinceName[],
): CoverageWords {
  const nameOf = namesIn(provinces, language);
  const missing = byReason(coverage.missing, ({ province, year }) =>
    year === undefined ? nameOf(province) : `${nameOf(province)} ${year}`,
  );
  const stale = byReason(
    coverage.stale,
    ({ province, since }) => `${nameOf(province)} ${sinceText(since, language)}`,
  );
  const words = (kind: 'missing' | 'stale', [reason, names]: [Reason, string[]]) => ({
    kind,
    reason: reasonTexts[reason]?.[language] ?? reason,
    provinces: names,
  });
  return {
    complete: missing.size === 0 && stale.size === 0,
    summary: summarise(coverage, language),
    gaps: [
      ...[...missing].map((entry) => words('missing', entry)),
      ...[...stale].map((entry) => words('stale', entry)),
    ],
  };
}

function summarise({ asked, answered, missing, stale }: Coverage, language: Language): string {
  const [ofAsked, ofAnswered] = [formatNumber(asked, language), formatNumber(answered, language)];
  const gone = new Set(missing.map(({ province }) => province)).size;
  if (language === 'vi') {
    return [
      `Hỏi ${ofAsked} tỉnh, ${ofAnswered} tỉnh trả lời`,
      ...(gone > 0 ? [`thiếu ${gone} tỉnh`] : []),
      ...(stale.length > 0 ? [`${stale.length} tỉnh bằng số liệu cũ`] : []),
      ...(gone + stale.length === 0 ? ['không thiếu tỉnh nào'] : []),
    ].join(', ');
  }
  return [
    `Asked ${provinceCount(asked, ofAsked)}, ${ofAnswered} answered`,
    ...(gone > 0 ? [`${gone} missing`] : []),
    ...(stale.length > 0 ? [`${stale.length} with older figures`] : []),
    ...(gone + stale.length === 0 ? ['none is missing'] : []),
  ].join(', ');
}

function provinceCount(count: number, text: string): string {
  return `${text} ${count === 1 ? 'province' : 'provinces'}`;
}

function sinceText(since: string, language: Language): string {
  const time = formatTime(since, language);
  return language === 'vi' ? `(số liệu lúc ${time})` : `(figures of ${time})`;
}

function byReason<Gap extends { reason: Reason }>(
  gaps: readonly Gap[],
  wordsOf: (gap: Gap) => string,
): Map<Reason, string[]> {
  const groups = new Map<Reason, string[]>();
  for (const gap of gaps) groups.set(gap.reason, [...(groups.get(gap.reason) ?? []), wordsOf(gap)]);
  return groups;
}

/** Ids carry the year where a province of the same name was there before: `gia-lai-2025`. */
function namesIn(provinces: readonly ProvinceName[], language: Language): (id: string) => string {
  const names = new Map(provinces.map(({ id, name }) => [id, name]));
  return (id) => {
    const name = names.get(id) ?? id;
    const [, year] = /-(\d{4})$/.exec(id) ?? [];
    if (year === undefined || name === id) return name;
    return language === 'vi' ? `${name} (từ ${year})` : `${name} (since ${year})`;
  };
}
