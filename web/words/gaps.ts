import { gapReasons } from '../../domain/gapReasons';
import type { EmptyReason, GapReason } from '../../schema/generated/operations';
import { formatInstant } from './dates';
import type { Language, Text, Texts } from './language';

/** Why a province is not in a total, or why its figures are old: the words of the API's descriptions. */
export const reasonTexts: Texts<GapReason> = gapReasons;

/** The reason in the middle of a sentence. */
export function sayReason(reason: GapReason, language: Language): string {
  return reasonTexts[reason][language].toLocaleLowerCase(language);
}

/** Whose figures stand in for those that could not be got. */
export function sayStale(since: string, language: Language): string {
  const moment = formatInstant(since, language);
  return { vi: `số cũ từ ${moment}`, en: `last known figures of ${moment}` }[language];
}

/** Why a cell of a table is empty. */
export function emptyReasonTexts(reason: EmptyReason): Text {
  return reason in reasonTexts
    ? reasonTexts[reason as GapReason]
    : (otherReasons[reason] ?? { vi: '–', en: '–' });
}

const otherReasons: Partial<Record<EmptyReason, Text>> = {
  SEVERAL: { vi: 'nhiều lý do', en: 'several reasons' },
  NOT_IN_SCOPE: { vi: 'ngoài phạm vi', en: 'not in scope' },
  NOT_EXPRESSIBLE: { vi: 'không thể hiện được', en: 'cannot be expressed' },
  NEVER_ADDED: { vi: 'không cộng qua các năm', en: 'never added across years' },
};
