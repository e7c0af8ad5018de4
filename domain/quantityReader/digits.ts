import { decimalFraction, fractionText, type Fraction } from './fraction';
import { refuse, refuseAmbiguous, type Refused } from './refusal';

/** Digits with their separators, and what follows them. */
export interface Digits {
  value: Fraction;
  /** As they stand there. */
  text: string;
  isGrouped: boolean;
  /** `1,469`, which is a decimal here and a thousand in English. */
  isEnglishThousand: boolean;
  rest: string;
}

const run = /^\d(?:[\d.,']| (?=\d{3}(?!\d)))*/;
const vietnamese = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?$/;
const english = /^\d{1,3}(?:,\d{3}){2,}$/;

/** Null if the text does not begin with a digit. */
export function readDigits(text: string): Digits | Refused | null {
  const [matched] = run.exec(text) ?? [];
  if (matched === undefined) return null;
  const digits = matched.replace(/[.,']+$/, '');
  const rest = text.slice(digits.length);
  if (/^0\d*[ .]\d/.test(digits)) return refuseNoughtGroup(digits);
  if (english.test(digits)) return found(decimalFraction(digits.replaceAll(',', ''), ''), digits, rest, true);
  const [, whole, decimals = ''] = vietnamese.exec(digits) ?? [];
  if (whole === undefined) return refuseGrouping(digits);
  const value = decimalFraction(whole.replace(/[. ]/g, ''), decimals);
  return found(value, digits, rest, /[. ]/.test(whole));
}

function found(value: Fraction, text: string, rest: string, isGrouped: boolean): Digits {
  return { value, text, isGrouped, isEnglishThousand: /^[1-9]\d{0,2},\d{3}$/.test(text), rest };
}

/** No number begins with a group of noughts: `0.123` is a decimal the English way, or mistyped. */
function refuseNoughtGroup(digits: string): Refused {
  const bare = digits.replace(/\D/g, '');
  return refuseAmbiguous(digits, digits.replace(/^0\d*[ .]/, '0,'), BigInt(bare).toString());
}

/** `12.5`: a decimal the English way, or groups that were mistyped. */
function refuseGrouping(digits: string): Refused {
  const point = /^(\d+)\.(\d+)$/.exec(digits) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(digits);
  if (point) {
    const [, whole = '', decimals = ''] = point;
    const plain = whole.replaceAll(',', '');
    return refuseAmbiguous(
      digits,
      fractionText(decimalFraction(plain, decimals)),
      fractionText(decimalFraction(plain + decimals, '')),
    );
  }
  return refuse(
    digits,
    'không phải một số: nhóm ba chữ số cách nhau bằng dấu chấm, phần lẻ sau dấu phẩy, như 1.469.200 hoặc 93,75',
    'is no number: dots between groups of three digits and a comma before decimals, such as 1.469.200 or 93,75',
  );
}
