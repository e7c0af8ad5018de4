import { qualifierTexts, qualify, type Origin, type QualifiedNumber } from '../../domain/qualifiers';
import type { FileCell } from './fileRow';
import { locales, type Language } from './language';

/** A number as an answer has it. */
export interface AnsweredNumber {
  value: number | null;
  atLeast: number;
  atMost: number | null;
  estimated?: boolean | null;
  reportedBy?: number;
}

/** A number of a file as people read it: with its qualifier, and a range as a text, since it is no number to add. */
export function numberCell(
  number: AnsweredNumber | null | undefined,
  origin: Origin,
  language: Language,
): FileCell {
  if (!number) return null;
  const qualified = qualifiedNumber(number, origin);
  const { qualifier, number: count, to } = qualified;
  if (to !== null) return { text: sayNumber(qualified, language), look: 'right' };
  return qualifier === null ? { count } : { count, before: qualifierTexts[qualifier][language] };
}

/** The same in words: `gần 60.000`, `từ 10 đến 20`. */
export function sayNumber({ qualifier, number, to }: QualifiedNumber, language: Language): string {
  const say = (count: number) => new Intl.NumberFormat(locales[language]).format(count);
  const end = to === null ? '' : ` ${qualifierTexts.to[language]} ${say(to)}`;
  return `${qualifier === null ? '' : `${qualifierTexts[qualifier][language]} `}${say(number)}${end}`;
}

/** The bounds if the qualifier and the number do not say all of them: ` (ít nhất 10, nhiều nhất 20)`. */
export function sayRange(number: AnsweredNumber, origin: Origin, language: Language): string {
  if (!qualifiedNumber(number, origin).hasRange) return '';
  const say = (count: number) => new Intl.NumberFormat(locales[language]).format(count);
  const most = number.atMost === null ? '' : `, ${qualifierTexts.atMost[language]} ${say(number.atMost)}`;
  return ` (${qualifierTexts.atLeast[language]} ${say(number.atLeast)}${most})`;
}

export function qualifiedNumber(number: AnsweredNumber, origin: Origin): QualifiedNumber {
  return qualify({ ...number, estimated: number.estimated ?? false }, origin);
}
