/**
 * What problems say in Vietnamese, by what they say in English; `{}` stands for what differs. The English words are those of
 * the gateway's own reader too, so that the reason is the same in its log. A test fails for words that are not here.
 */
const words: Readonly<Record<string, string>> = {
  // What was expected.
  'null or a whole number from 0': 'null hoặc một số nguyên từ 0',
  'a whole number from 0': 'một số nguyên từ 0',
  'a whole number from 0 to {}': 'một số nguyên từ 0 đến {}',
  'true or false': 'true hoặc false',
  '1, or 0 for what others mention': '1, hoặc 0 nếu chỉ nơi khác nhắc tới',
  'at least {} (atLeast)': 'ít nhất {} (atLeast)',
  'at most {} (atMost)': 'nhiều nhất {} (atMost)',
  'null, since others only mention it': 'null, vì chỉ nơi khác nhắc tới',
  'null, since the province itself has not reported': 'null, vì chính tỉnh chưa báo cáo',
  'at the latest {} (updatedAt)': 'không muộn hơn {} (updatedAt)',
  'no moment that is still to come': 'một lúc đã qua',
  'when the report first came in': 'lúc báo cáo vào lần đầu',
  'at most {} rows': 'nhiều nhất {} dòng',
  'rows that no page before had': 'những dòng chưa có ở trang trước',
  'rows, since the page before said there were more': 'có dòng, vì trang trước báo là còn',
  'no more than {} rows (totalCount)': 'không quá {} dòng (totalCount)',
  'at most {}, the ceiling of "{}"': 'nhiều nhất {}, trần của "{}"',
  'a measure of the catalogue': 'một chỉ tiêu của danh mục',
  'a programme of the catalogue': 'một chương trình của danh mục',
  'an activity of the catalogue': 'một hoạt động của danh mục',
  'a unit of the province': 'một đơn vị của tỉnh',
  'a fact of the same year': 'một số liệu gốc cùng năm',
  'unit "{}" without a unit above': 'đơn vị "{}" không có đơn vị cấp trên',
  'a unit below "{}"': 'một đơn vị dưới "{}"',
  'unit {}': 'đơn vị {}',
  'rows in the order of their ids': 'các dòng theo thứ tự id',
  'rows that fit the arguments only': 'chỉ những dòng khớp đối số',
  'at least the fact that gave the arguments': 'ít nhất số liệu gốc đã cho các đối số ấy',
  'the province, without errors': 'tỉnh ấy, không kèm lỗi',
  'a list of {}': 'danh sách gồm {} phần tử',
  'a list of one entity': 'danh sách gồm một phần tử',
  'an entity': 'một phần tử',
  'an error with the path of the unknown id': 'một lỗi có path chỉ vào mã lạ',
  'the known id answered, the unknown one null': 'mã đã biết được trả lời, mã lạ là null',
  'an error of code {}': 'một lỗi có mã {}',
  'no error': 'không có lỗi',
  null: 'null',
  'an answer that can be read': 'một câu trả lời đọc được',
  'an answer without errors': 'một câu trả lời không có lỗi',
  'an end within {}': 'xong trong {}',
  'an end of all checks within {}': 'xong tất cả trong {}',
  'figures, since unit "{}" has facts of {}': 'có số liệu, vì đơn vị "{}" có số liệu gốc năm {}',
  'figures, since it has facts of {}': 'có số liệu, vì đơn vị có số liệu gốc năm {}',
  '{}, since it is withheld': '{}, vì số không công bố',
  'a place in withheld, since it is fewer than five': 'có trong withheld, vì ít hơn năm người',
  'numbers of persons or of welfare': 'chỉ số người hoặc số chăm lo',
  'null, since only numbers of persons and of welfare are withheld':
    'null, vì chỉ số người và số chăm lo mới không công bố',
  'null, since a number in it is withheld': 'null, vì có số không công bố trong đó',
  'a fact that the province itself is shown': 'một số liệu gốc mà chính tỉnh cũng thấy',
  'what is shown to {}: {}': 'như {} thấy: {}',
  'another than for {}': 'khác với ETag cho {}',
  'shown, drafts included': 'được thấy, kể cả dự thảo',
  'not shown, since document "{}" is a draft': 'không thấy, vì tài liệu "{}" là dự thảo',
  'shown, since document "{}" is no draft': 'được thấy, vì tài liệu "{}" không phải dự thảo',
  'nothing of a draft': 'không có gì của dự thảo',
  'the sentence of the text around {}': 'câu trong văn bản có {}',
  'each document once': 'mỗi tài liệu một lần',
  '{}, as in facts': '{}, như trong facts',
  'each year once, the oldest first': 'mỗi năm một lần, năm cũ trước',
  'years that the province itself has a report of': 'những năm mà chính tỉnh có báo cáo',
  'what report(year: {}) is: {}': 'như report(year: {}): {}',
  'the report of {} alone': 'chỉ báo cáo năm {}',
  'at least one document': 'ít nhất một tài liệu',
  'a revision': 'một phiên bản',
  'a header such as "12"': 'một header như "12"',
  '200 with data': '200 kèm dữ liệu',
  'max-age and stale-if-error': 'max-age và stale-if-error',
  'status {}': 'mã HTTP {}',
  'status 401 or 403': 'mã HTTP 401 hoặc 403',
  'an empty body': 'thân rỗng',
  'the SDL as a string': 'SDL dạng chuỗi',
  'SDL of a subgraph': 'SDL của một subgraph',
  'no further required argument': 'không thêm đối số bắt buộc',
  'endCursor {}': 'endCursor {}',
  'a quantity, or why there is none': 'một số lượng, hoặc vì sao không có',
  'another tag, since the answer is another': 'ETag khác, vì câu trả lời đã khác',
  'another revision, since the answer is another': 'phiên bản khác, vì câu trả lời đã khác',
  'a revision from {} on': 'phiên bản từ {} trở đi',
  'no moment before {}': 'không sớm hơn {}',
  '{}, as before': '{}, như trước',
  '{}, since nothing that is shown has changed': '{}, vì những gì được thấy không đổi',
  'a value that fits': 'một giá trị hợp lệ',
  'a value of type {}': 'một giá trị kiểu {}',
  'one of {}': 'một trong {}',
  'entity, entity, null': 'phần tử, phần tử, null',
  'at most {} ms': 'nhiều nhất {} ms',
  '{}, since {}': '{}, vì {}',
  // By the gateway's reader.
  'an object of type {}': 'một đối tượng kiểu {}',
  'a value': 'một giá trị',
  'a list': 'một danh sách',
  'a text': 'một chuỗi',
  'a text of at most {} characters': 'một chuỗi nhiều nhất {} ký tự',
  'an id of characters that are seen': 'một mã gồm những ký tự nhìn thấy được',
  'a value of {}': 'một giá trị của {}',
  'the type name {}': 'tên kiểu {}',
  'a date YYYY-MM-DD': 'một ngày YYYY-MM-DD',
  'an RFC 3339 instant': 'một thời điểm theo RFC 3339',
  'a year from {} to {}': 'một năm từ {} đến {}',
  'the year {}': 'năm {}',
  'years from {} to {}, each once': 'các năm từ {} đến {}, mỗi năm một lần',
  'a page of at most {}': 'một trang nhiều nhất {} dòng',
  '64 hexadecimal digits': '64 chữ số thập lục phân',
  'an address that begins with http': 'một địa chỉ bắt đầu bằng http',
  '0 or 1': '0 hoặc 1',
  'atLeast <= value <= atMost': 'atLeast <= value <= atMost',
  'bounds that are the same if the number is exact': 'hai cận bằng nhau nếu số là chính xác',
  'bounds that are the same if and only if the number is exact':
    'hai cận bằng nhau khi và chỉ khi số là chính xác',
  'no more that reported than were expected': 'số đã báo cáo không quá số phải báo cáo',
  'no more that are missing than did not report': 'số còn thiếu không quá số chưa báo cáo',
  'no more unions of a sector than unions': 'công đoàn cơ sở của một khối không quá tổng số',
  'no more awards of a kind than awards': 'khen thưởng của một hình thức không quá tổng số',
  'no more awards apart than awards of the kind': 'phần tách riêng không quá số của hình thức ấy',
  'no more {} of a programme than of all': '{} của một chương trình không quá của tất cả',
  'a report of figures that were computed before now': 'báo cáo có số liệu đã tính xong trước lúc này',
  'a report that came in before its figures were computed': 'báo cáo vào trước khi số liệu được tính',
  'a unit that began before it ended': 'đơn vị có ngày bắt đầu trước ngày hết',
  'a unit that is not below itself': 'đơn vị không ở dưới chính nó',
  'a fact that is not included in itself': 'số liệu gốc không nằm trong chính nó',
  'a number, or why there is none': 'một số, hoặc vì sao không có',
  'neither number nor text of what is withheld': 'không có số và văn bản của số không công bố',
  'a place within the text of the document': 'một chỗ trong văn bản của tài liệu',
  'a revision that was begun before now': 'phiên bản bắt đầu trước lúc này',
  'a revision that undoes an earlier one': 'phiên bản hoàn tác một phiên bản trước nó',
  'a revision that a later one has undone': 'phiên bản bị một phiên bản sau hoàn tác',
  'each {} once': 'mỗi {} một lần',
  // What came.
  nothing: 'không có gì',
  none: 'không có',
  'no rows': 'không có dòng nào',
  'again {}': 'lại {}',
  another: 'thứ khác',
  'a number above': 'một số lớn hơn',
  'a report': 'có báo cáo',
  'a report although there are no facts of {}': 'có báo cáo dù không có số liệu gốc năm {}',
  'not reached': 'chưa tới lượt',
  'no end after {}': 'chưa xong sau {}',
  shown: 'được thấy',
  'not shown': 'không thấy',
  'no such unit': 'không có đơn vị ấy',
  'no such header': 'không có header ấy',
  'no error code': 'không có mã lỗi',
  '{} of {} answered': 'trả lời {} trên {}',
  'parent {}': 'parent {}',
  'code {}: {}': 'mã {}: {}',
  'no @key': 'không có @key',
  '{} before {}': '{} đứng trước {}',
  'status {}: {}': 'mã HTTP {}: {}',
  'INVALID_ANSWER: {}': 'INVALID_ANSWER: {}',
  'No answer within {} ms': 'Không trả lời trong {} ms',
  // Where.
  '{}, asked by the province itself': '{}, hỏi với tư cách chính tỉnh',
  '{}, asked by another province': '{}, hỏi với tư cách tỉnh khác',
  '{}, asked by role {}': '{}, hỏi với vai trò {}',
  '{}, page {}': '{}, trang {}',
};

const patterns = Object.entries(words)
  // What has the most words of its own is meant.
  .sort(([a], [b]) => b.replaceAll('{}', '').length - a.replaceAll('{}', '').length)
  .map(([english, vietnamese]) => ({
    english: new RegExp(`^${english.split('{}').map(escaped).join('([^]+)')}$`),
    vietnamese,
  }));

/** In English and Vietnamese. */
export function wordsOfProblems(): [string, string][] {
  return Object.entries(words);
}

/** The same in Vietnamese; null if there are no words for it, as for a number or a text that came. */
export function inVietnamese(text: string): string | null {
  for (const { english, vietnamese } of patterns) {
    const found = english.exec(text);
    if (!found) continue;
    let at = 0;
    return vietnamese.replace(/\{\}/g, () => found[(at += 1)] ?? '');
  }
  return null;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
