import type { Text } from '../../web/words/language';

export const texts = {
  title: { vi: 'Thử truy vấn', en: 'Playground' },
  project: { vi: 'Số liệu công đoàn các tỉnh', en: 'Graph of the trade unions’ figures' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  key: { vi: 'Khóa truy cập', en: 'Access key' },
  keyHint: {
    vi: 'Chỉ giữ trong thẻ trình duyệt này, mất khi đóng thẻ.',
    en: 'Kept in this browser tab only, gone when it is closed.',
  },
  useKey: { vi: 'Dùng', en: 'Use' },
  keyNeeded: {
    vi: 'Không đọc được lược đồ. Cổng chung này có thể cần khóa truy cập của người phân tích; hãy nhập khóa ở trên.',
    en: 'The schema could not be read. This gateway may want an analyst’s access key; enter it above.',
  },
  examples: { vi: 'Ví dụ', en: 'Examples' },
  examplesHint: {
    vi: 'Chọn một ví dụ, bấm nút ▶ để chạy, rồi sửa các biến hoặc truy vấn theo ý mình.',
    en: 'Choose an example, run it with the ▶ button, then change its variables or the query as you like.',
  },
  variables: { vi: 'Biến', en: 'Variables' },
  aboutAnswer: { vi: 'Về câu trả lời', en: 'About the answer' },
  noAnswer: {
    vi: 'Chạy một truy vấn để xem chi phí, độ đầy đủ và tải bảng.',
    en: 'Run a query to see its cost, its coverage and to download it as a table.',
  },
  failed: {
    vi: 'Truy vấn không thành công; câu trả lời ở trên nêu lý do.',
    en: 'The query failed; the answer above says why.',
  },
  cost: { vi: 'Chi phí', en: 'Cost' },
  coverage: { vi: 'Độ đầy đủ', en: 'Coverage' },
  mentioned: { vi: 'Chỉ được nhắc tới', en: 'Only mentioned' },
  simulated: { vi: 'SỐ LIỆU GIẢ LẬP', en: 'SIMULATED DATA' },
  simulatedFile: {
    vi: 'CÓ SỐ LIỆU GIẢ LẬP, không phải báo cáo của tỉnh',
    en: 'CONTAINS SIMULATED DATA, which no province reported',
  },
  noProvince: { vi: 'Truy vấn này không hỏi tỉnh nào.', en: 'This query asked no province.' },
  missing: { vi: 'Thiếu', en: 'Missing' },
  stale: { vi: 'Số liệu cũ', en: 'Older figures' },
  table: { vi: 'Bảng', en: 'Table' },
  rows: { vi: 'dòng', en: 'rows' },
  download: { vi: 'Tải CSV', en: 'Download CSV' },
  noTable: { vi: 'Câu trả lời này không có danh sách nào.', en: 'This answer has no list in it.' },
} satisfies Record<string, Text>;
