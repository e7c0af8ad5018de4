import {
  isEdge,
  isGroupedHere,
  match,
  tokenAt,
  wordSet,
  type Structured,
  type TokensOfText,
} from './structure';
import { keysOf, type Token } from './tokens';

const actOfLaw = wordSet('nghị, kết, chỉ, quyết, thông, công, hướng, luật, kế, chương, báo, tờ, quy');
const actOfLawEnds = wordSet('quyết, luận, thị, định, tư, văn, dẫn, hoạch, trình, cáo, lệnh, luật');
const partWords = wordSet(
  'đợt, lần, vòng, đoạn, quận, phường, tổ, ấp, khóm, phố, lộ, hạng, loại, cấp, điều, khoản, mục, chương, lục, ' +
    'biểu, bảng, hình, ảnh, báo, khóa, đường, điểm, thôn, đội, đại, câu, phần, lớp, khối, bản',
);
const always = wordSet('thứ, khóa');

/** `Cụm thi đua số 5`, `Nghị quyết số 18`, `lần thứ 12`, `đợt 2`. */
export function readNamedNumber(of: TokensOfText, at: number): Structured | null {
  const { tokens } = of;
  const before = tokens[at - 1];
  if (!before || tokenAt(of, at).end - tokenAt(of, at).start > 4 || isGroupedHere(of, at)) return null;
  const [number] = keysOf('số');
  if (before.key === number) return readAfterNumberWord(of, at);
  if (before.key === ':' && tokens[at - 2]?.key === number && isEdge(tokens[at - 3]))
    return { last: at, reason: 'DOCUMENT_NUMBER' };
  if (always.has(before.key)) return { last: at, reason: 'ORDINAL' };
  if (isActOfLaw(tokens, at)) return { last: at, reason: 'DOCUMENT_NUMBER' };
  const isPart = partWords.has(before.key) || isPhotoLine(tokens, at);
  return isPart && !of.isCounted(at + 1) && !/^[%/]$/.test(tokens[at + 1]?.key ?? '')
    ? { last: at, reason: 'ORDINAL' }
    : null;
}

/** "Số" names by a number, but in "tổng số 786" and "trong số 250" it counts. */
function readAfterNumberWord({ tokens, isCounted }: TokensOfText, at: number): Structured | null {
  const word = tokens[at - 2]?.key ?? '';
  if (counting.has(word) || (isCounted(at + 1) && !actOfLawEnds.has(word))) return null;
  return { last: at, reason: isActOfLaw(tokens, at - 1) ? 'DOCUMENT_NUMBER' : 'ORDINAL' };
}

const counting = wordSet('tổng, trong, với');

/** `Nghị quyết 18`, `Kết luận số 03`. */
function isActOfLaw(tokens: readonly Token[], at: number): boolean {
  return (
    actOfLawEnds.has(tokens[at - 1]?.key ?? '') &&
    actOfLaw.has(tokens[at - 2]?.key ?? '') &&
    tokens[at - 2]?.isCapital === true
  );
}

/** A line such as `báo 5` or `Ảnh 2`. */
function isPhotoLine(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'word' && isEdge(tokens[at - 2]) && isEdge(tokens[at + 1]);
}

/** `1.`, `2)`, `1.1.`, `(3)` at the beginning of a line. */
export function readNumbering(of: TokensOfText, at: number): Structured | null {
  const { tokens } = of;
  const before = tokens[at - 1];
  if (before?.key === '(' && tokens[at + 1]?.key === ')' && tokenAt(of, at).end - tokenAt(of, at).start <= 2)
    return { last: at, reason: 'ORDINAL' };
  if (!isEdge(before)) return null;
  const found = match(of, at, /\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)/]|(?=\s*[-–]\s))(?=\s)/y);
  return found ? { last: lastDigits(tokens, at, found.last), reason: 'ORDINAL' } : null;
}

function lastDigits(tokens: readonly Token[], at: number, last: number): number {
  let found = last;
  while (found > at && tokens[found]?.kind !== 'digits') found -= 1;
  return found;
}
