/** How a cell shows its number, as far as that says what the number is. */
export type NumberStyle = {
  /** Whether the font is struck through. */
  isStruck?: true;
} & (
  | { kind: 'PLAIN' | 'PERCENT' | 'DATE' }
  /** Words around the number, such as " triệu đồng", and how many times it is shown divided by a thousand. */
  | { kind: 'WORDS'; before: string; after: string; thousands: number }
  /** What is shown is not what is stored, in a way that is not followed here. */
  | { kind: 'UNCLEAR'; code: string }
);

/** The formats below 164 are built into Excel. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    if (id === 9 || id === 10) return { kind: 'PERCENT' };
    return { kind: (id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? 'DATE' : 'PLAIN' };
  }
  const [section = ''] = sectionsOf(code);
  const bare = section.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/gu, '');
  if (bare.includes('%')) return { kind: 'PERCENT' };
  if (/[dy]|[hs](?!.*[#0?])/iu.test(bare) && !/general/iu.test(bare)) return { kind: 'DATE' };
  const isConditional = /\[[<>=]/u.test(code);
  const isShown = /[#0?@]|general/iu.test(bare) || section === '';
  if (isConditional || !isShown || /^\s*;/u.test(code)) return { kind: 'UNCLEAR', code };
  return wordsStyle(section, code);
}

/** The parts for positive, negative and zero numbers; a semicolon in quotes is none between them. */
function sectionsOf(code: string): string[] {
  return code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u);
}

const digits = /general|[#0?](?:[#0?,. /]*[#0?])?/iu;

function wordsStyle(section: string, code: string): NumberStyle {
  const place = digits.exec(withoutWords(section));
  if (!place) return { kind: 'PLAIN' };
  const end = place.index + place[0].length;
  const commas = /^,*/u.exec(section.slice(end))?.[0].length ?? 0;
  const before = wordsIn(section.slice(0, place.index));
  const after = wordsIn(section.slice(end + commas));
  if (/[#0-9?]/u.test(before + after)) return { kind: 'UNCLEAR', code };
  if (before === '' && after === '') return commas > 0 ? { kind: 'UNCLEAR', code } : { kind: 'PLAIN' };
  return { kind: 'WORDS', before, after, thousands: commas };
}

/** As long as before, so that places stay what they are. */
function withoutWords(section: string): string {
  return section.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/gu, (match) => '\u0000'.repeat(match.length));
}

/** What stands in quotes, behind a backslash, as a currency, or as a sign that needs neither. */
function wordsIn(part: string): string {
  const words = part
    .replace(/[_*]./gu, ' ')
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/gu, ' $1 ')
    .replace(/\[[^\]]*\]/gu, '')
    .replace(/"([^"]*)"/gu, '$1')
    .replace(/\\(.)/gu, '$1');
  return words
    .replace(/[()+,-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The number of a cell as its format has it: a number, or text that reads the Vietnamese way; undefined if it is unclear. */
export function shownNumber(number: number, style: NumberStyle): number | string | undefined {
  if (style.kind === 'UNCLEAR') return undefined;
  if (style.kind === 'PERCENT') return `${decimalText(number * 100)}%`;
  if (style.kind !== 'WORDS') return number;
  const shown = decimalText(number / 1000 ** style.thousands);
  return [style.before, shown, style.after].filter((part) => part !== '').join(' ');
}

/** A comma before decimals; what counting in binary has added is rounded away. */
function decimalText(number: number): string {
  return String(Number(number.toPrecision(15))).replace('.', ',');
}
