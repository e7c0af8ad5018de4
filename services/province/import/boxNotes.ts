import type { Catalogue } from '../../../domain/catalogue';
import { createFinding, type Rule, type RuleFinding } from '../../../domain/rules';
import { loadLexicon } from '../../../platform/loadLexicon';
import type { RowFact } from './factRow';
import type { ImportFileTable } from './importTable';
import { titleNumbers } from './titleNumbers';

/** Asks about numbers that stand in boxes on a sheet: in no cell, so that they are not imported, and seen by everybody. */
export function createBoxNotes({ asides = [] }: ImportFileTable, catalogue: Catalogue, province: string) {
  const lines = asides.flatMap(({ what, text }) => (what === 'BOX' && text && hasNumber(text) ? [text] : []));
  // Totals of a measure are set beside the rows, as those in titles.
  const told = lines.length === 0 ? [] : titleNumbers(lines, { catalogue, lexicon: loadLexicon() });
  const asked = lines.filter((line) => !told.some((number) => number.line === line));
  let lastYear: number | null = null;
  return {
    note({ year }: RowFact): void {
      lastYear = Math.max(lastYear ?? year, year);
    },
    findings(rules: readonly Rule[]): RuleFinding[] {
      const rule = rules.find(({ compare }) => compare === 'BOXES');
      const year = lastYear;
      if (!rule || year === null) return [];
      return asked.map((line) => createFinding(rule, province, year, { line }));
    },
  };
}

/** What says when or where something stands, and counts nothing. */
const noCount = [
  /(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d)/gu,
  /(?:ngày|tháng|quý)\s*(?:\d{1,2}|[ivx]+)(?!\d)/giu,
  /(?<![\d.,])20\d\d(?![\d.,]*\d)/gu,
  /(?:mẫu|biểu|bảng|phụ lục|trang|hình|điều|khoản)\s*(?:số\s*)?:?\s*\d+\S*/giu,
  // The number of a document; "tổng số 300" and "con số 300" are none.
  /(?<!\p{L}\s*)số\s*:?\s*\d+\S*|số\s*:?\s*\d+\/\S+/giu,
];

function hasNumber(line: string): boolean {
  return /\d/.test(noCount.reduce((text, pattern) => text.replace(pattern, ' '), line.normalize('NFC')));
}
