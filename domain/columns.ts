import { factFieldList, type FactFieldName, type Names } from './factFields';
import type {
  AwardingBody,
  AwardKind,
  DocumentKind,
  DocumentStatus,
  FactForm,
  FactStatus,
  RecipientType,
  Sector,
} from './facts';
import { asciiKey } from './fold';
import type { ReportingPeriod } from './period';
import { levels, unitLevels, type UnitLevel } from './unitLevels';

/** What is the same in all rows of a file, since it is of the document. */
const ofAllRows = {
  period: ['Kỳ báo cáo', 'Kỳ', 'Kỳ số liệu', 'Thời kỳ', 'Period'],
  replaces: ['Thay tài liệu', 'Thay thế tài liệu', 'Replaces'],
} as const satisfies Record<string, Names>;

/** The columns of facts by their names in JSON: the fields of a fact, the province that it is of, the unit of its number. */
export const factColumns: Readonly<Record<FactColumn, Names>> = {
  ...(Object.fromEntries(factFieldList.map(([name, { names }]) => [name, names])) as Record<
    FactFieldName,
    Names
  >),
  province: ['Mã tỉnh', 'Tỉnh', 'Province'],
  unitOfMeasure: ['Đơn vị tính', 'ĐVT', 'Đvt', 'Unit of measure'],
  ...ofAllRows,
};

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
  title: ['Tên tài liệu', 'Tiêu đề', 'Title'],
  url: ['Đường dẫn', 'Địa chỉ', 'Liên kết', 'URL', 'Link'],
  sha256: ['SHA-256'],
  publisher: ['Nơi công bố', 'Cơ quan công bố', 'Publisher'],
  publishedOn: ['Ngày công bố', 'Published on'],
  eventOn: ['Ngày sự kiện', 'Ngày hội nghị', 'Event on'],
  status: ['Tình trạng', 'Trạng thái', 'Status'],
  kind: ['Loại tài liệu', 'Document kind'],
  unit: ['Đơn vị báo cáo', 'Đơn vị', 'Unit'],
  text: ['Toàn văn', 'Văn bản', 'Text'],
  ...ofAllRows,
} as const satisfies Record<string, Names>;

export type FactColumn = FactFieldName | 'province' | 'unitOfMeasure' | 'period' | 'replaces';
export type UnitColumn = keyof typeof unitColumns;
export type DocumentColumn = keyof typeof documentColumns;

/** Every value of an enum that may stand in a cell. */
export type NamedValue =
  | AwardKind
  | AwardingBody
  | RecipientType
  | Sector
  | FactForm
  | FactStatus
  | DocumentStatus
  | DocumentKind
  | UnitLevel
  | ReportingPeriod;

const levelNames = Object.fromEntries(
  unitLevels.map((level): [string, Names] => [level, levels[level].names]),
) as Readonly<Record<UnitLevel, Names>>;

/** The values of enums by their names in reports. */
const valueNames: Readonly<Record<NamedValue, Names>> = {
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
  PROVISIONAL: ['Sơ bộ', 'Tạm tính', 'Provisional'],
  REVISED: ['Đã điều chỉnh', 'Điều chỉnh', 'Đính chính', 'Revised'],
  BREAK_IN_SERIES: ['Gián đoạn chuỗi số liệu', 'Gián đoạn', 'Break in series'],
  NIL: ['Không phát sinh', 'Không có', 'Nil'],
  NOT_APPLICABLE: ['Không áp dụng', 'Không thuộc diện', 'Not applicable'],
  NOT_COLLECTED: ['Chưa có số liệu', 'Không có số liệu', 'Chưa thu thập', 'Not collected'],
  DRAFT: ['Dự thảo', 'Draft'],
  FINAL: ['Chính thức', 'Final'],
  SAMPLE: ['Giả lập', 'Simulated', 'Mẫu', 'Sample'],
  YEAR: ['Năm', 'Cả năm', 'Year'],
  FIRST_HALF: ['6 tháng đầu năm', '6 tháng', 'First half'],
  SECOND_HALF: ['6 tháng cuối năm', 'Second half'],
  QUARTER_1: ['Quý I', 'Quý 1', 'Q1'],
  QUARTER_2: ['Quý II', 'Quý 2', 'Q2'],
  QUARTER_3: ['Quý III', 'Quý 3', 'Q3'],
  QUARTER_4: ['Quý IV', 'Quý 4', 'Q4'],
  NINE_MONTHS: ['9 tháng', '9 tháng đầu năm', 'Nine months'],
  MONTH_1: ['Tháng 1'],
  MONTH_2: ['Tháng 2'],
  MONTH_3: ['Tháng 3'],
  MONTH_4: ['Tháng 4'],
  MONTH_5: ['Tháng 5'],
  MONTH_6: ['Tháng 6'],
  MONTH_7: ['Tháng 7'],
  MONTH_8: ['Tháng 8'],
  MONTH_9: ['Tháng 9'],
  MONTH_10: ['Tháng 10'],
  MONTH_11: ['Tháng 11'],
  MONTH_12: ['Tháng 12'],
  TERM: ['Từ đầu nhiệm kỳ', 'Nhiệm kỳ', 'Since the term began'],
  REPORT: ['Báo cáo của đơn vị', 'Báo cáo', "The unit's own report", 'Report'],
  MENTION: ['Nơi khác nhắc tới', 'Được nhắc tới', 'Mention', 'Mentioned'],
  // A province's federation is a level of units, and a body that gives awards.
  ...levelNames,
};

/** As templates print it. */
export function columnName(column: string): string {
  const names: Partial<Record<string, Names>> = { ...documentColumns, ...unitColumns, ...factColumns };
  return names[column]?.[0] ?? column;
}

export function valueName(value: string): string {
  return valueNames[value as NamedValue]?.[0] ?? value;
}

/** A column by its name in JSON or any of its headers; undefined if no column is called so. */
export function createColumnFinder<Column extends string>(columns: Record<Column, Names>) {
  const columnOf = new Map<string, Column>();
  for (const [column, names] of Object.entries(columns) as [Column, Names][]) {
    for (const name of [column, ...names]) {
      if (!columnOf.has(asciiKey(name))) columnOf.set(asciiKey(name), column);
    }
  }
  return (header: string): Column | undefined => columnOf.get(asciiKey(header));
}

/** A value of an enum by itself or any of its names; undefined if none is called so. */
export function createEnumFinder<Value extends NamedValue>(values: readonly Value[]) {
  const valueOf = new Map<string, Value>();
  for (const value of values) {
    for (const name of [value, ...valueNames[value]]) valueOf.set(asciiKey(name), value);
  }
  const found = new Map<string, Value>();
  return (text: string): Value | undefined => {
    const known = found.get(text) ?? valueOf.get(asciiKey(text));
    // What is no value is refused, and a file has few ways of writing those that are.
    if (known !== undefined && found.size < mostKnownTexts) found.set(text, known);
    return known;
  };
}

const mostKnownTexts = 1_000;
