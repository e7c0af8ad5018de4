import { gapReasons } from '../../domain/gapReasons';
import type { Text } from '../../web/words/language';
import type { BuiltTable } from './useTables';

/** What is said of a table without a number, if its provinces may have one. */
export const notAllAnswered: Text = {
  vi: 'Chưa có số liệu nào; có tỉnh trong phạm vi chưa trả lời.',
  en: 'No figure yet; some provinces of the scope have given no answer.',
};

/** Whether a province could not be asked, be it asked again by itself or not. */
export function isUnanswered({ tables }: Pick<BuiltTable, 'tables'>, retryAt: number | null): boolean {
  const missing = tables.flatMap(({ total }) => total.coverage.missing);
  return retryAt !== null || missing.some(({ reason }) => gapReasons[reason].from === 'service');
}
