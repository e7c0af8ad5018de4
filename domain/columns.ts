import {
  awardKinds,
  awardingBodies,
  documentStatuses,
  factForms,
  recipientTypes,
  sectors,
  unitLevels,
} from './facts';
import { asciiKey } from './fold';

/** Names of a column or of a value: the first is the Vietnamese one that templates print. */
type Names = readonly [string, ...string[]];

/** The columns of facts by their names in JSON. */
export const factColumns = {
  id: ['Mã số liệu', 'Mã', 'Fact id'],
  province: ['Mã tỉnh', 'Tỉnh', 'Province'],
  unit: ['Đơn vị', 'Mã đơn vị', 'Tên đơn vị', 'Unit'],
  year: ['Năm', 'Năm báo cáo', 'Year'],
  measure: ['Chỉ tiêu', 'Mã chỉ tiêu', 'Tên chỉ tiêu', 'Measure'],
  form: ['Loại số liệu', 'Dạng số liệu', 'Form'],
  value: ['Số lượng', 'Trị số', 'Giá trị', 'Số liệu', 'Value', 'Quantity'],
  atLeast: ['Ít nhất', 'Tối thiểu', 'At least'],
  atMost: ['Nhiều nhất', 'Tối đa', 'At most'],
  printed: ['Nguyên văn', 'Số in trong báo cáo', 'Printed'],
  offset: ['Vị trí', 'Vị trí trong văn bản', 'Offset'],
  kind: ['Hình thức khen thưởng', 'Hình thức', 'Kind', 'Award kind'],
  awardedBy: ['Cấp tặng', 'Cấp khen thưởng', 'Awarded by'],
  presentedBy: ['Cấp trao', 'Presented by'],
  recipient: ['Đối tượng', 'Đối tượng khen thưởng', 'Recipient'],
  programme: ['Chương trình', 'Programme', 'Program'],
  sector: ['Khối', 'Khu vực', 'Sector'],
  includedIn: ['Nằm trong', 'Trong đó của', 'Included in'],
  notAdded: ['Lý do không cộng', 'Không cộng', 'Not added'],
} as const satisfies Record<string, Names>;

export const unitColumns = {
  id: ['Mã đơn vị', 'Mã', 'Unit id'],
  name: ['Tên đơn vị', 'Tên', 'Name'],
  level: ['Cấp', 'Cấp công đoàn', 'Level'],
  parent: ['Đơn vị cấp trên', 'Cấp trên', 'Parent'],
  validFrom: ['Từ ngày', 'Thành lập ngày', 'Valid from'],
  validTo: ['Đến ngày', 'Kết thúc ngày', 'Valid to'],
  aliases: ['Tên khác', 'Aliases'],
} as const satisfies Record<string, Names>;

export const documentColumns = {
  province: ['Mã tỉnh', 'Tỉnh', 'Province'],
  id: ['Mã tài liệu', 'Mã', 'Document id'],
  file: ['Tên tệp', 'Tệp', 'File'],
  sha256: ['SHA-256'],
  publisher: ['Nơi công bố', 'Cơ quan công bố', 'Publisher'],
  publishedOn: ['Ngày công bố', 'Published on'],
  eventOn: ['Ngày sự kiện', 'Ngày hội nghị', 'Event on'],
  status: ['Tình trạng', 'Trạng thái', 'Status'],
  unit: ['Đơn vị báo cáo', 'Đơn vị', 'Unit'],
} as const satisfies Record<string, Names>;

export type FactColumn = keyof typeof factColumns;
export type UnitColumn = keyof typeof unitColumns;
export type DocumentColumn = keyof typeof documentColumns;

/** The values of enums by their names in reports. */
const valueNames = {
  EMULATION_FLAG: ['Cờ thi đua', 'Cờ', 'Emulation Flag'],
  CERTIFICATE_OF_MERIT: ['Bằng khen', 'Certificate of Merit'],
  COMMENDATION: ['Giấy khen', 'Commendation'],
  COMMEMORATIVE_MEDAL: [
    'Kỷ niệm chương',
    'Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn',
    'Commemorative Medal',
  ],
  CREATIVE_LABOUR_CERTIFICATE: ['Bằng Lao động sáng tạo', 'Creative Labour Certificate'],
  MIXED: ['Nhiều hình thức', 'Several kinds', 'Mixed'],
  CONFEDERATION: [
    'Tổng Liên đoàn Lao động Việt Nam',
    'Tổng Liên đoàn',
    'Tổng LĐLĐ Việt Nam',
    'Tổng LĐLĐ',
    'Confederation',
  ],
  SUPERIOR_UNION: [
    'Công đoàn cấp trên trực tiếp cơ sở',
    'Công đoàn cấp trên cơ sở',
    'CĐ cấp trên trực tiếp cơ sở',
    'Superior union',
  ],
  COLLECTIVE: ['Tập thể', 'Collective'],
  INDIVIDUAL: ['Cá nhân', 'Individual'],
  PRODUCTION_BUSINESS: ['Sản xuất, kinh doanh', 'Khối sản xuất, kinh doanh', 'Production and business'],
  STATE_ADMINISTRATION: [
    'Hành chính, sự nghiệp',
    'Khối hành chính nhà nước',
    'Hành chính nhà nước',
    'State administration',
  ],
  NON_STATE_ENTERPRISE: [
    'Doanh nghiệp ngoài nhà nước',
    'Ngoài nhà nước',
    'Khối ngoài nhà nước',
    'Non-state enterprise',
  ],
  SUMMARY: ['Tổng hợp', 'Tổng số', 'Summary'],
  ITEM: ['Từng việc', 'Chi tiết', 'Item'],
  DRAFT: ['Dự thảo', 'Draft'],
  FINAL: ['Chính thức', 'Final'],
  SAMPLE: ['Mẫu', 'Sample'],
  PROVINCE: ['Liên đoàn Lao động tỉnh', 'LĐLĐ tỉnh', 'Tỉnh', 'Cấp tỉnh', 'Province'],
  DISTRICT: ['Liên đoàn Lao động huyện, thành phố', 'LĐLĐ huyện', 'Huyện', 'Cấp huyện', 'District'],
  SECTOR: ['Công đoàn ngành', 'Ngành', 'CĐ ngành', 'Sector'],
  GRASSROOTS: ['Công đoàn cơ sở', 'CĐCS', 'Cơ sở', 'Cấp cơ sở', 'Grassroots'],
} as const satisfies Record<string, Names>;

type NamedValue = keyof typeof valueNames;

/** As templates print it. */
export function columnName(column: string): string {
  const names: Partial<Record<string, Names>> = { ...documentColumns, ...unitColumns, ...factColumns };
  return names[column]?.[0] ?? column;
}

export function valueName(value: string): string {
  return valueNames[value as NamedValue]?.[0] ?? value;
}

/** A column by its name in JSON or any of its headers; undefined where no column is called so. */
export function createColumnFinder<Column extends string>(columns: Record<Column, Names>) {
  const columnOf = new Map<string, Column>();
  for (const [column, names] of Object.entries(columns) as [Column, Names][]) {
    for (const name of [column, ...names]) {
      if (!columnOf.has(asciiKey(name))) columnOf.set(asciiKey(name), column);
    }
  }
  return (header: string): Column | undefined => columnOf.get(asciiKey(header));
}

/** A value of an enum by itself or any of its names. */
function createEnumFinder<Value extends NamedValue>(values: readonly Value[]) {
  const valueOf = new Map<string, Value>();
  for (const value of values) {
    for (const name of [value, ...valueNames[value]]) valueOf.set(asciiKey(name), value);
  }
  return (text: string): Value | undefined => valueOf.get(asciiKey(text));
}

export const enumColumns = {
  kind: { values: awardKinds, find: createEnumFinder(awardKinds) },
  awardedBy: { values: awardingBodies, find: createEnumFinder(awardingBodies) },
  presentedBy: { values: awardingBodies, find: createEnumFinder(awardingBodies) },
  recipient: { values: recipientTypes, find: createEnumFinder(recipientTypes) },
  sector: { values: sectors, find: createEnumFinder(sectors) },
  form: { values: factForms, find: createEnumFinder(factForms) },
  status: { values: documentStatuses, find: createEnumFinder(documentStatuses) },
  level: { values: unitLevels, find: createEnumFinder(unitLevels) },
};
