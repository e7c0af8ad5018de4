/** What the words of a title, a sheet's name or a file's name say of all numbers under it, beside their period. */
const saidOfNumbers = ['DRAFT', 'PLAN', 'RELATIVE', 'ESTIMATE', 'PROVISIONAL'] as const;
export type SaidOfNumbers = (typeof saidOfNumbers)[number];

/** Bare of marks, "ước" is in "thỏa ước" and "công ước" too. */
const noEstimate = ['thoa', 'giao', 'cong', 'dieu', 'hiep', 'quy', 'khe']
  .map((word) => `(?<! ${word})`)
  .join('');

/** In lower case, words apart by spaces; with the marks where words without them say something else. */
const patterns: Readonly<Record<SaidOfNumbers, { plain?: RegExp; marked?: RegExp }>> = {
  DRAFT: { plain: / du thao(?= )| draft(?= )/, marked: / (?:bản )?nháp(?= )/u },
  // A report on what became of a plan has the word too, and does not begin with it.
  PLAN: {
    plain:
      /^ (?:(?:bieu|bang|phu luc|so lieu|cac|mot so|tong hop|danh muc) )*(?:ke hoach|du kien|du toan|chi tieu (?:giao|ke hoach|phan dau|dang ky)|phan dau|phuong huong|giao chi tieu)(?= )|^ kh(?: nam)?(?: 20\d\d)? $/,
  },
  // Of a rate that is a measure the title names what it is a rate of: "Tỷ lệ CĐCS tổ chức khám sức khỏe".
  RELATIVE: {
    plain:
      /^ (?:(?:bieu|bang|phu luc|so lieu|cac|so|tong hop|thong ke|\d+) )*(?:binh quan|trung binh|toc do tang|chenh lech|tang giam|t[yi] (?:le|trong) (?:phan tram|tang|giam|so voi|thuc hien|hoan thanh|dat))(?= )/,
    // "Mức tặng quà" is no change.
    marked: /^ (?:(?:biểu|bảng|phụ lục|số liệu|các|số|tổng hợp|thống kê|\d+) )*mức tăng(?= )/u,
  },
  ESTIMATE: {
    plain: new RegExp(
      String.raw`${noEstimate} uoc (?:thuc hien|dat|tinh|khoang|den|ca nam|nam|6 thang|9 thang|20\d\d)(?= )| so (?:lieu )?uoc(?= )`,
    ),
  },
  PROVISIONAL: { marked: / (?:sơ bộ|tạm tính|chưa chính thức)(?= )/u },
};

/** Each once, in the order of the list. */
export function saidOfNumbersIn(text: string): SaidOfNumbers[] {
  const marked = ` ${spaced(text.normalize('NFC').toLowerCase())} `;
  const plain = marked
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replaceAll('đ', 'd');
  return saidOfNumbers.filter((said) => {
    const pattern = patterns[said];
    return pattern.plain?.test(plain) === true || pattern.marked?.test(marked) === true;
  });
}

function spaced(text: string): string {
  return text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
    .trim();
}
