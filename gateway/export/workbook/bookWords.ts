import type { Language } from '../language';

const words = {
  overview: ['Tổng quan', 'Overview'],
  membership: ['Đoàn viên, CĐCS', 'Members, unions'],
  awards: ['Khen thưởng', 'Awards'],
  welfare: ['Chăm lo', 'Welfare'],
  activities: ['Hoạt động khác', 'Other activities'],
  reconciliation: ['Đối chiếu', 'Reconciliation'],
  coverage: ['Độ đầy đủ', 'Coverage'],
  bounds: ['Cận', 'Bounds'],
  sources: ['Nguồn', 'Sources'],
  about: ['Giải thích', 'About'],
  province: ['Tỉnh', 'Province'],
  year: ['Năm', 'Year'],
  measure: ['Chỉ tiêu', 'Measure'],
  unit: ['Đơn vị tính', 'Unit'],
  sum: ['Cộng từ các tỉnh', 'Sum of provinces'],
  provinces: ['Số tỉnh có số', 'Provinces with it'],
  derived: ['tự cộng từ các số đã in', 'our sum of printed numbers'],
  printed: ['Nguyên văn', 'As printed'],
  published: ['Cụm công bố', 'Published by the cluster'],
  verdict: ['Kết luận', 'Verdict'],
  body: ['Cấp khen thưởng', 'Awarding body'],
  kind: ['Hình thức', 'Kind'],
  recipient: ['Đối tượng', 'Recipient'],
  programme: ['Chương trình', 'Programme'],
  all: ['Tất cả', 'All'],
  notStated: ['Không nêu', 'Not stated'],
  notSplit: ['Không tách', 'Not split'],
  notes: ['Ghi chú', 'Notes'],
  key: ['Mã', 'Key'],
  state: ['Tình trạng', 'State'],
  reported: ['Đã báo cáo', 'Reported'],
  old: ['Số liệu cũ', 'Old figures'],
  reason: ['Lý do', 'Reason'],
  since: ['Số liệu từ', 'Figures since'],
  simulatedBody: ['giả lập', 'simulated'],
  mentioned: ['chỉ được nhắc tới', 'only mentioned'],
  draft: ['có dự thảo', 'with a draft'],
  simulated: ['Số liệu giả lập', 'Simulated'],
  leastDifference: ['Chênh lệch ít nhất', 'Difference at least'],
  mostDifference: ['Chênh lệch nhiều nhất', 'Difference at most'],
  sheet: ['Trang tính', 'Sheet'],
  value: ['Trị số', 'Value'],
  said: ['Cách nói', 'Said as'],
  atLeast: ['Ít nhất', 'At least'],
  atMost: ['Nhiều nhất', 'At most'],
  estimated: ['Ước tính', 'Estimated'],
  yes: ['có', 'yes'],
} as const satisfies Record<string, readonly [vi: string, en: string]>;

export type BookWord = keyof typeof words;

export function bookWordIn(language: Language): (word: BookWord) => string {
  return (word) => words[word][language === 'vi' ? 0 : 1];
}

/** What somebody must know who has the file alone. */
export const explanations: readonly (readonly [title: string, vi: string, titleEn: string, en: string])[] = [
  [
    'Cận',
    'Báo cáo thường viết "gần 60 tỷ", "trên 9 tỷ". Số thật nằm giữa hai cận: ít nhất và nhiều nhất. Chữ đứng trước số trong ô nói điều đó; ô vẫn là số, cộng và sắp xếp được. Trang "Cận" ghi đủ hai cận.',
    'Bounds',
    'Reports say "nearly 60 billion", "over 9 billion". The true number lies between two bounds. The word before the number in a cell says so; the cell stays a number to add and sort by. The sheet "Bounds" has both.',
  ],
  [
    'gần, trên',
    '"gần 60" là nhiều nhất 60; "trên 9" là ít nhất 9, như một nơi đã công bố.',
    'nearly, over',
    '"nearly 60" is at most 60; "over 9" is at least 9, as one body printed it.',
  ],
  [
    'ít nhất',
    'Tổng "ít nhất" là tổng còn thiếu tỉnh, hoặc có số không có cận trên.',
    'at least',
    'A sum of "at least" lacks a province, or has a number in it that nothing bounds above.',
  ],
  [
    'Ô trống',
    'Chưa có số, không phải số 0. Trang "Độ đầy đủ" nói tỉnh nào còn thiếu và vì sao.',
    'Empty cell',
    'There is no number, which is not zero. The sheet "Coverage" says who is missing and why.',
  ],
  [
    'Số cụm công bố',
    'Không bao giờ được cộng vào số của các tỉnh; chỉ đứng bên cạnh để đối chiếu.',
    'Published by the cluster',
    'Never added to the figures of the provinces; it only stands beside them.',
  ],
  [
    'Dữ liệu mẫu',
    'Số giả lập do máy tạo để thử, không phải báo cáo, và không đối chiếu được gì.',
    'Sample data',
    'Simulated to try things out; nobody reported it, and it verifies nothing.',
  ],
  [
    'Tổng và các phần',
    'Tổng theo hình thức, cấp khen thưởng, đối tượng hoặc chương trình là tổng của chỉ tiêu; có thể lớn hơn các phần cộng lại, vì không phải báo cáo nào cũng tách hết.',
    'Totals and parts',
    'The total over kinds, bodies, recipients or programmes is that of the measure; it may be more than its parts, since not every report separates all of them.',
  ],
  [
    'Không quy đổi',
    'Tiền, người, lượt người, suất quà và căn nhà là những chỉ tiêu khác nhau. Tiền đóng góp đi nơi khác không nằm trong kinh phí chăm lo.',
    'Never converted',
    'Money, people, person-times, gifts and houses are different measures. What is contributed elsewhere is not part of what is spent.',
  ],
];
