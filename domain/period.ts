/** What time a document's numbers are of. Only those of whole years are added up. */
export const reportingPeriods = [
  'YEAR',
  'FIRST_HALF',
  'SECOND_HALF',
  'QUARTER_1',
  'QUARTER_2',
  'QUARTER_3',
  'QUARTER_4',
  'NINE_MONTHS',
  'MONTH_1',
  'MONTH_2',
  'MONTH_3',
  'MONTH_4',
  'MONTH_5',
  'MONTH_6',
  'MONTH_7',
  'MONTH_8',
  'MONTH_9',
  'MONTH_10',
  'MONTH_11',
  'MONTH_12',
  'TERM',
] as const;
export type ReportingPeriod = (typeof reportingPeriods)[number];

/** What a text says of the time: a period, or one that is not known here, as it stands. */
export type SaidPeriod = { period: ReportingPeriod } | { unclear: string };

/** Why a number of this period is shown and not added; undefined of a year. */
export function notAddedReason(period: ReportingPeriod, name: string): string | undefined {
  return period === 'YEAR'
    ? undefined
    : `Số của kỳ "${name}", không phải của cả năm. A number of ${period}, not of a year.`;
}

/** Every period that a title, a sheet's name or a file's name speaks of, each once; of a year only if it says "whole". */
export function periodsIn(text: string): SaidPeriod[] {
  const found: SaidPeriod[] = [];
  let rest = ` ${plain(text)} `;
  for (const { pattern, read } of phrases) {
    rest = rest.replace(pattern, (phrase, ...groups: string[]) => {
      const said = read(groups[0] ?? '', groups[1] ?? '', phrase.trim());
      if (said !== null) found.push(said);
      return '  ';
    });
  }
  const keys = found.map((said) => JSON.stringify(said));
  return found.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

interface Phrase {
  pattern: RegExp;
  /** Null if the phrase is no period. */
  read(first: string, second: string, phrase: string): SaidPeriod | null;
}

const year = String.raw`(?: ?(?:nam )?20\d\d)?`;
const one = (period: ReportingPeriod) => () => ({ period });

/**
 * In lower case and without marks, words apart by spaces. The first that fits takes its words away, so that "9 tháng đầu năm" is
 * no "tháng đầu".
 */
const phrases: readonly Phrase[] = [
  // Up to a day: at the end of the year nothing is lacking.
  {
    pattern: / den (?:het )?(?:ngay )?(\d{1,2}) (?:thang )?(0?[1-9]|1[0-2])(?: (?:nam )?20\d\d)?(?= )/g,
    read: (day, month, unclear) => (Number(day) === 31 && Number(month) === 12 ? null : { unclear }),
  },
  // A day, or a point in time at the end of the year.
  { pattern: / ngay \d{1,2} (?:thang )?\d{1,2}(?: (?:nam )?\d{4})?(?= )/g, read: () => null },
  { pattern: / \d{1,2} (?:0?[1-9]|1[0-2]) 20\d\d(?= )/g, read: () => null },
  { pattern: / (?:tinh )?den (?:het )?(?:cuoi )?thang 12(?= )/g, read: () => null },
  {
    pattern: / (?:tinh )?den (?:het )?(?:cuoi )?(?:thang \d{1,2}|quy \S+)(?= )/g,
    read: (_a, _b, unclear) => ({ unclear }),
  },
  // Of a body: "khóa XIII, nhiệm kỳ 2023 - 2028".
  { pattern: / khoa [ivxlc\d]+(?: nhiem ky(?: 20\d\d 20\d\d)?)?(?= )/g, read: () => null },
  {
    pattern:
      / (?:tu )?dau nhiem ky(?: 20\d\d 20\d\d)?(?= )| (?:ca|toan|tong ket|giua|so ket giua) nhiem ky(?: 20\d\d 20\d\d)?(?= )| toan khoa(?= )/g,
    read: one('TERM'),
  },
  { pattern: / since the term began(?= )| (?:this|the) term to date(?= )/g, read: one('TERM') },
  {
    pattern:
      / nhiem ky(?: 20\d\d 20\d\d)?(?= )| giai doan(?: 20\d\d 20\d\d)?(?= )| nam hoc(?: 20\d\d 20\d\d)?(?= )/g,
    read: (_a, _b, unclear) => ({ unclear }),
  },
  {
    pattern: / (\d{1,2}|ba|sau|chin|muoi hai) ?(?:thang|t|months?)(?: (dau|cuoi)(?: nam)?)?(?= | ?20\d\d )/g,
    read: (count, end, unclear) => monthsOf(count, end, unclear),
  },
  {
    pattern: / nua dau nam(?= )| (?:the )?first half(?: year)?(?= )| h1(?= | ?20\d\d)/g,
    read: one('FIRST_HALF'),
  },
  {
    pattern: / nua cuoi nam(?= )| (?:the )?second half(?: year)?(?= )| h2(?= | ?20\d\d)/g,
    read: one('SECOND_HALF'),
  },
  {
    pattern: / nua nam(?= )| ban nien(?= )| giua nam(?= )| half year(?:ly)?(?= )/g,
    read: (_a, _b, unclear) => ({ unclear }),
  },
  {
    pattern: / (?:quy|qui|quarter|q) ?([1-4]|iv|i{1,3}|mot|nhat|hai|ba|bon|tu)(?= | ?20\d\d )/g,
    read: (number) => quarterOf(number),
  },
  { pattern: / (first|second|third|fourth) quarter(?= )/g, read: (number) => quarterOf(number) },
  { pattern: / (?:hang )?quy (?=20\d\d )| quarterly(?= )/g, read: (_a, _b, unclear) => ({ unclear }) },
  {
    pattern: new RegExp(String.raw` (?:thang|month) ?(0?[1-9]|1[0-2])${year}(?= )`, 'g'),
    read: (number) => monthOf(Number(number)),
  },
  {
    pattern: / t ?(0?[1-9]|1[0-2])(?= 20\d\d | (?:csv|xlsx|json) $| $)/g,
    read: (number) => monthOf(Number(number)),
  },
  {
    pattern: / hang thang(?= )| monthly(?= )| luy ke(?= )| tuan(?: \d+)?(?= )| dot \d+(?= )/g,
    read: (_a, _b, unclear) => ({ unclear }),
  },
  {
    pattern:
      / 20\d\d (?:den )?(?:nam )?20\d\d(?= )| (?:[2-9]|10|hai|ba|bon|muoi) nam (?!20\d\d|thanh lap)(?=[a-z])/g,
    read: (_a, _b, unclear) => ({ unclear }),
  },
  { pattern: / (?:ca|tron|toan) nam(?= )| (?:whole|full) year(?= )/g, read: one('YEAR') },
];

function monthsOf(count: string, end: string, unclear: string): SaidPeriod {
  const months = wordNumbers[count] ?? Number(count);
  if (months === 12) return { period: 'YEAR' };
  if (months === 6) return { period: end === 'cuoi' ? 'SECOND_HALF' : 'FIRST_HALF' };
  if (end === 'cuoi') return { unclear };
  if (months === 3) return { period: 'QUARTER_1' };
  return months === 9 ? { period: 'NINE_MONTHS' } : { unclear };
}

const wordNumbers: Readonly<Partial<Record<string, number>>> = {
  ...{ mot: 1, nhat: 1, i: 1, first: 1, hai: 2, ii: 2, second: 2, ba: 3, iii: 3, third: 3 },
  ...{ bon: 4, tu: 4, iv: 4, fourth: 4, sau: 6, chin: 9, 'muoi hai': 12 },
};

function quarterOf(number: string): SaidPeriod {
  return { period: `QUARTER_${wordNumbers[number] ?? number}` as ReportingPeriod };
}

function monthOf(month: number): SaidPeriod {
  return { period: `MONTH_${month}` as ReportingPeriod };
}

/** A fund ("quỹ") is no quarter ("quý"), a rule ("quy định") neither: only if marks are written can they be told. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/quỹ|qũy|quĩ/gu, 'fund')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
    .replace(/ +/g, ' ');
}
