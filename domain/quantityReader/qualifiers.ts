/** What the words around a number say of it. */
export type Bound = 'UPPER' | 'LOWER' | 'ESTIMATE';

const wordsBefore: Readonly<Record<Bound, readonly string[]>> = {
  UPPER: [
    'gần',
    'dưới',
    'không quá',
    'không hơn',
    'không vượt quá',
    'không nhiều hơn',
    'tối đa',
    'nhiều nhất',
    'chưa đến',
    'chưa tới',
    'chưa đầy',
    '<',
    '<=',
    '≤',
  ],
  LOWER: ['trên', 'hơn', 'không dưới', 'không ít hơn', 'ít nhất', 'tối thiểu', '>', '>=', '≥'],
  ESTIMATE: [
    'khoảng',
    'vào khoảng',
    'xấp xỉ',
    'ước',
    'ước đạt',
    'ước tính',
    'ước khoảng',
    'ước chừng',
    'ước tính khoảng',
    'ước thực hiện',
    'chừng',
    'độ',
    'cỡ',
    'tầm',
    'trên dưới',
    '~',
    '≈',
  ],
};
const wordsAfter: Readonly<Record<Bound, readonly string[]>> = {
  UPPER: ['trở xuống'],
  LOWER: ['trở lên'],
  ESTIMATE: ['(ước)', '(ước tính)', '(ước đạt)', '(khoảng)'],
};

interface Word {
  text: string;
  bound: Bound;
}

/** The longest first, so that `trên dưới` is not `trên`. */
function listWords(words: Readonly<Record<Bound, readonly string[]>>): Word[] {
  return (Object.entries(words) as [Bound, readonly string[]][])
    .flatMap(([bound, texts]) => texts.map((text) => ({ text: text.normalize('NFC'), bound })))
    .sort((a, b) => b.text.length - a.text.length);
}

const before = listWords(wordsBefore);
const after = listWords(wordsAfter);

/** The words that may stand before a number and bound it, for finding them in a text. */
export const boundingWords: readonly string[] = before.map(({ text }) => text);

export interface Qualified {
  bounds: Word[];
  rest: string;
}

/** Takes the words that bound a number off both of its ends. */
export function readQualifiers(text: string): Qualified {
  const bounds: Word[] = [];
  let rest = text;
  for (;;) {
    const first = before.find((word) => startsWith(rest, word.text));
    const last = after.find((word) => rest.endsWith(` ${word.text}`));
    if (first) rest = rest.slice(first.text.length).trim();
    else if (last) rest = rest.slice(0, -last.text.length).replace(/^từ /, '').trim();
    else return { bounds, rest };
    bounds.push((first ?? last) as Word);
  }
}

/** A sign needs no space after it. */
function startsWith(text: string, word: string): boolean {
  return text.startsWith(`${word} `) || (!/^\p{L}/u.test(word) && text.startsWith(word));
}
