import type { Cost } from '../page/answer';
import type { Language } from '../../../web/words/language';
import { formatCount } from '../../../web/words/numbers';

/** What an operation cost, in words; the dearest place of it if the gateway names one. */
export function wordCost({ total, limit, parts = [] }: Cost, language: Language): string {
  const [dearest] = parts;
  const number = (value: number) => formatCount(value, language);
  if (language === 'vi') {
    const of = limit === undefined ? '' : ` trong giới hạn ${number(limit)}`;
    const most = dearest ? `; nhiều nhất là ${dearest.path} (${number(dearest.cost)})` : '';
    return `${number(total)} điểm${of}${most}`;
  }
  const of = limit === undefined ? '' : ` of ${number(limit)} allowed`;
  const most = dearest ? `; most of it ${dearest.path} (${number(dearest.cost)})` : '';
  return `${number(total)} points${of}${most}`;
}
