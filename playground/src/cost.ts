import type { Cost } from './answer';
import { formatNumber, type Language } from './language';

/** What an operation cost, in words; the dearest place of it where the gateway names one. */
export function wordCost({ total, limit, parts = [] }: Cost, language: Language): string {
  const [dearest] = parts;
  const number = (value: number) => formatNumber(value, language);
  if (language === 'vi') {
    const of = limit === undefined ? '' : ` trong giới hạn ${number(limit)}`;
    const most = dearest ? `; nhiều nhất là ${dearest.path} (${number(dearest.cost)})` : '';
    return `${number(total)} điểm${of}${most}`;
  }
  const of = limit === undefined ? '' : ` of ${number(limit)} allowed`;
  const most = dearest ? `; most of it ${dearest.path} (${number(dearest.cost)})` : '';
  return `${number(total)} points${of}${most}`;
}
