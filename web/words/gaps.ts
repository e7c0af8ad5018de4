import { gapReasons } from '../../domain/gapReasons';
import type { GapReason } from '../../schema/generated/operations';
import { formatInstant } from './dates';
import type { Language, Texts } from './language';

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
