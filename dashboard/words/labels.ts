import type {
  AwardingBody,
  AwardKind,
  DocumentStatus,
  RecipientType,
  Sector,
  Verdict,
} from '../../schema/generated/operations';
import type { Text, Texts } from '../../web/words/language';

export const verdictTexts: Texts<Verdict> = {
  CONSISTENT: { vi: 'Khớp', en: 'Consistent' },
  EXPLAINED_BY_MISSING: { vi: 'Thiếu tỉnh', en: 'Provinces missing' },
  EXCEEDS: { vi: 'Vượt công bố', en: 'Exceeds the published figure' },
  CONTRADICTS: { vi: 'Mâu thuẫn', en: 'Contradicts' },
  NOT_COMPARABLE: { vi: 'Không so sánh được', en: 'Not comparable' },
};

export const verdictSentences: Texts<Verdict> = {
  CONSISTENT: {
    vi: 'Mọi tỉnh đã báo cáo và hai số có thể là một.',
    en: 'Every province reported, and both can be the same number.',
  },
  EXPLAINED_BY_MISSING: {
    vi: 'Các tỉnh chưa báo cáo có thể giữ phần còn lại.',
    en: 'The provinces that did not report can hold the rest.',
  },
  EXCEEDS: {
    vi: 'Các tỉnh đã báo cáo cộng lại đã lớn hơn số công bố.',
    en: 'The provinces that reported already add up to more than was published.',
  },
  CONTRADICTS: {
    vi: 'Mọi tỉnh đã báo cáo mà cộng lại vẫn nhỏ hơn số công bố.',
    en: 'Every province reported, and together they stay below what was published.',
  },
  NOT_COMPARABLE: {
    vi: 'Chỉ tiêu này không cộng được giữa các tỉnh.',
    en: 'This measure may not be added up over provinces.',
  },
};

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

export const bodyNotStated: Text = { vi: 'Không nêu cấp tặng', en: 'Awarding body not stated' };

export const recipientTexts: Texts<RecipientType> = {
  COLLECTIVE: { vi: 'tập thể', en: 'collectives' },
  INDIVIDUAL: { vi: 'cá nhân', en: 'individuals' },
};

export const sectorTexts: Texts<Sector> = {
  NON_STATE_ENTERPRISE: { vi: 'Doanh nghiệp ngoài nhà nước', en: 'Non-state enterprise' },
  PRODUCTION_BUSINESS: { vi: 'Sản xuất, kinh doanh', en: 'Production and business' },
  STATE_ADMINISTRATION: { vi: 'Hành chính nhà nước', en: 'State administration' },
};

export const statusTexts: Texts<DocumentStatus> = {
  DRAFT: { vi: 'Dự thảo', en: 'Draft' },
  FINAL: { vi: 'Chính thức', en: 'Final' },
  SAMPLE: { vi: 'Dữ liệu mẫu', en: 'Sample data' },
};
