import type {
  AwardingBody,
  AwardKind,
  DocumentStatus,
  FactStatus,
  RecipientType,
  Sector,
} from '../../domain/facts';
import type { Texts } from './language';

/** The values of enums as pages say them. */

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
