import type { GapReason } from '../../../schema/generated/operations';
import { sayReason, sayStale } from '../../../web/words/gaps';
import type { Language } from '../../../web/words/language';
import { formatCount } from '../../../web/words/numbers';
import type { Coverage, ProvinceYear } from '../page/answer';
import type { ProvinceName } from '../examples/examples';

/** What became of the provinces that an operation asked, in words. */
export interface CoverageWords {
  complete: boolean;
  summary: string;
  /** One for each reason: who is missing, or answered from older figures, and why. */
  gaps: { kind: 'missing' | 'stale' | 'mentioned' | 'simulated'; reason: string; provinces: string[] }[];
}

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
    ({ province, since }) => `${nameOf(province)} (${sayStale(since, language)})`,
  );
  const words = (kind: 'missing' | 'stale', [reason, names]: [GapReason, string[]]) => ({
    kind,
    reason: sayReason(reason, language),
    provinces: names,
  });
  const listed = (kind: 'mentioned' | 'simulated', rows: readonly ProvinceYear[] = []) =>
    rows.length === 0
      ? []
      : [
          {
            kind,
            reason: notReported[kind][language],
            provinces: rows.map(({ province, year }) => `${nameOf(province)} ${year}`),
          },
        ];
  const unreported = [...listed('simulated', coverage.simulated), ...listed('mentioned', coverage.mentioned)];
  return {
    complete: missing.size === 0 && stale.size === 0 && unreported.length === 0,
    summary: summarise(coverage, language),
    gaps: [
      ...unreported,
      ...[...missing].map((entry) => words('missing', entry)),
      ...[...stale].map((entry) => words('stale', entry)),
    ],
  };
}

const notReported = {
  mentioned: {
    vi: 'trong tài liệu của nơi khác, tỉnh chưa báo cáo',
    en: 'in documents of others, not reported',
  },
  simulated: { vi: 'do máy tạo, không phải báo cáo của tỉnh', en: 'made up, no province reported it' },
};

function summarise({ asked, answered, missing, stale }: Coverage, language: Language): string {
  const [ofAsked, ofAnswered] = [formatCount(asked, language), formatCount(answered, language)];
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

function byReason<Gap extends { reason: GapReason }>(
  gaps: readonly Gap[],
  wordsOf: (gap: Gap) => string,
): Map<GapReason, string[]> {
  const groups = new Map<GapReason, string[]>();
  for (const gap of gaps) groups.set(gap.reason, [...(groups.get(gap.reason) ?? []), wordsOf(gap)]);
  return groups;
}

/** Ids carry the year if a province of the same name was there before: `gia-lai-2025`. */
function namesIn(provinces: readonly ProvinceName[], language: Language): (id: string) => string {
  const names = new Map(provinces.map(({ id, name }) => [id, name]));
  return (id) => {
    const name = names.get(id) ?? id;
    const [, year] = /-(\d{4})$/.exec(id) ?? [];
    if (year === undefined || name === id) return name;
    return language === 'vi' ? `${name} (từ ${year})` : `${name} (since ${year})`;
  };
}
