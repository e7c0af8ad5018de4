import { decimalText, unmistakable } from '../cells/decimalText';

/** How a cell shows its number, as far as that says what the number is. */
export type NumberStyle = {
  /** Whether the font is struck through. */
  isStruck?: true;
  /** Whether it is written in white on no colour. */
  isWhite?: true;
  /** Whether 0 is shown as nothing, or as words that are not 0. */
  hidesZero?: true;
  /** Whether a text that the cell holds is shown with words around it, or not at all. */
  addsToText?: true;
} & (
  | { kind: 'DATE' }
  /** Null decimals are as many as the number has. */
  | { kind: 'PLAIN' | 'PERCENT'; decimals: number | null }
  /** Words around the number, such as " triệu đồng", and how many times it is shown divided by a thousand. */
  | { kind: 'WORDS'; before: string; after: string; thousands: number; decimals: number | null }
  /** What is shown is not what is stored, in a way that is not followed here. */
  | { kind: 'UNCLEAR'; code: string }
);

export const plainStyle: NumberStyle = { kind: 'PLAIN', decimals: null };

/** Those that are built into Excel and are no dates; of what has a currency, which is that of the machine, the digits alone. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0',
  6: '#,##0',
  7: '#,##0.00',
  8: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0;#,##0;"-"',
  42: '#,##0;#,##0;"-"',
  43: '#,##0.00;#,##0.00;"-"',
  44: '#,##0.00;#,##0.00;"-"',
  48: '##0.0E+0',
  49: '@',
};

/** Excel writes no longer ones. */
const longestCode = 255;

/** @param code undefined for a format that is built into Excel */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined && ((id >= 14 && id <= 22) || (id >= 45 && id <= 47))) return { kind: 'DATE' };
  const format = code ?? builtIn[id];
  if (format === undefined) return { kind: 'UNCLEAR', code: `numFmtId="${id}"` };
  if (format.length > longestCode) return { kind: 'UNCLEAR', code: `${format.slice(0, longestCode)}…` };
  const sections = sectionsOf(format);
  const style = positiveStyle(sections[0] ?? '', format);
  return {
    ...style,
    ...(hidesZero(sections) && { hidesZero: true }),
    ...(addsToText(sections) && { addsToText: true }),
  };
}

/** The parts for positive, negative and zero numbers and for texts; a semicolon in quotes is none between them. */
function sectionsOf(code: string): string[] {
  return code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u);
}

function positiveStyle(section: string, code: string): NumberStyle {
  const bare = section.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/gu, '');
  if (bare.includes('%')) return { kind: 'PERCENT', decimals: decimalsOf(bare) };
  if (/[dy]|[hs](?!.*[#0?])/iu.test(bare) && !/general/iu.test(bare)) return { kind: 'DATE' };
  const isConditional = /\[[<>=]/u.test(code);
  const isShown = /[#0?@]|general/iu.test(bare) || section === '';
  const isPower = /[#0?]e[+-]/iu.test(bare);
  if (isConditional || !isShown || isPower || /^\s*;/u.test(code)) return { kind: 'UNCLEAR', code };
  return wordsStyle(section, code);
}

const digits = /general|[#0?](?:[#0?,. /]*[#0?])?/iu;

function wordsStyle(section: string, code: string): NumberStyle {
  const place = digits.exec(withoutWords(section));
  if (!place) return addsToText([section]) ? { kind: 'UNCLEAR', code } : plainStyle;
  const end = place.index + place[0].length;
  const commas = /^,*/u.exec(section.slice(end))?.[0].length ?? 0;
  const before = wordsIn(section.slice(0, place.index));
  const after = wordsIn(section.slice(end + commas));
  const isSigned = /[-−+(]$/u.test(before) || /^[-−+]/u.test(after);
  if (isSigned || /[#0-9?]/u.test(before + after)) return { kind: 'UNCLEAR', code };
  const words = { before: withoutSigns(before), after: withoutSigns(after) };
  const decimals = decimalsOf(place[0]);
  if (words.before !== '' || words.after !== '')
    return { kind: 'WORDS', ...words, thousands: commas, decimals };
  return commas > 0 ? { kind: 'UNCLEAR', code } : { kind: 'PLAIN', decimals };
}

/** A fraction shows whole numbers as they are. */
function decimalsOf(place: string): number | null {
  if (/general/iu.test(place)) return null;
  return /\.([#0?]*)/u.exec(place)?.[1]?.length ?? 0;
}

/** As long as before, so that places stay what they are. */
function withoutWords(section: string): string {
  return section.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/gu, (match) => '\u0000'.repeat(match.length));
}

/** What stands in quotes, behind a backslash, as a currency, or as a sign that needs neither. */
function wordsIn(part: string): string {
  const words = part
    .replace(
      /"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]/gu,
      (_, quoted?: string, escaped?: string, currency?: string) => quoted ?? escaped ?? ` ${currency ?? ''} `,
    )
    .replace(/\s+/gu, ' ');
  return words.trim();
}

function withoutSigns(words: string): string {
  return words
    .replace(/[()+,-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A dash for 0 is what statistical tables have. */
function hidesZero(sections: readonly string[]): boolean {
  const section = sections.length >= 3 ? (sections[2] ?? '') : (sections[0] ?? '');
  if (/[0@]|general/iu.test(withoutWords(section)) || (sections.length === 1 && section === '')) return false;
  return !/^[-–—−0]$/u.test(wordsIn(section.replace(/[#?]/gu, '')));
}

function addsToText(sections: readonly string[]): boolean {
  const section = sections[3] ?? sections.find((one) => withoutWords(one).includes('@')) ?? '@';
  return !/^(?:@|general)$/iu.test(wordsIn(section));
}

/** What is shown and what is stored may be two numbers. */
export type ShownNumber = { value: number | string } | { shown: string } | 'UNCLEAR' | 'HIDDEN';

/** The number of a cell as its format has it: a number, or text that reads the Vietnamese way; or what is shown in its place. */
export function shownNumber(number: number, style: NumberStyle): ShownNumber {
  if (style.kind === 'UNCLEAR' || style.kind === 'DATE') return 'UNCLEAR';
  if (number === 0 && style.hidesZero) return 'HIDDEN';
  const scaled = exact(
    style.kind === 'PERCENT' ? number * 100 : number / 1000 ** (style.kind === 'WORDS' ? style.thousands : 0),
  );
  const shown = style.decimals === null ? scaled : Number(scaled.toFixed(Math.min(style.decimals, 20)));
  if (exact(shown) !== scaled) return { shown: withWords(decimalText(shown), style) };
  return { value: style.kind === 'PLAIN' ? number : withWords(unmistakable(decimalText(scaled)), style) };
}

/** What counting in binary has added is rounded away. */
function exact(number: number): number {
  return Number(number.toPrecision(15));
}

function withWords(text: string, style: NumberStyle): string {
  if (style.kind === 'PERCENT') return `${text}%`;
  if (style.kind !== 'WORDS') return text;
  return [style.before, text, style.after].filter((part) => part !== '').join(' ');
}
