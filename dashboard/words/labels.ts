import type {
  AwardingBody,
  AwardKind,
  DocumentStatus,
  FactStatus,
  RecipientType,
  Sector,
  Verdict,
} from '../../schema/generated/operations';
import type { Text, Texts } from '../../web/words/language';

interface VerdictWords {
  name: Text;
  sentence: Text;
}

const differs: VerdictWords = {
  name: { vi: 'Lệch', en: 'Differs' },
  sentence: { vi: 'Hai số không thể là một.', en: 'They cannot be the same number.' },
};
const notContradicted: VerdictWords = {
  name: { vi: 'Chưa thấy trái', en: 'Not contradicted' },
  sentence: {
    vi: 'Mọi tỉnh đã báo cáo; hai số có thể là một, nhưng chưa đủ chính xác để khẳng định.',
    en: 'Every province reported; both can be the same number, but their bounds do not prove it.',
  },
};
const verdictWords: Record<Verdict, VerdictWords> = {
  CONFIRMED: {
    name: { vi: 'Khớp', en: 'Confirmed' },
    sentence: {
      vi: 'Mọi tỉnh đã báo cáo, hai số đều chính xác và bằng nhau.',
      en: 'Every province reported, both numbers are exact, and they are equal.',
    },
  },
  NOT_CONTRADICTED: notContradicted,
  DIFFERS: differs,
  EXPLAINED_BY_MISSING: {
    name: { vi: 'Thiếu tỉnh', en: 'Provinces missing' },
    sentence: {
      vi: 'Các tỉnh chưa báo cáo có thể giữ phần còn lại.',
      en: 'The provinces that did not report can hold the rest.',
    },
  },
  NOT_COMPARABLE: {
    name: { vi: 'Không so sánh được', en: 'Not comparable' },
    sentence: {
      vi: 'Chỉ tiêu này không cộng được giữa các tỉnh.',
      en: 'This measure may not be added up over provinces.',
    },
  },
  // Of the contract before.
  CONSISTENT: notContradicted,
  EXCEEDS: differs,
  CONTRADICTS: differs,
};
const simulatedWords: VerdictWords = {
  name: { vi: 'Số liệu giả lập', en: 'Simulated' },
  sentence: {
    vi: 'Trong tổng có số liệu giả lập, nên không đối chiếu được gì.',
    en: 'Simulated figures are in the sum, so nothing can be verified.',
  },
};

/** How a comparison of a published figure with the sum is said. */
export function wordVerdict(row: { verdict: Verdict; simulated: boolean }): VerdictWords {
  return row.simulated ? simulatedWords : verdictWords[row.verdict];
}

export const kindTexts: Texts<AwardKind> = {
  EMULATION_FLAG: { vi: 'Cờ thi đua', en: 'Emulation Flag' },
  CERTIFICATE_OF_MERIT: { vi: 'Bằng khen', en: 'Certificate of Merit' },
  COMMENDATION: { vi: 'Giấy khen', en: 'Commendation' },
  COMMEMORATIVE_MEDAL: { vi: 'Kỷ niệm chương', en: 'Commemorative Medal' },
  CREATIVE_LABOUR_CERTIFICATE: { vi: 'Bằng Lao động sáng tạo', en: 'Creative Labour Certificate' },
  MIXED: { vi: 'Nhiều hình thức, không tách', en: 'Several kinds, not split' },
};

export const bodyTexts: Texts<AwardingBody> = {
  CONFEDERATION: { vi: 'Tổng Liên đoàn', en: 'Confederation' },
  PROVINCE: { vi: 'LĐLĐ tỉnh', en: 'Provincial federation' },
  SUPERIOR_UNION: { vi: 'Công đoàn cấp trên trực tiếp cơ sở', en: 'Union directly above the grassroots' },
};

export const bodyNotStated: Text = { vi: 'Không nêu cấp khen thưởng', en: 'Awarding body not stated' };

export const recipientTexts: Texts<RecipientType> = {
  COLLECTIVE: { vi: 'tập thể', en: 'collectives' },
  INDIVIDUAL: { vi: 'cá nhân', en: 'individuals' },
};

export const sectorTexts: Texts<Sector> = {
  NON_STATE_ENTERPRISE: { vi: 'Doanh nghiệp ngoài nhà nước', en: 'Non-state enterprise' },
  PRODUCTION_BUSINESS: { vi: 'Sản xuất, kinh doanh', en: 'Production and business' },
  STATE_ADMINISTRATION: { vi: 'Hành chính nhà nước', en: 'State administration' },
};

export const factStatusTexts: Texts<FactStatus> = {
  PROVISIONAL: { vi: 'sơ bộ', en: 'provisional' },
  REVISED: { vi: 'đã điều chỉnh', en: 'revised' },
  BREAK_IN_SERIES: { vi: 'gián đoạn chuỗi số liệu', en: 'break in series' },
  NIL: { vi: 'không phát sinh', en: 'nil' },
  NOT_APPLICABLE: { vi: 'không áp dụng', en: 'not applicable' },
  NOT_COLLECTED: { vi: 'chưa có số liệu', en: 'not collected' },
};

export const statusTexts: Texts<DocumentStatus> = {
  DRAFT: { vi: 'Dự thảo', en: 'Draft' },
  FINAL: { vi: 'Chính thức', en: 'Final' },
  SAMPLE: { vi: 'Giả lập', en: 'Simulated' },
};

/** What stands over a figure of a cluster: only what it printed is published by it. */
export function publishedTitle({ derived }: { derived: boolean | null }): Text {
  return derived
    ? { vi: 'Tự cộng từ các số cụm công bố', en: 'Our sum of what the cluster published' }
    : { vi: 'Cụm công bố', en: 'Published' };
}

/** Of a province whose report is simulated. */
export const simulatedText: Text = statusTexts.SAMPLE;

/** Of a province that has not reported, of which documents of others name single numbers. */
export const mentionedText: Text = { vi: 'Được nhắc tới', en: 'Mentioned' };
