import type { Language } from './language';

/** What stands in the files beside names and numbers. */
const words = {
  key: ['Mã', 'Key'],
  total: ['Tổng', 'Total'],
  value: ['trị số', 'value'],
  qualifier: ['cách nói', 'said as'],
  atLeast: ['ít nhất', 'at least'],
  atMost: ['nhiều nhất', 'at most'],
  reportedBy: ['số tỉnh báo cáo chỉ tiêu', 'provinces with the measure'],
  reported: ['số tỉnh có báo cáo', 'provinces that reported'],
  expected: ['số tỉnh trong phạm vi', 'provinces in the scope'],
  reason: ['lý do trống', 'why empty'],
  status: ['tình trạng', 'status'],
  missing: ['còn thiếu', 'missing'],
  stale: ['số liệu cũ', 'old figures'],
  mentioned: ['được nhắc tới', 'only mentioned'],
  onlyMentioned: ['chỉ được nhắc tới', 'only mentioned'],
  simulated: ['số liệu giả lập', 'simulated data'],
  simulatedProvinces: ['số tỉnh giả lập', 'simulated provinces'],
  simulatedTable: [
    'CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh',
    'CONTAINS SIMULATED DATA, which no province reported',
  ],
  draft: ['có dự thảo', 'with drafts'],
  estimated: ['có số ước tính', 'with estimates'],
  since: ['từ', 'since'],
  notes: ['Ghi chú', 'Notes'],
  column: ['Cột', 'Column'],
  tableSheet: ['Bảng', 'Table'],
  boundsSheet: ['Cận và độ đầy đủ', 'Bounds and coverage'],
  sourcesSheet: ['Nguồn', 'Sources'],
  aboutSheet: ['Giải thích', 'About'],
  measure: ['Chỉ tiêu', 'Measure'],
  unit: ['Đơn vị tính', 'Unit of measure'],
  years: ['Năm', 'Years'],
  asOf: ['Hỏi lúc', 'Asked at'],
  madeFrom: ['Báo cáo từ ngày', 'Reports made from'],
  madeTo: ['Báo cáo đến ngày', 'Reports made to'],
  boundsNote: [
    'Cột giá trị là số đã công bố hoặc tổng các số đó; "ít nhất" và "nhiều nhất" là cận của số thật, để trống khi không có cận.',
    'The value is the number as printed, or the sum of such; "at least" and "at most" bound the true number and are empty if nothing does.',
  ],
  qualifierNote: [
    'Chữ "gần", "trên", "khoảng", "ước", "ít nhất" trước một số nằm trong định dạng của ô: ô vẫn là số, cộng và sắp xếp được.',
    'The words "nearly", "over", "about", "estimated at" and "at least" before a number are the format of the cell: it stays a number to add and sort by.',
  ],
  emptyNote: [
    'Ô trống là chưa có số, không phải số 0; lý do ở trang tính "Cận và độ đầy đủ".',
    'An empty cell has no number, which is not zero; the sheet "Bounds and coverage" says why.',
  ],
  simulatedNote: [
    'Số liệu giả lập do máy tạo để chạy thử, không phải báo cáo.',
    'Simulated data is made up to try things out; nobody reported it.',
  ],
  mentionedNote: [
    'Tỉnh được nhắc tới là tỉnh chưa báo cáo mà tài liệu của nơi khác có nêu một vài số: đó là mức ít nhất.',
    'A province is only mentioned if it has not reported and documents of others name single numbers, which are the least that it has.',
  ],
  totalNote: [
    'Tổng theo hình thức, cấp khen thưởng, đối tượng, chương trình hoặc khối là tổng của chỉ tiêu, có thể lớn hơn các phần cộng lại.',
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
  documentKind: ['Loại tài liệu', 'Document kind'],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

export type Word = keyof typeof words;

export function wordIn(language: Language): (word: Word) => string {
  return (word) => words[word][language === 'vi' ? 0 : 1];
}
