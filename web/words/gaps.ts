import type { GapReason } from '../../schema/generated/operations';
import { formatInstant } from './dates';
import type { Language, Texts } from './language';

/** Why a province is not in a total, or why its figures are old: the words of the API's descriptions. */
export const reasonTexts: Texts<GapReason> = {
  NOT_REPORTED: { vi: 'Chưa báo cáo', en: 'Not reported' },
  NOT_IN_YEAR: { vi: 'Không tồn tại cuối năm', en: 'Did not exist at the end of the year' },
  NOT_CONNECTED: { vi: 'Chưa tham gia', en: 'Not connected' },
  UNREACHABLE: { vi: 'Không kết nối được', en: 'Unreachable' },
  TIMED_OUT: { vi: 'Quá thời gian', en: 'Timed out' },
  REFUSED: { vi: 'Bị từ chối', en: 'Refused' },
  INVALID_ANSWER: { vi: 'Trả lời sai', en: 'Invalid answer' },
};

/** The reason in the middle of a sentence. */
export function sayReason(reason: GapReason, language: Language): string {
  return reasonTexts[reason][language].toLocaleLowerCase(language);
}

/** Whose figures stand in for those that could not be got. */
export function sayStale(since: string, language: Language): string {
  const moment = formatInstant(since, language);
  return { vi: `số cũ từ ${moment}`, en: `last known figures of ${moment}` }[language];
}
