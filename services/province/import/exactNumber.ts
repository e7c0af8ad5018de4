/** What the words after a number say that it counts; null where there are none. */
export type Counted = 'VND' | 'PERSON_TIMES' | 'PERCENT' | 'OTHER' | null;

export interface ExactNumber {
  /** Whole; a percentage in basis points. */
  value: number;
  counted: Counted;
}

/** What should have stood there. */
export interface Expected {
  expected: string;
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);
const basisPointsPerPercent = 100n;

const multiplierWords = new Map<string, bigint>([
  ['chục', 10n],
  ['trăm', 100n],
  ['nghìn', 1_000n],
  ['ngàn', 1_000n],
  ['vạn', 10_000n],
  ['triệu', 1_000_000n],
  ['tỷ', 1_000_000_000n],
  ['tỉ', 1_000_000_000n],
]);
const currencyWords = new Set(['đ', 'đồng', 'vnđ', 'vnd']);
/** What may stand after a number that counts neither money nor person-times. */
const otherWords = new Set(
  (
    'người,đoàn viên,công nhân,lao động,cán bộ,suất,suất quà,phần quà,quà,căn,căn nhà,nhà,ngôi nhà,hộ,m2,cuộc,lớp,' +
    'hội nghị,ý kiến,đơn vị,tập thể,cá nhân,công đoàn cơ sở,cđcs,doanh nghiệp,bản,thỏa thuận,thoả thuận,cờ,bằng khen,' +
    'giấy khen,kỷ niệm chương,kỉ niệm chương,chỉ tiêu,việc,tỉnh,ban'
  ).split(','),
);

/** One number of one or more parts, such as `1 tỷ 200 triệu đồng`, without a word that bounds it. */
export function readExactNumber(words: string): ExactNumber | Expected {
  if (/^[-+]/.test(words)) return { expected: 'a number that is not negative, without a sign' };
  let rest = words;
  let total: Fraction = { units: 0n, denominator: 1n };
  let lastFactor: bigint | null = null;
  while (lastFactor !== 1n) {
    const part = readPart(rest);
    if (part === null) break;
    if ('expected' in part) return part;
    if (lastFactor !== null && part.factor >= lastFactor)
      return { expected: 'one number, such as "1 tỷ 200 triệu"' };
    total = addFractions(total, part);
    lastFactor = part.factor;
    rest = part.rest;
  }
  if (lastFactor === null) return { expected: 'a number, such as 1.469.200.000 or "1,6 tỷ"' };
  const counted = readCounted(rest);
  return counted === undefined ? { expected: tailProblem(rest) } : wholeNumber(total, counted);
}

/** `triệu`, `nghìn tỷ`; a factor of null where no multiplier stands there. */
export function readMultipliers(words: string): { factor: bigint | null; rest: string } {
  let factor: bigint | null = null;
  let rest = words;
  for (;;) {
    const [word = ''] = /^\p{L}+/u.exec(rest) ?? [];
    const multiplier = multiplierWords.get(word);
    if (multiplier === undefined) return { factor, rest };
    factor = (factor ?? 1n) * multiplier;
    rest = rest.slice(word.length).trim();
  }
}

/** What the words after a number say that it counts; undefined where they are not known. */
export function readCounted(words: string): Counted | undefined {
  const [head = '', ...per] = words.split('/').map((part) => part.trim());
  if (per.some((part) => !/^\p{L}[\p{L} ]*$/u.test(part))) return undefined;
  if (head === '') return per.length === 0 ? null : undefined;
  if (head === '%' || head === 'phần trăm') return 'PERCENT';
  if (currencyWords.has(head)) return 'VND';
  if (/^lượt(?: \p{L}+){0,4}$/u.test(head)) return 'PERSON_TIMES';
  return otherWords.has(head) ? 'OTHER' : undefined;
}

interface Fraction {
  units: bigint;
  denominator: bigint;
}

/** Digits with their multiplier; null where the words do not begin with a digit. */
function readPart(words: string): (Fraction & { factor: bigint; rest: string }) | Expected | null {
  const [digits] = /^\d[\d.,]*(?: \d{3}(?!\d))*/.exec(words) ?? [];
  if (digits === undefined) return null;
  const number = readDigits(digits.replace(/[.,]$/, ''));
  if ('expected' in number) return number;
  const { factor, rest } = readMultipliers(words.slice(digits.length).trim());
  if (number.ambiguous && factor === null && !rest.startsWith('%')) {
    return {
      expected: `${digits.replace(',', '.')} if it is thousands (a comma starts decimals, and a count has none)`,
    };
  }
  return {
    units: number.units * (factor ?? 1n),
    denominator: number.denominator,
    factor: factor ?? 1n,
    rest,
  };
}

function readDigits(digits: string): (Fraction & { ambiguous: boolean }) | Expected {
  if (/^\d+$/.test(digits)) return { ...decimal(digits, ''), ambiguous: false };
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(digits)) {
    const [whole = '', decimals = ''] = digits.split('.');
    return { ...decimal(whole.replaceAll(',', ''), decimals), ambiguous: false };
  }
  const [whole = '', decimals = '', ...more] = digits.split(',');
  const grouped = /^\d{1,3}([. ]\d{3})+$/.test(whole);
  if (more.length === 0 && /^\d*$/.test(decimals) && (grouped || /^\d+$/.test(whole))) {
    const ambiguous = !grouped && /^[1-9]\d{0,2}$/.test(whole) && decimals.length === 3;
    return { ...decimal(whole.replace(/[. ]/g, ''), decimals), ambiguous };
  }
  return {
    expected: 'dots between groups of three digits and a comma before decimals, such as 1.469.200 or 93,75',
  };
}

function decimal(whole: string, decimals: string): Fraction {
  return { units: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

function addFractions(a: Fraction, b: Fraction): Fraction {
  return {
    units: a.units * b.denominator + b.units * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

function wholeNumber({ units, denominator }: Fraction, counted: Counted): ExactNumber | Expected {
  const scaled = counted === 'PERCENT' ? units * basisPointsPerPercent : units;
  if (scaled % denominator !== 0n) {
    return { expected: counted === 'PERCENT' ? 'a percentage with at most two decimals' : 'a whole number' };
  }
  const whole = scaled / denominator;
  return whole > largest ? { expected: `a number of at most ${largest}` } : { value: Number(whole), counted };
}

function tailProblem(words: string): string {
  if (/\d/.test(words)) return 'one number; of a pair or a fraction, write each in a row of its own';
  return `a number alone or with a unit of measure that is known, without "${words}"`;
}
