import type { TableDimension } from '../../schema/generated/operations';
import type { Text, Texts } from '../../web/words/language';

export const dimensionTexts: Texts<TableDimension> = {
  PROVINCE: { vi: 'Tỉnh', en: 'Province' },
  YEAR: { vi: 'Năm', en: 'Year' },
  CLUSTER: { vi: 'Cụm thi đua', en: 'Cluster' },
  AWARD_KIND: { vi: 'Hình thức khen thưởng', en: 'Kind of award' },
  AWARDING_BODY: { vi: 'Cấp khen thưởng', en: 'Awarding body' },
  RECIPIENT: { vi: 'Đối tượng', en: 'Recipient' },
  PROGRAMME: { vi: 'Chương trình', en: 'Programme' },
  SECTOR: { vi: 'Khối', en: 'Sector' },
};

export const measureColumns: Text = { vi: 'Mỗi chỉ tiêu một cột', en: 'A column for each measure' };
