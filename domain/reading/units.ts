import type { Context } from './context';
import type { Stretch } from './sentences';
import { keysOf } from './tokens';

/** A unit by its name in the text: "LĐLĐ tỉnh Lạng Sơn". */
export interface NamedUnit extends Stretch {
  name: string;
}

const kinds = [
  'LĐLĐ tỉnh',
  'LĐLĐ huyện',
  'LĐLĐ thị xã',
  'LĐLĐ thành phố',
  'LĐLĐ quận',
  'Liên đoàn Lao động tỉnh',
  'Liên đoàn Lao động huyện',
  'Liên đoàn Lao động thị xã',
  'Liên đoàn Lao động thành phố',
  'Liên đoàn Lao động quận',
  'Công đoàn cơ sở',
  'CĐCS',
  'Công đoàn ngành',
  'Công đoàn các khu công nghiệp',
  'Công đoàn các KCN',
].map(keysOf);
/** They end a name: what the unit did or got comes next. */
const ends = new Set(keysOf('được đã đạt có là đang đã vì trong nhận tặng cho đã về của do với tại'));
const [and = ''] = keysOf('và');
const longestName = 14;

/** The unit that begins at a token; null if none that is named does. */
export function namedUnitAt({ text, tokens }: Context, at: number, end: number): NamedUnit | null {
  const kind = kinds
    .filter((keys) => keys.every((key, index) => tokens[at + index]?.key === key))
    .sort((a, b) => b.length - a.length)[0];
  if (!kind) return null;
  const from = at + kind.length;
  if (!tokens[from]?.isCapital) return null;
  let last = from;
  while (last + 1 <= end && last - from < longestName && goesOn(tokens, last + 1)) last += 1;
  const name = text.slice(tokens[at]?.start ?? 0, tokens[last]?.end ?? 0).replace(/\s+/gu, ' ');
  return { name, first: at, last };
}

/** "và" within a name stands before a capital that begins no other unit. */
function goesOn(tokens: Context['tokens'], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || ends.has(token.key)) return false;
  if (token.key !== and) return true;
  const next = tokens[at + 1];
  return next?.isCapital === true && !beginsUnit(tokens, at + 1);
}

function beginsUnit(tokens: Context['tokens'], at: number): boolean {
  return kinds.some((keys) => keys.every((key, index) => tokens[at + index]?.key === key));
}
