import type { Absence } from '../facts';
import { foldKey } from '../fold';
import { refuseAmbiguous, type Refused } from './refusal';

/** As the tables of statistical yearbooks have them: a dash for nothing, dots for what was not collected. */
const signs: Readonly<Record<string, Absence>> = {
  '-': 'NIL',
  '--': 'NIL',
  '---': 'NIL',
  '...': 'NOT_COLLECTED',
};

const phrases: Readonly<Record<Absence, readonly string[]>> = {
  NIL: ['không', 'không có', 'không phát sinh'],
  NOT_APPLICABLE: ['không áp dụng', 'không thuộc diện', 'không thuộc phạm vi'],
  NOT_COLLECTED: [
    'chưa có số liệu',
    'không có số liệu',
    'chưa thống kê',
    'chưa thống kê được',
    'không thống kê',
    'chưa tổng hợp',
    'chưa tổng hợp được',
    'đang tổng hợp',
    'chưa thu thập',
    'không thu thập',
    'chưa báo cáo',
  ],
};
const absenceOf = new Map(
  (Object.entries(phrases) as [Absence, readonly string[]][]).flatMap(([absence, words]) =>
    words.map((word) => [foldKey(word), absence] as const),
  ),
);
const unclear = new Set(['n/a', 'na', '#n/a', 'chưa có', 'chưa', '?', 'null', 'none']);

/** What a cell without a number says; null if it says something else. */
export function readAbsence(text: string): { absence: Absence } | Refused | null {
  if (text === 'x') return refuseAmbiguous(text, '"không áp dụng"', 'một dấu đánh, không có số');
  if (unclear.has(text)) return refuseAmbiguous(text, '"không phát sinh"', '"chưa có số liệu"');
  const absence = signs[text] ?? (/[^\p{L} ]/u.test(text) ? undefined : absenceOf.get(foldKey(text)));
  return absence === undefined ? null : { absence };
}
