/** Words before the name of a person. */
const titles = [
  'đồng chí', 'đ/c', 'ông', 'bà', 'anh', 'chị', 'em', 'cháu', 'cô', 'chú', 'bác', 'chủ tịch', 'bí thư', 'giám đốc', 'đoàn viên',
  'công nhân', 'gia đình', 'tiến sĩ', 'thạc sĩ', 'TS.', 'ThS.', 'PGS.', 'GS.', 'tác giả', 'tác giả:', 'ảnh:', 'bài:', 'tin:',
]; // prettier-ignore
const word = '\\p{Lu}[\\p{Ll}\\p{M}]+';
const separators = '[ \\u00a0]+';
const titled = new RegExp(
  // A capital first: whoever looks back from every space of a long gap looks through it again and again.
  `(?=\\p{Lu})(?<=(?:^|[\\s(“"–-])(?:${titles.flatMap(bothCases).map(escaped).join('|')})[ \\u00a0]+)${word}(?:${separators}${word}){1,4}`,
  'gu',
);
const surnames =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương|Mai|Tô|Hà|Cao|Lưu|Đào|Trịnh|Nông|Hoàng|Lò|Vàng|Giàng|Sùng|Thào|Vừ|Quàng|Cà|Tòng|Chu|Triệu|Ma|Thân|Tạ|Quách';
const full = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${surnames})(?:${separators}${word}){2,3}(?![\\p{L}\\p{M}])`,
  'gu',
);
/** Names that many places, campaigns and funds have. */
const publicNames =
  /^(?:Hồ Chí Minh|Tôn Đức Thắng|Võ Nguyên Giáp|Trần Hưng Đạo|Lê Hồng Phong|Nguyễn Đức Cảnh|Nguyễn Văn Linh|Dương Minh Châu|Trần Văn Thời|Cao Bằng.*|Hà Nội.*|Hà Nam.*|Hà Tĩnh.*|Hà Giang.*|Vàng .*|Đoàn .*|Công đoàn.*|Liên đoàn.*|(?:Phó|Chủ|Bí|Giám|Trưởng|Tổng|Ủy|Uỷ|Thường|Cụm) .*)$/u;

/** A text in which names of persons are blacked out, each character by one. */
export function withoutNames(text: string): string {
  return text.replace(titled, blackOut).replace(full, blackOut);
}

function blackOut(name: string): string {
  return publicNames.test(name) ? name : '█'.repeat(name.length);
}

/** As within a sentence and at its beginning. */
function bothCases(title: string): string[] {
  return [title, title.charAt(0).toUpperCase() + title.slice(1)];
}

function escaped(title: string): string {
  return title.replace('.', '\\.?');
}
