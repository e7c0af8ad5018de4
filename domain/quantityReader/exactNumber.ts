import { addFractions, decimalFraction, fractionText, multiply, nought, type Fraction } from './fraction';
import { readDigits, type Digits } from './digits';
import { readMultiplier } from './multipliers';
import { refuse, refuseAmbiguous, type Refused } from './refusal';

/** One number, without a word that bounds it, and the words after it. */
export interface ExactNumber {
  value: Fraction;
  isMoney: boolean;
  rest: string;
}

/** One number of one or more parts: `1.469`, `186,5 triệu`, `1 tỷ 200 triệu`, `1 tỷ rưỡi`, `1 tỷ 2`. */
export function readExactNumber(text: string): ExactNumber | Refused {
  if (/^[-+]/.test(text)) return refuseSign(text);
  if (/^\(\d[\d.,]*\)$/.test(text)) return refuseSign(text);
  let number: ExactNumber = { value: nought, isMoney: false, rest: text };
  let last: bigint | null = null;
  for (;;) {
    const digits = readDigits(number.rest);
    if (digits === null) break;
    if ('refusal' in digits) return digits;
    const power = refusePower(digits);
    if (power) return power;
    const { factor, isMoney, rest } = readMultiplier(digits.rest);
    // After a decimal there is no more to come: nobody says "1,5 tỷ 200 triệu".
    if (last !== null && number.value.denominator !== 1n) return refuseSecond(digits.text + digits.rest);
    if (factor === null) return last === null ? lastPart(digits) : readTail(number, digits, last, text);
    if (isLikelyThousand(digits, factor)) return refuseThousand(digits.text);
    if (last !== null && factor < 1_000n && last >= 10_000n)
      return refuseSkipped(number, digits, [last, factor], text);
    if (last !== null && factor >= last) return refuseSecond(digits.text + digits.rest);
    const part = multiply(digits.value, factor);
    if (last !== null && part.units >= last * part.denominator)
      return refuseSecond(digits.text + digits.rest);
    number = {
      value: addFractions(number.value, part),
      isMoney: isMoney || number.isMoney,
      rest,
    };
    last = factor;
    const half = /^rưỡi(?!\p{L}) ?/u.exec(rest);
    if (half)
      return digits.value.denominator === 1n
        ? withHalf(number, factor, rest.slice(half[0].length))
        : refuseHalf(rest);
  }
  return last === null ? refuseNone(text) : number;
}

/** Digits without a multiplier, which nothing follows but what they count. */
function lastPart(digits: Digits): ExactNumber | Refused {
  const { value, text, isEnglishThousand, rest } = digits;
  if (isEnglishThousand && !/^ ?(?:%|phần trăm)/.test(rest)) return refuseThousand(text);
  return { value, isMoney: false, rest: rest.trimStart() };
}

const billion = 1_000_000_000n;

/** `1,469 tỷ` is said of budgets; nobody counts thousandths of a million, nor writes the nought of `1,200 tỷ`. */
function isLikelyThousand({ text, isEnglishThousand }: Digits, factor: bigint): boolean {
  return isEnglishThousand && (factor < billion || text.endsWith('0'));
}

function refuseThousand(text: string): Refused {
  return refuseAmbiguous(text, text.replace(',', '.'), `${text} (${text.replace(',', ' phẩy ')})`);
}

function withHalf({ value, isMoney }: ExactNumber, factor: bigint, rest: string): ExactNumber {
  return { value: addFractions(value, { units: factor, denominator: 2n }), isMoney, rest };
}

/**
 * `1 tỷ 2` is 1.2 tỷ, `2 triệu 500` is 2.5 triệu: one digit counts tenths of the word before, three of them thousandths.
 * Grouped digits are what they are. The rest can be read in two ways.
 */
function readTail(before: ExactNumber, tail: Digits, factor: bigint, text: string): ExactNumber | Refused {
  const digits = tail.text.replace(/\D/g, '');
  const literal = addFractions(before.value, tail.value);
  const spoken = addFractions(before.value, multiply(decimalFraction('', digits), factor));
  const rest = tail.rest.trimStart();
  if (tail.value.denominator !== 1n || BigInt(digits) >= factor) return refuseSecond(tail.text + tail.rest);
  const isLiteral = tail.isGrouped || factor === 10n ** BigInt(digits.length);
  const isSpoken =
    (digits.length === 1 || (digits.length === 3 && factor >= 1_000_000n)) && !/^\p{L}/u.test(rest);
  if (isLiteral) return { value: literal, isMoney: before.isMoney, rest };
  if (isSpoken) return { value: spoken, isMoney: before.isMoney, rest };
  return refuseAmbiguous(text, fractionText(spoken), fractionText(literal));
}

/** `1 tỷ 2 trăm`: spoken it is 1.2 tỷ, and word by word a billion and two hundred. */
function refuseSkipped(
  before: ExactNumber,
  tail: Digits,
  [last, factor]: [bigint, bigint],
  text: string,
): Refused {
  const literal = addFractions(before.value, multiply(tail.value, factor));
  const spoken = addFractions(before.value, multiply(tail.value, (factor * last) / 1_000n));
  return refuseAmbiguous(text, fractionText(spoken), fractionText(literal));
}

function refuseHalf(part: string): Refused {
  return refuse(
    part,
    'đứng sau số có phần lẻ; ghi "1 tỷ rưỡi" hoặc "1,5 tỷ"',
    'stands behind a decimal; write "1 tỷ rưỡi" or "1,5 tỷ"',
  );
}

/** `1e6`, `10⁶`, `1,2×10^6`; and products, such as `300.000 x 500`. */
function refusePower({ text, rest }: Digits): Refused | null {
  if (/^ ?[x×*] ?(?!10\D)\d/.test(rest))
    return refuse(text + rest, 'là phép nhân; ghi kết quả', 'is a product; write what it comes to');
  const isPower = /^ ?(?:e[+-]?\d|[x×*^] ?\d)/.test(rest) || (text === '10' && /^[⁰¹²³⁴-⁹]/.test(rest));
  return isPower
    ? refuse(text + rest, 'là số viết dạng lũy thừa; ghi đủ các chữ số', 'is a power; write all digits')
    : null;
}

function refuseSign(text: string): Refused {
  return refuse(
    text,
    'có dấu âm hoặc dương; chỉ tiêu không có số âm, ghi số không dấu',
    'has a sign; no measure is negative, write the number without one',
  );
}

export function refuseSecond(part: string): Refused {
  return refuse(
    part,
    'là số thứ hai trong một ô; mỗi ô một số, như "1 tỷ 200 triệu"',
    'is a second number in one cell; write one, such as "1 tỷ 200 triệu"',
  );
}

function refuseNone(text: string): Refused {
  const [, before] = /\d/.test(text) ? (/^([^\d]*\p{L}[^\d]*?)\s*\d/u.exec(text) ?? []) : [];
  if (before !== undefined) {
    return refuse(
      before,
      'đứng trước số mà không hiểu được; chỉ ghi số, hoặc kèm "gần", "trên", "khoảng"',
      'stands before the number and is not understood; write the number alone, or with "gần", "trên", "khoảng"',
    );
  }
  return refuse(
    text,
    'không phải số; ghi bằng chữ số như 1.469.200.000 hoặc "1,6 tỷ"',
    'is no number; write digits, such as 1.469.200.000 or "1,6 tỷ"',
  );
}
