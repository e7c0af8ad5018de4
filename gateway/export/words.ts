import type { Language } from './language';

/** What stands in the files beside names and numbers. */
const words = {
  key: ['Mã', 'Key'],
  total: ['Tổng', 'Total'],
  atLeast: ['ít nhất', 'at least'],
  atMost: ['nhiều nhất', 'at most'],
  reportedBy: ['số tỉnh báo cáo chỉ tiêu', 'provinces with the measure'],
  reported: ['số tỉnh có báo cáo', 'provinces that reported'],
  expected: ['số tỉnh trong phạm vi', 'provinces in the scope'],
  reason: ['lý do trống', 'why empty'],
  status: ['tình trạng', 'status'],
  missing: ['còn thiếu', 'missing'],
  stale: ['số liệu cũ', 'old figures'],
  sample: ['có dữ liệu mẫu', 'with sample data'],
  draft: ['có dự thảo', 'with drafts'],
  estimated: ['có số ước tính', 'with estimates'],
  since: ['từ', 'since'],
  tableSheet: ['Bảng', 'Table'],
  sourcesSheet: ['Nguồn', 'Sources'],
  aboutSheet: ['Giải thích', 'About'],
  measure: ['Chỉ tiêu', 'Measure'],
  unit: ['Đơn vị tính', 'Unit of measure'],
  years: ['Năm', 'Years'],
  asOf: ['Số liệu cũ nhất lúc', 'Oldest answer of'],
  boundsNote: [
    'Cột giá trị là số đã công bố hoặc tổng các số đó; "ít nhất" và "nhiều nhất" là cận của số thật, để trống khi không có cận.',
    'The value is the number as printed, or the sum of such; "at least" and "at most" bound the true number and are empty where nothing does.',
  ],
  totalNote: [
    'Tổng theo hình thức, cấp tặng, đối tượng, chương trình hoặc khối là tổng của chỉ tiêu, có thể lớn hơn các phần cộng lại.',
    'A total over kinds, bodies, recipients, programmes or sectors is the total of the measure, which may be more than its parts.',
  ],
  province: ['Tỉnh', 'Province'],
  provinceId: ['Mã tỉnh', 'Province id'],
  year: ['Năm', 'Year'],
  document: ['Mã tài liệu', 'Document id'],
  file: ['Tên tệp', 'File'],
  publisher: ['Nơi đăng', 'Publisher'],
  publishedOn: ['Ngày đăng', 'Published on'],
  eventOn: ['Ngày diễn ra', 'Event on'],
  documentStatus: ['Trạng thái', 'Status'],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

export type Word = keyof typeof words;

export function wordIn(language: Language): (word: Word) => string {
  return (word) => words[word][language === 'vi' ? 0 : 1];
}
